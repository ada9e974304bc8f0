import { type CallAnswerBody, RING_MS, ringId } from '../../schema/call.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import { type ReaderContext, rowBase } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { Projection } from '../projection.ts';
import type { CallRow, CallState, CallView } from './call-views.ts';

type About = readonly ReplicaDocument[];
type Call = DocumentOf<'lesson', ReplicaDocument>;
type Lessons = Pick<Projection, 'lessons' | 'directory'>;

/** When a session ended (ms), by whoever led it or by the hub; 0 while it goes on. */
export function endOf({ lessonEnds }: Pick<Projection, 'lessonEnds'>, { id, body }: Call): number {
  const byHub = lessonEnds.get(id) ?? 0;
  if (body.endedAt === 0 || byHub === 0) return Math.max(body.endedAt, byHub);
  return Math.min(body.endedAt, byHub);
}

/** The answers to a call, by person. */
export function answersTo(call: string, about: About): ReadonlyMap<string, CallAnswerBody> {
  const answers = new Map<string, CallAnswerBody>();
  for (const one of about) {
    if (one.parent !== call || !isOfKind(one, 'callanswer') || one.queue === 'refused') continue;
    answers.set(one.by, one.body);
  }
  return answers;
}

/** The other one's call that went on where two called each other at once and this one was given up for it. */
function wentOn({ lessons, directory }: Lessons, call: Call): Call | undefined {
  if (call.body.type !== 'call' || directory.chat(call.parent)?.template !== 'private') return undefined;
  return [...lessons.values()].find(
    ({ id, by, parent, body }) =>
      parent === call.parent &&
      by !== call.by &&
      body.type === 'call' &&
      id < call.id &&
      Math.abs(call.body.startedAt - body.startedAt) < RING_MS,
  );
}

/** Whether whoever made a call gave it up to come to the other one's. */
function isGivenUp(projection: Lessons, call: Call, about: About): boolean {
  const other = wentOn(projection, call);
  const answer = other && answersTo(other.id, about).get(call.by);
  return answer?.state === 'answered' && answer.at >= call.body.startedAt;
}

/**
 * What came of a call.
 * @param about what lies under the call, and under those that it crossed
 * @param now milliseconds by hub time
 */
export function callState(
  { projection, person }: ReaderContext,
  call: Call,
  { about, now }: { readonly about: About; readonly now: number },
): { readonly call: CallState; readonly durationMs: number } {
  const answers = answersTo(call.id, about);
  const answered = [...answers.values()].filter(({ state }) => state === 'answered');
  const endedAt = endOf(projection, call);
  const isOfTwo = projection.directory.chat(call.parent)?.template === 'private';
  // The end may not have come here; nobody lets two people be called for longer than it rings.
  const isLive =
    endedAt === 0 && (!isOfTwo || answered.length > 0 || now < call.body.startedAt + 2 * RING_MS);
  const from = Math.min(...answered.map(({ at }) => at));
  const durationMs = answered.length > 0 ? Math.max(0, (endedAt || now) - from) : 0;
  if (isLive) return { call: 'live', durationMs };
  // Nobody was missed: the two met in the other call, and the end of this one may come before it has rung.
  if (answers.size === 0 && isGivenUp(projection, call, about)) return { call: 'held', durationMs: 0 };
  const isOwn = call.by === person;
  if (isOwn ? answered.length > 0 : answers.get(person)?.state === 'answered') {
    return { call: 'held', durationMs };
  }
  if (!isOwn) return { call: answers.get(person)?.state === 'declined' ? 'declined' : 'missed', durationMs };
  const state = isOfTwo ? [...answers.values()][0]?.state : undefined;
  return { call: state === 'declined' || state === 'busy' ? state : 'unanswered', durationMs };
}

/** Whether a row of the stream is a call that its reader has taken or refused, and so does not wait to be seen. */
export function isSettled(
  { person, projection }: Pick<ReaderContext, 'person' | 'projection'>,
  row: ReplicaDocument,
  about: About,
): boolean {
  if (!isOfKind(row, 'ring')) return false;
  const answers = answersTo(row.body.lesson, about);
  const own = answers.get(person)?.state;
  if (own === 'answered' || own === 'declined') return true;
  const call = projection.lessons.get(row.body.lesson);
  return answers.size === 0 && call !== undefined && isGivenUp(projection, call, about);
}

/**
 * The row of a call.
 * @param about what lies under the call that the row is of, and under those that it crossed
 */
export function callRow(context: ReaderContext, row: ReplicaDocument, about: About): CallRow {
  const lesson = isOfKind(row, 'ring') ? row.body.lesson : '';
  const call = context.projection.lessons.get(lesson);
  const now = context.now;
  const state = call
    ? callState(context, call, { about, now })
    : ({ call: 'missed', durationMs: 0 } as const);
  // A length that grows would be another answer with every look.
  const durationMs = state.call === 'live' ? 0 : state.durationMs;
  return { ...rowBase(context, row), kind: 'call', text: '', lesson, call: state.call, durationMs };
}

export function callView(
  context: ReaderContext,
  call: Call,
  of: { readonly about: About; readonly now: number },
): CallView {
  const { projection, person } = context;
  const isOwn = call.by === person;
  const state = callState(context, call, of);
  const isOfTwo = projection.directory.chat(call.parent)?.template === 'private';
  const answers = answersTo(call.id, of.about);
  return {
    id: call.id,
    call: state.call,
    isOwn,
    isOfTwo,
    rangAt: call.body.startedAt,
    caller: personBrief(projection, call.by),
    title: chatTitle(projection, person, call.parent),
    ownAnswer: isOwn ? undefined : answers.get(person)?.state,
    otherAnswer: isOwn && isOfTwo ? [...answers.values()][0]?.state : undefined,
    durationMs: state.call === 'live' ? 0 : state.durationMs,
  };
}

/**
 * The calls whose rows are among some documents of a stream, by row: each with the one that it crossed, whose
 * answers say what came of it.
 */
export function callsIn(
  documents: readonly ReplicaDocument[],
  projection: Lessons,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    documents.flatMap((one) =>
      isOfKind(one, 'ring') && one.id === ringId(one.body.lesson)
        ? [[one.id, withCrossed(one.body.lesson, projection)]]
        : [],
    ),
  );
}

/** A call, and the one that it crossed. */
export function withCrossed(lesson: string, projection: Lessons): readonly string[] {
  const call = projection.lessons.get(lesson);
  const other = call && wentOn(projection, call);
  return other ? [lesson, other.id] : [lesson];
}
