import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { answerId } from '../schema/answer.ts';
import { chatScope, isChannel } from '../schema/chat.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind, KINDS, type Kind } from '../schema/kinds.ts';
import { membershipId } from '../schema/membership.ts';
import { saysSomething } from '../schema/message.ts';
import { readMarkId } from '../schema/read-mark.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { NO_THUMB } from '../schema/thumb.ts';
import { guardOf } from '../std/parse.ts';
import type { Directory } from '../directory/directory.ts';
import { maySucceed } from '../moderation/moderators-of.ts';
import { rulesToAccept } from '../moderation/rules-in-force.ts';
import { refusalOf } from './can.ts';
import { leadRefusal } from './may-lead.ts';
import { callPartRefusal } from './may-write-calls.ts';
import { broadcastRefusal } from './may-write-broadcasts.ts';
import { lessonRefusal } from './may-write-lessons.ts';
import { captionRefusal } from './may-write-captions.ts';
import { splitRefusal } from './may-write-splits.ts';
import { moderationRefusal } from './may-write-moderation.ts';
import { stageRefusal } from './may-write-stage.ts';
import { materialRefusal } from './may-write-materials.ts';
import { recordingRefusal } from './may-write-recordings.ts';
import { orderRefusal } from './may-write-orders.ts';
import {
  authorRefusal,
  otherOf,
  pairRefusal,
  privateRefusal,
  submissionEndRefusal,
  submissionRefusal,
} from './may-write-chats.ts';
import { sessionRefusal } from './may-write-sessions.ts';
import { slipRefusal } from './may-make-slip.ts';
import { TALK_RULES } from './may-write-talk.ts';
import { isOffered, offeredRole } from './offers.ts';
import type { PersonFacts } from './facts.ts';
import { streamRefusal } from './stream-rules.ts';
import { gateRefusal, saidRefusal } from './write-gates.ts';
import { NO_SURROUNDINGS, type Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/** A version by a person, its body parsed by its kind. */
export type Written = AuthorPart & { readonly kind: Kind };

/** What a rule may look up about the document's surroundings. */
export type WriteContext = Pick<
  Directory,
  | 'about'
  | 'all'
  | 'amount'
  | 'chat'
  | 'factsOf'
  | 'get'
  | 'isOn'
  | 'knowsDevices'
  | 'plainFactsOf'
  | 'school'
>;

/**
 * Whether a person may write this version; undefined when allowed, otherwise the reason. Hub and client
 * ask the same function, so what is shown is what is enforced. New ids are stamps, so that nobody can learn
 * of or stand in the way of documents whose ids are made of names (memberships, family links, imports).
 * Whether an act may be done is a question of its own (`planAct`); here it is only in its place.
 * @param around what the rule looks up besides the school; `lookedUpIn` says what
 */
export function refusalToWrite(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings = NO_SURROUNDINGS,
): AppErrorCode | undefined {
  return judge(facts, part, context, around) ?? saidRefusal(part, context, around.at);
}

function judge(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | undefined {
  if (!facts.isPresent || part.by !== facts.person || part.by === SCHOOL_WRITER) return 'notAllowed';
  if (KINDS[part.kind].writer === 'school') return 'notAllowed';
  if (isOfKind(part, 'readmark')) return markRefusal(facts, part, context);
  if (isOfKind(part, 'membership')) return membershipRefusal(facts, part, context, around);
  if (isOfKind(part, 'answer')) {
    const isOwn = part.id === answerId(part.body.chat, facts.person) && part.parent === part.body.chat;
    return isOwn && part.scope === scopeOf.person(facts.person) && !part.gone ? undefined : 'notAllowed';
  }
  if (isOfKind(part, 'pair')) return pairRefusal(facts, part, context);
  if (isOfKind(part, 'submissionend')) return submissionEndRefusal(facts, part, context);
  const talkRule = TALK_RULES[part.kind];
  if (talkRule) return talkRule(facts, part, context, around);
  const ofModeration = moderationRefusal(facts, part, context, around);
  if (ofModeration !== 'elsewhere') return ofModeration;
  const ofShelves = shelfRefusal(facts, part, context);
  if (ofShelves !== 'elsewhere') return ofShelves;
  const ofStream = streamRefusal(facts, part, context, around);
  if (ofStream !== 'elsewhere') return ofStream;
  const ofCall = callPartRefusal(facts, part, context, around);
  if (ofCall !== 'elsewhere') return ofCall;
  const ofRecording = recordingRefusal(facts, part, context, around);
  if (ofRecording !== 'elsewhere') return ofRecording;
  const ofLead = leadRefusal(facts, part, context, around);
  if (ofLead !== 'elsewhere') return ofLead;
  const ofLesson = lessonRefusal(facts, part, context, around);
  if (ofLesson !== 'elsewhere') return ofLesson;
  const ofCaptions = captionRefusal(facts, part, context, around);
  if (ofCaptions !== 'elsewhere') return ofCaptions;
  const ofStage = stageRefusal(facts, part, context, around);
  if (ofStage !== 'elsewhere') return ofStage;
  const ofBroadcast = broadcastRefusal(facts, part, context, around);
  if (ofBroadcast !== 'elsewhere') return ofBroadcast;
  const ofSplit = splitRefusal(facts, part, context, around);
  if (ofSplit !== 'elsewhere') return ofSplit;
  const ofSession = sessionRefusal(facts, part, context, around);
  if (ofSession !== 'elsewhere') return ofSession;
  if (!isStamp(part.id)) return 'notAllowed';
  if (isOfKind(part, 'submission')) return submissionRefusal(facts, part, context);
  if (isOfKind(part, 'thumb')) return thumbRefusal(facts, part, context, around);
  if (isOfKind(part, 'message')) return messageRefusal(facts, part, context, around);
  if (isOfKind(part, 'slip')) return slipRefusal(facts, part, context);
  if (isOfKind(part, 'act')) {
    return part.scope === scopeOf.act(facts.person) && part.parent === '' && !part.gone
      ? undefined
      : 'notAllowed';
  }
  return 'notAllowed';
}

function shelfRefusal(facts: PersonFacts, part: Written, context: WriteContext) {
  const ofOrders = orderRefusal(facts, part, context);
  return ofOrders === 'elsewhere' ? materialRefusal(facts, part, context) : ofOrders;
}

function messageRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'message', AuthorPart>,
  context: WriteContext,
  { at }: Surroundings,
): AppErrorCode | undefined {
  const chat = part.parent;
  const about = context.chat(chat);
  if (part.gone) return deletionRefusal(facts, part, context);
  if (!saysSomething(part.body)) return 'badRequest';
  if (part.scope !== chatScope(about?.template ?? 'group', chat)) return 'notAllowed';
  return refusalToWriteInChat(facts, chat, context, at) ?? authorRefusal(facts, part, context);
}

/** Why a person may not write into a chat or channel, undefined where it is allowed. @param at hub time (ms) */
export function refusalToWriteInChat(
  facts: PersonFacts,
  chat: string,
  context: WriteContext,
  at: number,
): AppErrorCode | undefined {
  const refusal = rightRefusal(facts, chat, context);
  return refusal ?? gateRefusal({ chat, person: facts.person }, context, at);
}

function rightRefusal(facts: PersonFacts, chat: string, context: WriteContext): AppErrorCode | undefined {
  const about = context.chat(chat);
  if (about?.template === 'private') {
    return facts.chats.has(chat) ? privateRefusal(facts, otherOf(chat, facts.person), context) : 'notAllowed';
  }
  const action = about !== undefined && isChannel(about.template) ? 'channel.write' : 'chat.write';
  return refusalOf(facts, action, { chat, about }, context.isOn);
}

/** Readers heed only those of a message's own author; whoever may write in the chat may send one ahead. */
function thumbRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'thumb', AuthorPart>,
  context: WriteContext,
  { at }: Surroundings,
): AppErrorCode | undefined {
  const chat = chatOfScope(part.scope);
  const about = context.chat(chat);
  const isThere = isStamp(part.parent) && part.scope === chatScope(about?.template ?? 'group', chat);
  if (part.gone) return takenBackThumbRefusal(facts, part, isThere, context);
  return isThere ? refusalToWriteInChat(facts, chat, context, at) : 'notAllowed';
}

/** Whoever may take back a message may take back its small pictures; nothing of them stays. */
function takenBackThumbRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'thumb', AuthorPart>,
  isThere: boolean,
  context: WriteContext,
): AppErrorCode | undefined {
  const chat = chatOfScope(part.scope);
  if (!isThere) return 'notAllowed';
  const refusal = refusalOf(facts, 'message.delete', { chat, about: context.chat(chat) }, context.isOn);
  return refusal ?? (part.body.picture === NO_THUMB.picture ? undefined : 'badRequest');
}

/** What was taken back holds nothing any more. */
function deletionRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'message', AuthorPart>,
  context: WriteContext,
): AppErrorCode | undefined {
  const about = context.chat(part.parent);
  const isThere =
    part.scope === scopeOf.chat(part.parent) ||
    (about !== undefined && part.scope === chatScope(about.template, part.parent));
  if (!isThere) return 'notAllowed';
  const refusal = refusalOf(facts, 'message.delete', { chat: part.parent, about }, context.isOn);
  return refusal ?? (saysSomething(part.body) ? 'badRequest' : undefined);
}

/** A mark of a chat lies in the chat, where the others see it; that of a channel is nobody else's business. */
function markRefusal(facts: PersonFacts, part: Written, context: WriteContext): AppErrorCode | undefined {
  const chat = part.parent;
  if (part.id !== readMarkId(chat, facts.person)) return 'notAllowed';
  const about = context.chat(chat);
  if (part.scope === scopeOf.chat(chat)) return refusalOf(facts, 'chat.markRead', { chat, about });
  const isChannelMark =
    about !== undefined && isChannel(about.template) && part.scope === scopeOf.person(facts.person);
  return isChannelMark ? refusalOf(facts, 'channel.markRead', { chat, about }) : 'notAllowed';
}

function membershipRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'membership', AuthorPart>,
  context: WriteContext,
  { at }: Surroundings,
): AppErrorCode | undefined {
  const { group, groupType, person, role, state, successor } = part.body;
  // Nobody joins or leaves a chat of two.
  if (context.chat(group)?.template === 'private') return 'notAllowed';
  const isOwn = person === facts.person && part.id === membershipId(group, person);
  const isInPlace = groupType === 'chat' && part.parent === group && part.scope === scopeOf.chat(group);
  if (!isOwn || !isInPlace || part.gone) return 'notAllowed';
  if (state !== 'active') {
    const isNamed = successor === undefined || maySucceed(successor, { chat: group, leaver: facts }, context);
    return isNamed ? refusalOf(facts, 'chat.leave', { chat: group }) : 'notAllowed';
  }
  if (successor !== undefined) return 'notAllowed';
  if (role !== 'member' && role !== offeredRole(facts)) return 'notAllowed';
  const about = context.chat(group);
  const refusal = refusalOf(facts, 'chat.join', { chat: group, about });
  const isWaitedFor =
    refusal !== undefined && about !== undefined && isOffered(about, onceConfirmed(facts), group);
  if (refusal !== undefined) return isWaitedFor ? 'needsConfirmation' : refusal;
  return rulesToAccept(context, { chat: group, person }, at).length > 0 ? 'rulesFirst' : undefined;
}

/** The same person with the confirmation that is waited for. */
function onceConfirmed(facts: PersonFacts): PersonFacts {
  if (!facts.isPedagogical) return facts;
  const isHead = facts.roles.includes('head') || facts.roles.includes('deputy');
  return { ...facts, isVerified: true, isHead };
}

/** Whether the person may write messages into a chat or channel. @param at hub time (ms) */
export function mayWriteInChat(facts: PersonFacts, chat: string, context: WriteContext, at: number): boolean {
  return refusalToWriteInChat(facts, chat, context, at) === undefined;
}
