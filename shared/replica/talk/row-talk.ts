import { stampTime } from '../../ids/id.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import { refusalOf } from '../../permissions/can.ts';
import { ruleText } from '../../moderation/rules-in-force.ts';
import { mayPin, mayReact, takedownRefusal } from '../../permissions/may-write-talk.ts';
import { mayWriteInChat } from '../../permissions/may-write.ts';
import { type BodyOf, isOfKind } from '../../schema/kinds.ts';
import { firstAcceptance, writtenAt } from '../../schema/order.ts';
import { type Reaction, REACTIONS } from '../../schema/reaction.ts';
import { reportId } from '../../schema/report.ts';
import { chatOfScope } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { BriefView, ReactionView, ReplyView, RowTalk, TalkRight } from './talk-views.ts';

const MOST_NAMES = 30;
const MOST_QUOTED = 200;

/** What of a chat is asked once for all of its rows. */
interface ChatRights {
  readonly facts: PersonFacts;
  readonly canReact: boolean;
  readonly canPin: boolean;
  readonly canWrite: boolean;
  readonly canDelete: boolean;
  readonly pinned: ReadonlySet<string>;
}
const RIGHTS = new WeakMap<ReaderContext, Map<string, ChatRights>>();

/**
 * What is said about a row by others, and what its reader may do with it.
 * @param about what has the document as its parent
 * @param near documents of the stream that rows refer to, by id, also those that are gone
 */
export function rowTalk(
  context: ReaderContext,
  document: ReplicaDocument,
  about: readonly ReplicaDocument[],
  near: ReadonlyMap<string, ReplicaDocument>,
): RowTalk {
  const { projection } = context;
  const takedown = projection.talk.takedownOf(document.id, document.by);
  const rights = rightsIn(context, chatOfScope(document.scope));
  return {
    forwarded: forwardedOf(context, document),
    isEdited: isEdited(context, document),
    isPinned: rights.pinned.has(document.id),
    reply: replyOf(context, document, near),
    reactions: takedown ? [] : reactionsOf(context, about),
    takedown: takedown && {
      byName: personBrief(projection, takedown.by).name,
      isByMe: takedown.by === context.person,
      reason: takedown.body.reason,
      rule: ruleOf(takedown.body, projection),
    },
    rights: takedown ? [] : rightsOn(context, document, rights),
    ...mentionsOf(context, document),
  };
}

function ruleOf({ edition, rule }: BodyOf<'takedown'>, { directory }: ReaderContext['projection']): string {
  return edition === undefined || rule === undefined ? '' : (ruleText(directory, edition, rule) ?? '');
}

/** Whether others may have seen an earlier version: what changed before a hub had it was not changed for anybody. */
function isEdited({ projection }: ReaderContext, document: ReplicaDocument): boolean {
  const { id, stamp, order, hub, seq } = document;
  if (id === stamp) return false;
  // Accepted once more because something was taken out or brought back: what was stamped later than it was first
  // accepted had been changed before that; any other stamp is a clock's that was put right while it waited.
  if (projection.talk.isToldAgain(document)) return stampTime(stamp) > writtenAt(document);
  const first = firstAcceptance(order);
  return first !== undefined && (first.seq !== seq || first.hub !== hub);
}

/** Whether its words were taken out, for everybody but their author. */
export function isTakenDown({ projection, person }: ReaderContext, document: ReplicaDocument): boolean {
  return document.by !== person && projection.talk.takedownOf(document.id, document.by) !== undefined;
}

/** The words of a message as others may see them: nothing of what was taken out. */
export function shownWords(context: ReaderContext, document: ReplicaDocument): string {
  if (!isOfKind(document, 'message') || isTakenDown(context, document)) return '';
  return document.body.text;
}

function reactionsOf(context: ReaderContext, about: readonly ReplicaDocument[]): readonly ReactionView[] {
  const bySign = new Map<Reaction, string[]>();
  for (const reaction of about) {
    if (!isOfKind(reaction, 'reaction') || reaction.body.sign === '') continue;
    if (reaction.queue === 'refused' || reaction.queue === 'aside') continue;
    bySign.set(reaction.body.sign, [...(bySign.get(reaction.body.sign) ?? []), reaction.by]);
  }
  return REACTIONS.flatMap((sign) => {
    const people = bySign.get(sign);
    if (!people) return [];
    const names = people.slice(0, MOST_NAMES).map((person) => personBrief(context.projection, person).name);
    return [{ sign, count: people.length, isOwn: people.includes(context.person), names }];
  });
}

function forwardedOf({ projection }: ReaderContext, document: ReplicaDocument): RowTalk['forwarded'] {
  const forwarded = isOfKind(document, 'message') ? document.body.forwarded : undefined;
  return forwarded && { byName: personBrief(projection, forwarded.by).name, from: forwarded.from };
}

function mentionsOf(
  { projection, person }: ReaderContext,
  document: ReplicaDocument,
): Pick<RowTalk, 'mentioned' | 'isForMe'> {
  const { mentions = [] } = isOfKind(document, 'message') ? document.body : {};
  return {
    mentioned: mentions.map((id) => ({ person: id, name: personBrief(projection, id).name })),
    isForMe: mentions.includes(person),
  };
}

function replyOf(
  context: ReaderContext,
  document: ReplicaDocument,
  near: ReadonlyMap<string, ReplicaDocument>,
): ReplyView | undefined {
  if (!isOfKind(document, 'message') || document.body.replyTo === '') return undefined;
  const { replyTo: id, quote = '' } = document.body;
  const brief = briefOf(context, near.get(id));
  // What was taken back or out is not said by a quote either; the answer itself stays its author's.
  const isSaid = brief.state === 'here' || brief.state === 'missing';
  return { ...brief, id, quote: isSaid ? quote : '' };
}

/** @param document undefined where it is not on this computer */
export function briefOf(context: ReaderContext, document: ReplicaDocument | undefined): BriefView {
  if (!document) return { authorName: '', text: '', state: 'missing' };
  const authorName = personBrief(context.projection, document.by).name;
  if (document.gone) return { authorName, text: '', state: 'gone' };
  if (context.projection.talk.takedownOf(document.id, document.by)) {
    return { authorName, text: '', state: 'takenDown' };
  }
  return { authorName, text: wordsOf(document).slice(0, MOST_QUOTED), state: 'here' };
}

function wordsOf({ body }: ReplicaDocument): string {
  for (const field of ['text', 'title', 'question']) {
    const words = body[field];
    if (typeof words === 'string' && words !== '') return words;
  }
  return '';
}

function rightsOn(context: ReaderContext, document: ReplicaDocument, of: ChatRights): readonly TalkRight[] {
  const isOwn = document.by === context.person;
  const isForwarded = isOfKind(document, 'message') && document.body.forwarded !== undefined;
  const isMessage = document.kind === 'message';
  const isOnHub = document.queue !== 'refused' && document.queue !== 'aside';
  const chat = chatOfScope(document.scope);
  const { directory } = context.projection;
  const mayTakeDown = takedownRefusal(of.facts, { chat, author: document.by }, directory) === undefined;
  const held: Readonly<Record<TalkRight, boolean>> = {
    reply: of.canWrite && isOnHub,
    // Words alone can be quoted, of what the hub has or will have before the answer.
    quote: isMessage && wordsOf(document) !== '' && of.canWrite && isOnHub,
    react: of.canReact && isOnHub,
    pin: of.canPin && isOnHub,
    // The hub compares it with what it has.
    forward: isMessage && document.queue === '' && mayForward(context, document, of),
    reach: document.seq > 0 && mayCountReach(context, document, of),
    seenBy: isOwn && document.seq > 0 && of.canReact,
    edit: isOwn && isMessage && !isForwarded && of.canWrite,
    delete: isOwn && isMessage && of.canDelete && isOnHub,
    takeDown: !isOwn && isOnHub && mayTakeDown && directory.about('restoral', document.id).length === 0,
    violation: !isOwn && document.queue === '' && mayTakeDown,
    report: !isOwn && document.queue === '' && mayReport(context, document, of),
  };
  return TALK_RIGHTS.filter((right) => held[right]);
}
const TALK_RIGHTS: readonly TalkRight[] = [
  'reply',
  'quote',
  'react',
  'pin',
  'forward',
  'seenBy',
  'reach',
  'edit',
  'delete',
  'takeDown',
  'report',
  'violation',
];

/** Of announcements alone: whoever leads the school, who has written it, and in whose name it was published. */
function mayCountReach(
  { projection }: ReaderContext,
  document: ReplicaDocument,
  { facts }: ChatRights,
): boolean {
  if (!document.scope.startsWith('channel:')) return false;
  const named = isOfKind(document, 'message') ? document.body.onBehalf : undefined;
  return [document.by, named ?? document.by].some(
    (maker) => refusalOf(facts, 'channel.reach', { maker }, projection.directory.isOn) === undefined,
  );
}

/** Each message once by each member; what is said of those who work here goes to the administration. */
function mayReport(
  { projection, person }: ReaderContext,
  document: ReplicaDocument,
  { facts }: ChatRights,
): boolean {
  const { directory } = projection;
  const chat = chatOfScope(document.scope);
  const about = { ...directory.factsOf(document.by), person: document.by };
  if (directory.get('report', reportId(document.id, person))) return false;
  const target = { chat, about: directory.chat(chat), person: about };
  return refusalOf(facts, 'chat.report', target, directory.isOn) === undefined;
}

function mayForward(
  { projection }: ReaderContext,
  document: ReplicaDocument,
  { facts }: ChatRights,
): boolean {
  const chat = chatOfScope(document.scope);
  const about = projection.directory.chat(chat);
  const target = { chat, about, maker: document.by };
  return refusalOf(facts, 'message.forward', target, projection.directory.isOn) === undefined;
}

function rightsIn(context: ReaderContext, chat: string): ChatRights {
  const known = RIGHTS.get(context) ?? new Map<string, ChatRights>();
  RIGHTS.set(context, known);
  const held = known.get(chat);
  if (held) return held;
  const { directory, talk } = context.projection;
  const facts = directory.factsOf(context.person);
  const about = directory.chat(chat);
  const rights: ChatRights = {
    facts,
    canReact: mayReact(facts, chat, directory),
    canPin: mayPin(facts, chat, directory),
    canWrite: mayWriteInChat(facts, chat, directory, context.now),
    canDelete: refusalOf(facts, 'message.delete', { chat, about }, directory.isOn) === undefined,
    pinned: new Set(talk.pinned(chat).map((pin) => pin.body.message)),
  };
  known.set(chat, rights);
  return rights;
}
