import { Documents, rosterId } from '../../../server/documents.ts';
import { deviceNumber, makeStamp } from '../../../shared/ids/id.ts';
import type { AcceptedDocument, AuthorPart } from '../../../shared/schema/envelope.ts';
import { membershipId } from '../../../shared/schema/membership.ts';
import { orderOf } from '../../../shared/schema/order.ts';
import { rulesAckId, STANDARD_EDITION } from '../../../shared/schema/rules.ts';
import { scopeOf } from '../../../shared/schema/scope.ts';
import { HybridClock } from '../../../shared/time/hybrid-clock.ts';
import { Random } from '../../demo-school/random.ts';
import { type CorpusMessage, makeCorpus } from './corpus.ts';
import { readMessagesFile } from './messages-file.ts';

export interface BenchMessage {
  readonly part: AuthorPart;
  /** When the hub accepts it, milliseconds since 1970, never falling. */
  readonly acceptedAt: number;
}

/** A corpus as the product's documents: a school with one reader, who is in every chat. */
export interface BenchSchool {
  readonly reader: string;
  /** The chat on the reader's screen. */
  readonly openChat: string;
  readonly chats: readonly string[];
  readonly authors: readonly string[];
  readonly documents: readonly AuthorPart[];
  readonly messages: readonly BenchMessage[];
}

const SEED = 1;
const SCREEN_MESSAGES = 50;

/** @param file a file of messages, '' for the benchmark's own corpus */
export function readCorpus(file: string): readonly CorpusMessage[] {
  return file === '' ? makeCorpus() : readMessagesFile(file);
}

export function schoolOf(corpus: readonly CorpusMessage[]): BenchSchool {
  const random = new Random(SEED);
  const beganAt = (corpus[0]?.time ?? 0) - 3_600_000;
  const documents = new Documents(new HybridClock({ now: () => beganAt, device: deviceOf(random) }));
  const school = rosterId('', 'school', 'sync benchmark');
  const idsOf = (what: string, names: readonly string[]) =>
    new Map([...new Set(names)].map((name) => [name, rosterId(school, what, name)]));
  const chats = idsOf('chat', corpus.map(({ chat }) => chat).sort());
  const authors = idsOf('person', corpus.map(({ author }) => author).sort());
  const reader = rosterId(school, 'person', '@reader');
  return {
    reader,
    openChat: chats.get(screenChat(corpus)) ?? '',
    chats: [...chats.values()],
    authors: [...authors.values()],
    documents: [
      schoolCard(documents, school),
      personCard(documents, reader, 'Читатель Всех Чатов'),
      ...[...authors].map(([name, id]) => personCard(documents, id, name)),
      ...[...chats].flatMap(([title, id]) => [
        chatCard(documents, id, title),
        membershipOf(documents, id, reader),
      ]),
    ],
    messages: messagesOf(corpus, chats, authors, random),
  };
}

/** The messages of a chat that its screen shows first, newest last. */
export function newestOf(messages: readonly BenchMessage[], chat: string): readonly string[] {
  const own = messages.filter(({ part }) => part.parent === chat);
  return own.slice(-SCREEN_MESSAGES).map(({ part }) => part.id);
}

/** The documents as a hub would have accepted them, for a contender that has no hub. */
export function acceptedBy(hub: string, epoch: string, school: BenchSchool): readonly AcceptedDocument[] {
  const beganAt = school.messages[0]?.acceptedAt ?? 0;
  const all = [...school.documents.map((part) => ({ part, acceptedAt: beganAt })), ...school.messages];
  return all.map(({ part, acceptedAt: at }, i) => {
    const seq = i + 1;
    return { ...part, hub, epoch, seq, at, order: orderOf({ at, hub, seq }) };
  });
}

export function schoolCard(documents: Documents, id: string): AuthorPart {
  return documents.make('school', {
    id,
    scope: 'school',
    body: { title: 'Школа', type: 'general', locality: '', isDemo: false },
  });
}

export function personCard(documents: Documents, id: string, name: string): AuthorPart {
  const [familyName = '', givenName = '', ...rest] = name.split(' ').map((word) => word.slice(0, 60));
  const middleName = rest.join(' ').slice(0, 60);
  return documents.make('person', {
    id,
    scope: 'school',
    body: { familyName, givenName, middleName, roles: ['pupil'], isVerified: false, position: '', leftAt: 0 },
  });
}

export function chatCard(documents: Documents, id: string, title: string): AuthorPart {
  return documents.make('chat', {
    id,
    scope: scopeOf.chat(id),
    body: { title: title.slice(0, 120), template: 'group', classroom: '', isArchived: false },
  });
}

export function membershipOf(documents: Documents, chat: string, person: string): AuthorPart {
  return documents.make('membership', {
    id: membershipId(chat, person),
    scope: scopeOf.chat(chat),
    parent: chat,
    by: person,
    body: { groupType: 'chat', group: chat, person, role: 'member', state: 'active' },
  });
}

/** Without it nobody may write in a chat. */
export function rulesReadBy(documents: Documents, person: string): AuthorPart {
  return documents.make('rulesack', {
    id: rulesAckId(STANDARD_EDITION, person),
    scope: scopeOf.ack(person),
    parent: STANDARD_EDITION,
    by: person,
    body: { chat: '', at: 0 },
  });
}

/** Each author writes on one device; a hub takes the message 50 to 2,000 ms later, in the order of its log. */
function messagesOf(
  corpus: readonly CorpusMessage[],
  chats: ReadonlyMap<string, string>,
  authors: ReadonlyMap<string, string>,
  random: Random,
): BenchMessage[] {
  const devices = new Map([...authors.keys()].map((author) => [author, deviceOf(random)]));
  const last = new Map<string, { ms: number; counter: number }>();
  let acceptedAt = 0;
  return corpus.map(({ chat, author, time, text }) => {
    const before = last.get(author);
    const counter = before?.ms === time ? before.counter + 1 : 0;
    last.set(author, { ms: time, counter });
    const id = makeStamp({ ms: time, counter, device: devices.get(author) ?? '' });
    acceptedAt = Math.max(acceptedAt, time + 50 + Math.floor(random.next() * 1950));
    return { part: messagePart(id, chats.get(chat) ?? '', authors.get(author) ?? '', text), acceptedAt };
  });
}

export function messagePart(id: string, chat: string, by: string, text: string): AuthorPart {
  return {
    id,
    kind: 'message',
    scope: scopeOf.chat(chat),
    parent: chat,
    by,
    stamp: id,
    gone: false,
    body: { text, replyTo: '' },
  };
}

export function deviceOf(random: Random): string {
  return deviceNumber(
    Uint8Array.from({ length: 6 }, () => Math.floor(random.next() * 256)),
    0,
  );
}

/** A chat of middling size that fills a screen. */
function screenChat(corpus: readonly CorpusMessage[]): string {
  const counts = new Map<string, number>();
  for (const { chat } of corpus) counts.set(chat, (counts.get(chat) ?? 0) + 1);
  const filling = [...counts].filter(([, count]) => count >= SCREEN_MESSAGES).sort(([, a], [, b]) => a - b);
  return filling[Math.floor(filling.length / 2)]?.[0] ?? corpus[0]?.chat ?? '';
}
