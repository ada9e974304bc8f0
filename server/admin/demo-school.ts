import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { DemoPerson } from '../../shared/ipc/values.ts';
import { isOffered, offeredRole } from '../../shared/permissions/offers.ts';
import { type AcceptedDocument, type AuthorPart, logName } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { shortName } from '../../shared/schema/person.ts';
import { readMarkId } from '../../shared/schema/read-mark.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Hub } from '../hub.ts';
import type { Roster } from '../roster/roster.ts';
import { type DemoTalk, parseDemoTalk } from './demo-talk.ts';
import type { SchoolDocuments } from './school-documents.ts';
import { readRoster, SchoolSetup } from './school-setup.ts';

const SETTLED_MS = 7 * 24 * 3600_000;

type ChatDocument = AcceptedDocument & DocumentOf<'chat', AcceptedDocument>;

/** The demonstration school: invented people, who have all read the rules, joined their chats and said something. */
export class DemoSchool {
  readonly #hub: Hub;
  #suggested: readonly string[] = [];

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Fills an empty hub from a roster folder that also holds `talk.json`. A filled one stays as it is. */
  async open(folder: string): Promise<void> {
    const talk = parseDemoTalk(JSON.parse(await readFile(join(folder, 'talk.json'), 'utf8')));
    this.#suggested = talk.suggested;
    const present = await this.#hub.school();
    if (present?.body.isDemo) return;
    if (present) throw new AppError('schoolExists', { params: { title: present.body.title } });
    const { roster } = await readRoster(folder);
    if (!roster) throw new AppError('rosterBroken');
    const administrator = roster.people.find((person) => person.roles.includes('administrator'));
    const setup = new SchoolSetup(this.#hub);
    const settledAt = this.#hub.now() - SETTLED_MS;
    const { make } = await setup.importRoster({
      roster,
      administrator: administrator?.sourcedId ?? '',
      isDemo: true,
      acceptedAt: () => settledAt,
    });
    const ofRules = roster.people.map(({ sourcedId }) => make.rulesRead(make.person(sourcedId), settledAt));
    await this.#hub.acceptor.writeAsSchool([...ofRules, ...(await this.#joins(roster, make))], {
      acceptedAt: () => settledAt,
    });
    await this.#say(roster, make, talk);
  }

  /** Everyone who can be picked. Refused in a school of real people. */
  async people(): Promise<readonly DemoPerson[]> {
    const school = await this.#hub.school();
    if (!school?.body.isDemo) throw new AppError('notAllowed');
    const cards = await this.#hub.store.byKind('person');
    const titles = await this.#classroomTitles();
    const suggested = new Map<string, number>();
    const rank = (id: string): number => suggested.get(id) ?? this.#suggested.length;
    return cards
      .flatMap((card) => (isOfKind(card, 'person') && !card.gone && card.body.leftAt === 0 ? [card] : []))
      .map((card): DemoPerson => {
        const { familyName, givenName, roles, position } = card.body;
        const place = this.#suggested.indexOf(`${familyName} ${givenName}`);
        const isSuggested = place >= 0;
        if (isSuggested) suggested.set(card.id, place);
        const classrooms = titles.get(card.id) ?? [];
        return { id: card.id, name: shortName(card.body), roles, position, classrooms, isSuggested };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'ru'))
      .sort((a, b) => rank(a.id) - rank(b.id));
  }

  async #joins(roster: Roster, make: SchoolDocuments): Promise<AuthorPart[]> {
    const chats = (await this.#hub.store.byKind('chat')).filter((chat): chat is ChatDocument =>
      isOfKind(chat, 'chat'),
    );
    const joins: AuthorPart[] = [];
    for (const { sourcedId } of roster.people) {
      const person = make.person(sourcedId);
      const facts = await this.#hub.facts.of(person);
      for (const chat of chats) {
        if (isOffered(chat.body, facts, chat.id)) joins.push(make.join(chat.id, person, offeredRole(facts)));
      }
    }
    return joins;
  }

  async #say(roster: Roster, make: SchoolDocuments, talk: DemoTalk): Promise<void> {
    const now = this.#hub.now();
    const chats = new Map((await this.#hub.store.byKind('chat')).map((chat) => [chatTitle(chat), chat]));
    const authors = new Map(
      roster.people.map((person) => [
        `${person.familyName} ${person.givenName}`,
        make.person(person.sourcedId),
      ]),
    );
    const at = new Map<string, number>();
    const parts = [...talk.messages]
      .sort((a, b) => b.minutesAgo - a.minutesAgo)
      .map((said) => {
        const chat = chats.get(said.chat);
        const by = authors.get(said.author);
        if (!chat || !by) throw new AppError('rosterBroken', { details: `${said.chat}: ${said.author}` });
        const id = this.#hub.clock.stamp();
        at.set(id, now - said.minutesAgo * 60_000);
        const body = { text: said.text, replyTo: '' };
        return this.#hub.documents.make('message', { id, scope: chat.scope, parent: chat.id, by, body });
      });
    await this.#hub.acceptor.writeAsSchool(parts, { acceptedAt: (part) => at.get(part.id) ?? now });
    await this.#markRead(new Set(parts.map((part) => part.parent)));
  }

  /** Whoever has answered in a chat has read what stood before. */
  async #markRead(chats: ReadonlySet<string>): Promise<void> {
    const { store, documents, acceptor } = this.#hub;
    const parts: AuthorPart[] = [];
    for (const chat of chats) {
      const read = new Map<string, number>();
      for (const message of await store.byParent('message', chat)) {
        read.set(message.by, Math.max(read.get(message.by) ?? 0, message.seq));
      }
      for (const [by, seq] of read) {
        const body = { upTo: { [logName(store)]: seq } };
        const id = readMarkId(chat, by);
        parts.push(documents.make('readmark', { id, scope: scopeOf.chat(chat), parent: chat, by, body }));
      }
    }
    await acceptor.writeAsSchool(parts);
  }

  async #classroomTitles(): Promise<ReadonlyMap<string, readonly string[]>> {
    const homerooms = (await this.#hub.store.byKind('classroom')).flatMap((classroom) =>
      isOfKind(classroom, 'classroom') && classroom.body.type === 'homeroom' ? [classroom] : [],
    );
    const titles = new Map<string, string[]>();
    for (const homeroom of homerooms) {
      for (const membership of await this.#hub.store.byParent('membership', homeroom.id)) {
        if (!isOfKind(membership, 'membership') || membership.body.state !== 'active') continue;
        const { person } = membership.body;
        titles.set(person, [...(titles.get(person) ?? []), homeroom.body.title]);
      }
    }
    return titles;
  }
}

function chatTitle(chat: AcceptedDocument): string {
  return isOfKind(chat, 'chat') ? chat.body.title : '';
}
