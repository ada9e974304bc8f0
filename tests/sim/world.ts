import { deviceNumber } from '../../shared/ids/id.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { logName } from '../../shared/schema/envelope.ts';
import { isWithAuthor } from '../../shared/sync/replica-document.ts';
import { chatMembership, markPart, messagePart, personCard } from '../../shared/testing/make-documents.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { chatPart } from '../fixtures/small-school.ts';
import { Random } from './random.ts';
import { SimDevice } from './sim-device.ts';
import { SimHub } from './sim-hub.ts';
import { checkWorld } from './world-checks.ts';

const CHATS = ['c1', 'c2'] as const;
/** The first and the third device belong to one person. */
const OWNERS = ['anna', 'boris', 'anna', 'vera'] as const;
const TWO_YEARS_MS = 2 * 365 * 24 * 3600_000;
const STEPS_UNTIL_STUCK = 4000;

/** What an author has done, in order: nothing of it may be lost. */
export interface Written {
  readonly device: SimDevice;
  readonly part: AuthorPart;
}

/** One seeded run: devices and a hub that live, fail, write and come back, with a hand on time and wires. */
export class World {
  readonly hub: SimHub;
  readonly devices: readonly SimDevice[];
  readonly chats = CHATS;
  readonly written: Written[] = [];
  /** Documents that a hub has refused at some time; trying them again moves them behind what came later. */
  readonly refusedOnce = new Set<string>();
  /** For looking at a seed that fails: called after every step, and must not wait for anything. */
  onStep: (step: number) => void = () => undefined;
  readonly #random: Random;
  readonly #timers = new ManualTimers();
  #texts = 0;

  constructor(seed: number) {
    const random = new Random(seed);
    this.#random = random;
    this.hub = new SimHub(this.#timers);
    const count = 2 + random.below(3);
    this.devices = OWNERS.slice(0, count).map(
      (person, index) =>
        new SimDevice({
          name: `d${index}`,
          person,
          deviceNumber: deviceNumber(Uint8Array.of(0, 0, 0, 0, 0, index), 0),
          hub: this.hub,
          timers: this.#timers,
          random: () => random.next(),
        }),
    );
  }

  async begin(): Promise<void> {
    await this.hub.start();
    await this.hub.hub.acceptor.writeAsSchool([
      ...[...new Set(OWNERS)].map((person) => personCard(person, ['teacher'], { isVerified: true })),
      ...CHATS.map((chat) => chatPart(chat, 'staffroom')),
      ...[...new Set(OWNERS)].map((person) => chatMembership('c1', person)),
    ]);
    for (const device of this.devices) {
      await device.enter();
      await device.start();
    }
  }

  async live(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.#step();
      this.#timers.advance(1);
      for (const { store } of this.devices) {
        for (const document of store.all()) if (isWithAuthor(document)) this.refusedOnce.add(document.id);
      }
      this.onStep(step);
      // Now and then several things happen before any of them is through.
      if (!this.#random.chance(0.25)) await turn();
    }
  }

  /** The weather clears: everything runs, everyone is online, and all is delivered until nothing moves. */
  async settle(): Promise<void> {
    await turn();
    if (!this.hub.isRunning) await this.hub.start();
    for (const device of this.devices) device.isOnline = true;
    for (let quiet = 0, steps = 0; quiet < 3; steps++) {
      if (steps > STEPS_UNTIL_STUCK) throw new Error(`never at rest: ${await this.describe()}`);
      const isMoving = this.#deliverAll();
      await turn();
      const isDone = !isMoving && (await this.#isAtRest());
      quiet = isDone ? quiet + 1 : 0;
      if (!isMoving && !isDone) this.#timers.advance(1000);
    }
  }

  check(): Promise<void> {
    return checkWorld(this);
  }

  async describe(): Promise<string> {
    const devices = await Promise.all(
      this.devices.map(async ({ name, replicator, store }) => {
        const { waiting } = await store.countUnsent();
        return `${name} ${JSON.stringify(replicator.progress.value.state)} waiting ${waiting}`;
      }),
    );
    return devices.join('; ');
  }

  async #isAtRest(): Promise<boolean> {
    for (const { replicator, store } of this.devices) {
      const { waiting } = await store.countUnsent();
      if (waiting > 0 || replicator.progress.value.state.kind !== 'live') return false;
    }
    return true;
  }

  #deliverAll(): boolean {
    let hasMoved = false;
    for (const pair of [...this.hub.pairs]) {
      while (pair.waiting.toHub > 0) {
        pair.deliverToHub();
        hasMoved = true;
      }
      while (pair.waiting.toClient > 0) {
        pair.deliverToClient();
        hasMoved = true;
      }
      if (pair.isOver) this.hub.pairs.delete(pair);
    }
    return hasMoved;
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const dice = random.next();
    if (dice < 0.5) this.#moveFrames();
    else if (dice < 0.72) await this.#write(random.pick(this.devices));
    else if (dice < 0.84) this.#timers.advance(random.pick([1, 20, 700, 5_000, 40_000]));
    else if (dice < 0.9) this.#breakWire();
    else if (dice < 0.93) this.#setClock(random.pick(this.devices));
    else if (dice < 0.95) await random.pick(this.devices).restart();
    else if (dice < 0.97) await this.#author(random.pick(this.devices));
    else await this.#hubFails();
  }

  #moveFrames(): void {
    const pairs = [...this.hub.pairs].filter(({ waiting }) => waiting.toHub + waiting.toClient > 0);
    if (pairs.length === 0) return;
    const pair = this.#random.pick(pairs);
    const isUp = pair.waiting.toClient === 0 || (pair.waiting.toHub > 0 && this.#random.chance(0.5));
    for (let n = 1 + this.#random.below(4); n > 0; n--) {
      if (isUp) pair.deliverToHub();
      else pair.deliverToClient();
    }
  }

  #breakWire(): void {
    const random = this.#random;
    if (random.chance(0.4)) {
      const device = random.pick(this.devices);
      device.isOnline = !device.isOnline;
      return;
    }
    const pairs = [...this.hub.pairs];
    if (pairs.length === 0) return;
    const pair = random.pick(pairs);
    if (random.chance(0.3)) pair.cutSilently();
    else pair.cut();
    if (pair.isOver) this.hub.pairs.delete(pair);
  }

  #setClock(device: SimDevice): void {
    const years = (this.#random.next() * 2 - 1) * TWO_YEARS_MS;
    device.skewMs = Math.round(
      this.#random.pick([0, years, device.skewMs - 3600_000, device.skewMs + 90_000]),
    );
  }

  async #hubFails(): Promise<void> {
    const random = this.#random;
    if (random.chance(0.2)) {
      this.hub.skewMs = random.pick([0, -3600_000, 600_000]);
      return;
    }
    if (!this.hub.isRunning) return await this.hub.start();
    if (random.chance(0.5)) this.hub.stop();
    else this.hub.kill();
    if (random.chance(0.7)) await this.hub.start();
  }

  async #write(device: SimDevice): Promise<void> {
    const random = this.#random;
    const chat = random.pick(CHATS);
    const takenBack = new Set(this.written.filter(({ part }) => part.gone).map(({ part }) => part.id));
    const held = new Set(device.store.all().map(({ id }) => id));
    const own = this.written.filter(
      ({ part, device: by }) =>
        by === device && part.kind === 'message' && held.has(part.id) && !takenBack.has(part.id),
    );
    const stamp = device.clock.stamp();
    const text = `${device.name} ${++this.#texts}`;
    if (own.length > 0 && random.chance(0.25)) {
      const { part } = random.pick(own);
      const isTakenBack = random.chance(0.2);
      await this.#put(device, { ...part, stamp, gone: isTakenBack, body: { text, replyTo: '' } });
    } else if (random.chance(0.2)) await this.#mark(device, chat, stamp);
    else if (random.chance(0.12)) {
      const state = random.chance(0.6) ? 'active' : 'ended';
      await this.#put(device, chatMembership(chat, device.person, { state, stamp }));
    } else await this.#put(device, messagePart({ by: device.person, chat, text, stamp, id: stamp }));
  }

  async #mark(device: SimDevice, chat: string, stamp: string): Promise<void> {
    const read = device.store.all().filter((document) => document.parent === chat && document.seq > 0);
    if (read.length === 0) return;
    const document = this.#random.pick(read);
    await this.#put(
      device,
      markPart({ by: device.person, chat, upTo: { [logName(document)]: document.seq }, stamp }),
    );
  }

  async #put(device: SimDevice, part: AuthorPart): Promise<void> {
    this.written.push({ device, part });
    await device.write(part);
  }

  /** An author looks at what was refused: tries again, or not. */
  async #author(device: SimDevice): Promise<void> {
    const refused = device.store.all().filter(isWithAuthor);
    if (refused.length === 0) return;
    await device.store.requeue(this.#random.pick(refused).id);
    device.replicator.wake();
  }
}

/** Everything that waits for nothing but its turn is done. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
