import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import { RING_MS } from '../../schema/call.ts';
import type { DocumentOf } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { isQuietAt } from '../talk/quiet-hours.ts';
import { answersTo, callView, endOf, withCrossed } from './call-state.ts';
import type { CallView, CrossedCall, RingRow } from './call-views.ts';

/** Questions about calls, and their parameters. */
export const CALL_QUERIES = {
  /** The calls that ring for this person, the latest first. */
  rings: Type.Object({}, { additionalProperties: false }),
  /** One call. */
  call: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
} as const;
export type CallQueryName = keyof typeof CALL_QUERIES;

export interface CallResults {
  readonly rings: readonly RingRow[];
  /** Undefined where the call is not here, or is something else. */
  readonly call: CallView | undefined;
}

export function isCallQuery(name: string): name is CallQueryName {
  return Object.hasOwn(CALL_QUERIES, name);
}

type Call = DocumentOf<'lesson', ReplicaDocument>;

/** @param params as their schemas in `CALL_QUERIES` say */
export async function answerOfCalls(
  query: CallQueryName,
  params: object,
  of: { readonly reader: StreamReader; readonly context: ReaderContext },
): Promise<CallResults[CallQueryName]> {
  if (query === 'rings') return await rings(of.reader, of.context);
  const { lessons } = of.context.projection;
  const call = lessons.get('lesson' in params && typeof params.lesson === 'string' ? params.lesson : '');
  if (call?.body.type !== 'call') return undefined;
  const under = await of.reader.about(withCrossed(call.id, of.context.projection));
  const about = [...under.values()].flat();
  return callView(of.context, call, { about, now: of.context.now });
}

async function rings(reader: StreamReader, context: ReaderContext): Promise<readonly RingRow[]> {
  const { projection, person, now } = context;
  const { chats } = projection.factsOf(person);
  const ringing = [...projection.lessons.values()].filter(
    (lesson) => isRinging(context, lesson) && chats.has(lesson.parent),
  );
  const about = await reader.about(ringing.map(({ id }) => id));
  const { directory, talk } = projection;
  const isQuiet = isQuietAt(now, directory.amount('quietFromHour'), directory.amount('quietUntilHour'));
  return ringing
    .filter(({ id }) => !answersTo(id, about.get(id) ?? []).has(person))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .map((call) => ({
      lesson: call.id,
      chat: call.parent,
      title: chatTitle(projection, person, call.parent),
      isOfTwo: directory.chat(call.parent)?.template === 'private',
      caller: personBrief(projection, call.by),
      rangAt: call.body.startedAt,
      isQuiet: isQuiet || talk.mutedUntil(call.parent) > now,
      crosses: crossedBy(context, call),
    }));
}

/** Two who call each other at once want to speak to each other: both go to the same one of the two calls. */
function crossedBy({ projection, person, now }: ReaderContext, theirs: Call): CrossedCall | undefined {
  if (projection.directory.chat(theirs.parent)?.template !== 'private') return undefined;
  const own = [...projection.lessons.values()].find(
    ({ by, parent, body, id }) =>
      by === person &&
      parent === theirs.parent &&
      body.type === 'call' &&
      (projection.lessonEnds.get(id) ?? body.endedAt) === 0 &&
      Math.abs(now - body.startedAt) < RING_MS,
  );
  return own && { lesson: own.id, goesOn: own.id < theirs.id };
}

/** By the clock of whoever calls, which a hub has set: what comes late does not ring any more. */
function isRinging({ projection, person, now }: ReaderContext, call: Call): boolean {
  const isOthers = call.body.type === 'call' && call.by !== person;
  return isOthers && endOf(projection, call) === 0 && Math.abs(now - call.body.startedAt) < RING_MS;
}
