import { deviceNumber } from '../../shared/ids/id.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { Role } from '../../shared/schema/person.ts';
import {
  chatMembership,
  classMembership,
  kinshipPart,
  personCard,
} from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { chatPart, classPart, contactPart } from '../fixtures/small-school.ts';
import type { Random } from './random.ts';
import type { SimHub } from './sim-hub.ts';

/** Somebody of each kind, so that every kind of scope has its readers. */
export const ROLES: Readonly<Record<string, readonly Role[]>> = {
  anna: ['teacher'],
  boris: ['pupil'],
  vera: ['parent'],
  galina: ['administrator'],
};
export const PEOPLE = Object.keys(ROLES);

/** What the school's own hand does, and what of it a hub has confirmed. */
export class School {
  readonly chats = ['c1', 'c2', 'c3'];
  readonly classes = ['k1'];
  /** Confirmed by the hub, the latest version of each document. */
  readonly confirmed = new Map<string, AuthorPart>();
  readonly #hub: SimHub;
  readonly #random: Random;
  readonly #clock: HybridClock;
  #n = 0;

  constructor(hub: SimHub, random: Random) {
    this.#hub = hub;
    this.#random = random;
    this.#clock = new HybridClock({
      now: () => hub.now(),
      device: deviceNumber(Uint8Array.of(0, 0, 0, 0, 1, 0), 0),
    });
  }

  /** Three chats, a class with a pupil and her mother; all but the administrator are in the first chat. */
  async open(): Promise<void> {
    await this.write([
      ...PEOPLE.map((person) => this.#card(person)),
      ...PEOPLE.map(contactPart),
      ...withRules(...PEOPLE),
      classPart('k1'),
      classMembership('k1', 'boris'),
      kinshipPart('boris', 'vera'),
      chatPart('c1'),
      chatPart('c2', 'staffroom'),
      chatPart('c3', 'parents', 'k1'),
      ...['anna', 'boris', 'vera'].map((person) => chatMembership('c1', person)),
      chatMembership('c2', 'anna'),
      chatMembership('c3', 'vera'),
    ]);
  }

  /** Something small or large changes, most often who may read what. */
  async act(): Promise<void> {
    const random = this.#random;
    const person = random.pick(PEOPLE);
    const chat = random.pick(this.chats);
    const dice = random.next();
    if (dice < 0.3) return await this.write([chatMembership(chat, person, { state: 'ended' })]);
    if (dice < 0.6) return await this.write([chatMembership(chat, person)]);
    if (dice < 0.7) {
      return await this.write([this.#card(person, this.isPresent(person))]);
    }
    if (dice < 0.76) return await this.#openChat();
    if (dice < 0.8) return await this.#openClass();
    const state = random.chance(0.5) ? 'active' : 'ended';
    if (dice < 0.86) return await this.write([classMembership(random.pick(this.classes), person, { state })]);
    if (dice < 0.92) return await this.write([kinshipPart('boris', 'vera', random.chance(0.6))]);
    return await this.write([
      random.chance(0.5) ? this.#card(person, !this.isPresent(person)) : contactPart(person),
    ]);
  }

  /** Whether a person is in the school, as far as the hub knows. */
  isPresent(person: string): boolean {
    return this.#hub.access.factsOf(person).isPresent;
  }

  /** Everyone is in the school again. */
  async callBack(): Promise<void> {
    const absent = PEOPLE.filter((person) => !this.isPresent(person));
    if (absent.length > 0) await this.write(absent.map((person) => this.#card(person)));
  }

  /** Chats and classes that a restored hub has lost are nobody's any more. */
  forget(isLost: (id: string) => boolean): void {
    for (const names of [this.chats, this.classes]) {
      names.splice(0, names.length, ...names.filter((name) => !isLost(name)));
    }
  }

  /** Resolves when the hub has confirmed it; never, when it died before. */
  async write(parts: readonly AuthorPart[]): Promise<void> {
    const stamped = parts.map((part) => ({ ...part, stamp: this.#clock.stamp() }));
    await this.#hub.hub.acceptor.writeAsSchool(stamped);
    for (const part of stamped) this.confirmed.set(part.id, part);
  }

  #card(person: string, hasLeft = false): AuthorPart {
    const position = `должность ${++this.#n}`;
    return personCard(person, [...(ROLES[person] ?? [])], { position, leftAt: hasLeft ? 1 : 0 });
  }

  async #openChat(): Promise<void> {
    const chat = `c${++this.#n}x`;
    const members = PEOPLE.filter(() => this.#random.chance(0.6));
    await this.write([
      chatPart(chat, this.#random.pick(['group', 'staffroom', 'pupils']), 'k1'),
      ...members.map((person) => chatMembership(chat, person)),
    ]);
    this.chats.push(chat);
  }

  async #openClass(): Promise<void> {
    const classroom = `k${++this.#n}x`;
    await this.write([classPart(classroom), classMembership(classroom, 'boris')]);
    this.classes.push(classroom);
  }
}
