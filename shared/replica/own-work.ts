import { wordsOfMinutes } from '../schema/minutes.ts';
import { chatTitle } from './chat-title.ts';
import type { RxCollection } from 'rxdb';
import { stampTime } from '../ids/id.ts';
import { isOfKind } from '../schema/kinds.ts';
import { listName } from '../schema/person.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import type { ReplicaDatabase } from './database.ts';
import { lostDrafts } from './lost-drafts.ts';
import { refusalOf, type ReaderContext } from './message-rows.ts';
import { ownShelfAct, ownShelfText } from './shelf/own-shelf-work.ts';
import { waitingTargets } from './school/waiting-targets.ts';
import { chatIn, ROUND_ACTS, roundText } from './rounds/own-rounds.ts';
import type { OutboxRow, OwnAct, OwnWorkCounts } from './views.ts';

const NOT_ON_HUB = ['written', 'refused', 'aside'] as const;
/** What stands in chats by itself. */
const STREAM_KINDS: ReadonlySet<string> = new Set(['message', 'poll', 'task', 'event']);
/** More would push aside what happened to the act. */
const MOST_NAMES = 3;
/** Of more than so many nobody counts those that go along with others. */
const MOST_LOOKED_AT = 200;
const UNSEEN: ReadonlySet<string> = new Set([
  'thumb',
  'ring',
  'callanswer',
  'hand',
  'handdown',
  'roll',
  'room',
  'exhibit',
  'cue',
  'ink',
  'pen',
  'caption',
  'captioner',
  'recording',
  'air',
  'questionmark',
  'split',
  'caughtup',
  'cohost',
  'lessonend',
  'rulesack',
]);
type NotOnHub = (typeof NOT_ON_HUB)[number];

/**
 * What a person wrote or did and what is not on a hub: messages, lessons, slips, answers to offers, and drafts of
 * chats that are gone. Read marks are nobody's worry. Each question is one look at the index of queue and stamp.
 */
export class OwnWork {
  readonly #collections: readonly RxCollection<ReplicaDocument>[];
  readonly #messages: RxCollection<ReplicaDocument>;

  constructor(of: Pick<ReplicaDatabase, 'chats' | 'messages' | 'ledger' | 'directory' | 'shelf'>) {
    const { chats, messages, ledger, directory, shelf } = of;
    // Of the directory's documents people write slips only.
    this.#collections = [chats, messages, ledger, directory, shelf];
    this.#messages = messages;
  }

  /** In the order in which it was written. */
  async rows(context: ReaderContext): Promise<readonly OutboxRow[]> {
    const found: ReplicaDocument[] = [];
    for (const collection of this.#collections) {
      for (const queue of NOT_ON_HUB) {
        const some = await collection.find({ selector: { queue }, sort: [{ stamp: 'asc' }] }).exec();
        found.push(...some.map((document) => document.toMutableJSON()));
      }
    }
    const written = found
      .filter(isWork)
      .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
      .map((document) => rowOf(document, context));
    return [...written, ...(await this.#lost(context))];
  }

  async counts(context: ReaderContext): Promise<OwnWorkCounts> {
    const counts = { written: 0, refused: 0, aside: (await this.#lost(context)).length };
    let waitingMessages = 0;
    for (const collection of this.#collections) {
      for (const queue of NOT_ON_HUB) {
        const count = await this.#count(collection, queue);
        counts[queue] += count;
        if (collection !== this.#messages || queue !== 'written' || count === 0) continue;
        // What is said about a message waits too, and is no message.
        const waiting = await collection.find({ selector: { queue } }).exec();
        waitingMessages = waiting.filter((one) => STREAM_KINDS.has(one.kind) && !one.gone).length;
      }
    }
    return { waiting: counts.written, waitingMessages, refused: counts.refused, aside: counts.aside };
  }

  #lost(context: ReaderContext): Promise<readonly OutboxRow[]> {
    const isOpen = (chat: string) => titleOf(chat, context) !== '';
    return lostDrafts({ drafts: context.drafts, isOpen, messages: this.#messages });
  }

  async #count(collection: RxCollection<ReplicaDocument>, queue: NotOnHub): Promise<number> {
    const selector = { queue };
    const count = await collection.count({ selector }).exec();
    if (collection !== this.#messages || count === 0 || count > MOST_LOOKED_AT) return count;
    return (await collection.find({ selector }).exec()).filter(isWork).length;
  }
}

/** Small pictures go along with their message; hands and the roll are of the lesson, which says itself what it has. */
function isWork({ kind }: Pick<ReplicaDocument, 'kind'>): boolean {
  return !UNSEEN.has(kind);
}

function rowOf(document: ReplicaDocument, context: ReaderContext): OutboxRow {
  const chat = chatIn(document.scope) || document.parent;
  return {
    id: document.id,
    act: actOf(document),
    chat,
    chatTitle: titleOf(chat, context),
    text: textOf(document),
    action: isOfKind(document, 'act') ? document.body.action : '',
    about: aboutOf(document, context),
    writtenAt: document.at > 0 ? document.at : stampTime(document.stamp),
    state: stateOf(document, context),
    refusal: refusalOf(document),
  };
}

function stateOf(document: ReplicaDocument, context: ReaderContext): OutboxRow['state'] {
  const queue: NotOnHub | undefined = NOT_ON_HUB.find((state) => state === document.queue);
  if (queue !== undefined && queue !== 'written') return queue;
  return context.sending.has(document.id) ? 'sending' : 'written';
}

function actOf(document: ReplicaDocument): OwnAct {
  if (isOfKind(document, 'message')) return document.gone ? 'deletion' : 'message';
  if (isOfKind(document, 'reaction')) return 'reaction';
  if (isOfKind(document, 'takedown')) return 'takedown';
  if (isOfKind(document, 'pin')) return 'pin';
  if (isOfKind(document, 'lesson')) return document.body.endedAt > 0 ? 'lessonEnd' : 'lesson';
  if (isOfKind(document, 'session')) return 'session';
  if (isOfKind(document, 'booking')) return 'booking';
  if (isOfKind(document, 'minutes')) return 'minutes';
  if (isOfKind(document, 'membership')) return ACTS[document.body.state];
  if (isOfKind(document, 'slip')) return 'slip';
  const ofModeration = MODERATION_ACTS[document.kind];
  if (ofModeration) return ofModeration;
  return isOfKind(document, 'act') ? 'act' : (ownShelfAct(document) ?? ROUND_ACTS[document.kind] ?? 'other');
}

const MODERATION_ACTS: Partial<Record<string, OwnAct>> = {
  report: 'report',
  reportend: 'reportend',
  casestep: 'casestep',
  apology: 'apology',
  objection: 'objection',
};
const ACTS = { active: 'join', declined: 'decline', ended: 'leave' } as const;

function textOf(document: ReplicaDocument): string {
  if (isOfKind(document, 'message')) return document.body.text;
  if (isOfKind(document, 'takedown')) return document.body.reason;
  if (isOfKind(document, 'report')) return document.body.words;
  if (isOfKind(document, 'apology')) return document.body.text;
  // The window knows an act's words; the reason is what its author typed.
  if (isOfKind(document, 'act')) return document.body.reason;
  if (isOfKind(document, 'session')) return document.body.title;
  if (isOfKind(document, 'minutes')) return wordsOfMinutes(document.body);
  return isOfKind(document, 'lesson') ? document.body.title : ownShelfText(document) || roundText(document);
}

/** A refused act is to be looked at again, so it says whom and what it was about. */
function aboutOf(document: ReplicaDocument, { projection }: ReaderContext): string {
  if (!isOfKind(document, 'act')) return '';
  const names = [...waitingTargets([document])].flatMap((id) => {
    const person = projection.people.get(id);
    if (person) return [listName(person.body)];
    const classroom = projection.classrooms.get(id);
    return classroom ? [classroom.body.title] : [];
  });
  return names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? '…' : '');
}

/** A chat that this person may no longer read is not named, even while its document is still here. */
function titleOf(chat: string, { projection, person }: ReaderContext): string {
  const { chats, channels } = projection.factsOf(person);
  return chats.has(chat) || channels.has(chat) ? chatTitle(projection, person, chat) : '';
}
