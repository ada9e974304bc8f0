import { type Ballot, ballotOf, isClosed } from '../../ballots/ballot.ts';
import { choicesOf, countVotes, counts } from '../../ballots/count-votes.ts';
import { refusalOf } from '../../permissions/can.ts';
import type { ActionName } from '../../permissions/table.ts';
import { isOfKind } from '../../schema/kinds.ts';
import { tallyId, voteId } from '../../schema/poll.ts';
import { chatOfScope } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { type ReaderContext, rowBase } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { StreamRow } from '../views.ts';
import { ownTaskState } from './task-state.ts';
import type { EventRow, OptionRow, OwnVote, PollRow, TaskRow, Voting } from './round-views.ts';

type About = readonly ReplicaDocument[];
type RowMaker = (context: ReaderContext, document: ReplicaDocument, about: About) => StreamRow | undefined;

/** The rows of what a chat is asked. */
export const ROUND_ROWS: Readonly<Record<string, RowMaker>> = {
  poll: pollRow,
  event: eventRow,
  task: taskRow,
};

/** Whether a person may do something in the chat of a document of its stream. */
export function mayInChatOf(
  { projection, person }: Pick<ReaderContext, 'projection' | 'person'>,
  action: ActionName,
  scope: string,
): boolean {
  const { directory } = projection;
  const chat = chatOfScope(scope);
  const target = { chat, about: directory.chat(chat) };
  const isOn = directory.isOn.bind(directory);
  return refusalOf(projection.factsOf(person), action, target, isOn) === undefined;
}

function roundBase(context: ReaderContext, document: ReplicaDocument) {
  const base = rowBase(context, document);
  // What the hub has refused is dropped where it says so.
  const canRemove = base.isOwn && base.state !== 'refused' && base.state !== 'aside';
  return { ...base, chat: document.parent, canRemove };
}

function pollRow(context: ReaderContext, document: ReplicaDocument, about: About): PollRow | undefined {
  const ballot = ballotOf(document);
  if (!ballot || !isOfKind(document, 'poll')) return undefined;
  const { question, type, options, isMultiple, isAnonymous, closedAt } = document.body;
  const base = roundBase(context, document);
  const voting = votingOf(context, ballot, about);
  const tally = about.find(({ id }) => id === tallyId(document.id));
  const told = isAnonymous && tally && isOfKind(tally, 'tally') ? tally.body : undefined;
  const voters = isAnonymous ? (told?.voters ?? 0) : voting.voters;
  const isOwnVoted = voting.own.state !== 'none';
  return {
    ...base,
    ...voting,
    kind: 'poll',
    text: question,
    type,
    isMultiple,
    isAnonymous,
    voters,
    options: options.map(({ text, places }, index) => ({
      ...(isAnonymous ? NOBODY : (voting.options[index] ?? NOBODY)),
      ...(isAnonymous ? { count: told?.counts[index] ?? -1 } : {}),
      text,
      places,
    })),
    isCounted: told?.isFinal === true,
    canReplace:
      base.canRemove &&
      closedAt === 0 &&
      voters === 0 &&
      !isOwnVoted &&
      mayInChatOf(context, 'poll.make', document.scope),
    canClose: base.isOwn && closedAt === 0 && base.state !== 'refused' && voting.canVote,
  };
}

const NOBODY: OptionRow = { text: '', places: 0, count: -1, people: [], waiting: [] };

function eventRow(context: ReaderContext, document: ReplicaDocument, about: About): EventRow | undefined {
  const ballot = ballotOf(document);
  if (!ballot || !isOfKind(document, 'event')) return undefined;
  const { title, place, about: words, startsAt, endsAt, isCancelled } = document.body;
  const base = roundBase(context, document);
  const voting = votingOf(context, ballot, about);
  return {
    ...base,
    ...voting,
    kind: 'event',
    text: title,
    place,
    about: words,
    startsAt,
    endsAt,
    isCancelled,
    isChangedSince: about.some(
      ({ id, stamp }) => id === voteId(document.id, context.person) && stamp < document.stamp,
    ),
    canCancel: base.isOwn && !isCancelled && base.state !== 'refused' && voting.canVote,
  };
}

export function taskRow(
  context: ReaderContext,
  document: ReplicaDocument,
  about: About,
): TaskRow | undefined {
  if (!isOfKind(document, 'task')) return undefined;
  const { title, text, files, dueAt, isClosed: isTaskClosed } = document.body;
  const base = roundBase(context, document);
  const isAsked = mayInChatOf(context, 'task.answer', document.scope);
  return {
    ...base,
    kind: 'task',
    text: title,
    details: text,
    files,
    dueAt,
    isClosed: isTaskClosed,
    ownState: isAsked ? ownTaskState(about) : '',
    canAnswer: !isTaskClosed && isAsked,
    canJudge: mayInChatOf(context, 'task.judge', document.scope),
    canClose: base.isOwn && mayInChatOf(context, 'task.set', document.scope),
    shown: about.flatMap((one) => {
      if (!isOfKind(one, 'taskshow') || one.gone) return [];
      const pupil = personBrief(context.projection, one.body.person);
      return [{ id: one.id, pupil, text: one.body.text, files: one.body.files }];
    }),
  };
}

function votingOf(context: ReaderContext, ballot: Ballot, about: About): Voting {
  const { projection, person } = context;
  const votes = about.filter(({ kind }) => kind === 'vote');
  const { voters, options } = countVotes(ballot, votes);
  const brief = (id: string) => personBrief(projection, id);
  const held = votes.find(({ id }) => id === voteId(ballot.id, person));
  return {
    voters,
    options: options.map(({ people, waiting }, index) => ({
      text: '',
      places: ballot.places[index] ?? 0,
      count: people.length,
      people: people.map(brief),
      waiting: waiting.map(brief),
    })),
    own: {
      ...ownVote(ballot, held),
      turn: Math.max(0, ...options.map(({ waiting }) => waiting.indexOf(person) + 1)),
    },
    closesAt: ballot.closesAt === Infinity ? 0 : ballot.closesAt,
    canVote: mayInChatOf(context, 'poll.vote', ballot.scope),
  };
}

function ownVote(ballot: Ballot, held: ReplicaDocument | undefined): Omit<OwnVote, 'turn'> {
  const choices = held ? choicesOf(held) : [];
  if (!held) return { state: 'none', choices };
  if (held.queue === 'refused' || held.queue === 'aside') return { state: 'refused', choices };
  if (held.queue !== '') return { state: 'written', choices };
  if (choices.length === 0) return { state: 'none', choices };
  if (counts(ballot, held)) return { state: 'counted', choices };
  return { state: isClosed(ballot, held.at) ? 'late' : 'none', choices };
}
