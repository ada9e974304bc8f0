import { decidingAir, newestOf } from '../../lessons/on-air.ts';
import { presenceIn, whereabouts } from '../../lessons/presence.ts';
import { can } from '../../permissions/can.ts';
import { refusalToPlan } from '../../permissions/may-write-sessions.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import { occurrenceAt } from '../../sessions/occurrences.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { messageState, type ReaderContext, shownAt } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { AskedRow, BroadcastState, BroadcastView } from './broadcast-views.ts';
import { endOf } from './call-state.ts';
import { recordingState } from './recording-view.ts';

type About = readonly ReplicaDocument[];
type Lesson = DocumentOf<'lesson', ReplicaDocument>;

/**
 * @param of.about what lies under the broadcast, in any order
 * @param of.answers what lies under its questions, by question
 */
export function broadcastView(
  context: ReaderContext,
  lesson: Lesson,
  of: { readonly about: About; readonly answers: ReadonlyMap<string, About> },
): BroadcastView {
  const { projection, person } = context;
  const about = of.about.filter(isTaken);
  const target = { chat: lesson.parent, about: projection.directory.chat(lesson.parent) };
  const facts = projection.factsOf(person);
  const session = projection.sessions.get(lesson.body.plan)?.body;
  const air = decidingAir(about);
  const recorded = about.find((one) => isOfKind(one, 'recorded'));
  const isRecorded = recorded && isOfKind(recorded, 'recorded') && recorded.body.state === 'on';
  const mayRun = refusalToPlan(facts, 'broadcast', target) === undefined;
  const questions = askedRows(context, of.about, of.answers);
  return {
    id: lesson.id,
    title: lesson.body.title,
    about: session?.about ?? '',
    host: personBrief(projection, lesson.by),
    plannedAt: session ? (occurrenceAt(session, lesson.body.startedAt)?.startsAt ?? 0) : 0,
    state: stateOf(context, lesson, air?.state),
    airedAt: airedAt(about),
    pauseText: air?.state === 'pause' ? air.text : '',
    pauseUntil: air?.state === 'pause' ? air.until : 0,
    mayRun,
    mayAsk: can(facts, 'lesson.take', target),
    recording: recordingState(facts, about, { lesson: lesson.id, type: lesson.body.type, target }),
    recordedSince: isRecorded ? recorded.body.at : 0,
    whereabouts: whereabouts(presenceIn(about), lesson.by),
    questions: questions.filter(
      ({ isOwn, mark }) => mayRun || isOwn || mark === 'voice' || mark === 'answered',
    ),
    shown: questions.findLast(({ mark }) => mark === 'voice'),
  };
}

function stateOf(
  { projection }: ReaderContext,
  lesson: Lesson,
  air: 'on' | 'pause' | undefined,
): BroadcastState {
  return endOf(projection, lesson) > 0 ? 'over' : (air ?? 'test');
}

function airedAt(about: About): number {
  const times = about.flatMap((one) =>
    isOfKind(one, 'air') && one.body.state === 'on' ? [one.body.at] : [],
  );
  return times.length > 0 ? Math.min(...times) : 0;
}

function askedRows(
  context: ReaderContext,
  about: About,
  answers: ReadonlyMap<string, About>,
): readonly AskedRow[] {
  return about
    .flatMap((one): AskedRow[] => {
      if (!isOfKind(one, 'question') || one.gone) return [];
      const below = (answers.get(one.id) ?? []).filter(isTaken);
      const replies = below
        .flatMap((reply) => (isOfKind(reply, 'questionreply') ? [rowOf(context, reply)] : []))
        .toSorted((a, b) => a.at - b.at);
      const said = newestOf(below, 'questionmark')?.body.mark;
      return [
        {
          ...rowOf(context, one),
          isOwn: one.by === context.person,
          mark: said ?? (replies.length > 0 ? 'answered' : 'waiting'),
          replies,
        },
      ];
    })
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function rowOf(context: ReaderContext, document: DocumentOf<'question' | 'questionreply', ReplicaDocument>) {
  return {
    id: document.id,
    author: personBrief(context.projection, document.by),
    text: document.body.text,
    at: shownAt(document),
    state: messageState(context, document),
  };
}

/** What a hub refused is kept for its author and counts for nothing. */
function isTaken({ gone, queue }: ReplicaDocument): boolean {
  return !gone && queue !== 'refused' && queue !== 'aside';
}
