import { caughtUpIn } from '../../lessons/caught-up.ts';
import { presenceIn, wasThere } from '../../lessons/presence.ts';
import { can } from '../../permissions/can.ts';
import { refusalToLead } from '../../permissions/may-lead.ts';
import { stampTime } from '../../ids/id.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import type { SessionType } from '../../schema/lesson.ts';
import { recordedId } from '../../schema/recording.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { messageState, type ReaderContext, rowBase, shownAt } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { PersonBrief } from '../views.ts';
import { mayMark, peopleMeant } from './people-meant.ts';
import type {
  MissedRow,
  QuestionReplyRow,
  QuestionRow,
  RecordedRow,
  RecordingRow,
  RecordingState,
  RecordingView,
} from './recording-views.ts';

type About = readonly ReplicaDocument[];
type Target = Parameters<typeof can>[2];

/** What becomes of the recording of a lesson. */
export function recordingState(
  facts: Parameters<typeof can>[0],
  about: About,
  { lesson, type, target }: { readonly lesson: string; readonly type: SessionType; readonly target: Target },
): RecordingState {
  let newest: DocumentOf<'recording', ReplicaDocument> | undefined;
  for (const one of about) {
    if (isOfKind(one, 'recording') && isTaken(one) && !(newest && newest.stamp > one.stamp)) newest = one;
  }
  const told = about.find(({ id }) => id === recordedId(lesson));
  return {
    isWanted: newest?.body.isOn === true,
    state: told && isOfKind(told, 'recorded') ? told.body.state : 'off',
    mayRecord: type !== 'call' && can(facts, 'lesson.record', target),
  };
}

/** The row of a recording in the stream; undefined for anything else. */
export function recordingRow(context: ReaderContext, document: ReplicaDocument): RecordingRow | undefined {
  if (!isOfKind(document, 'package')) return undefined;
  const { lesson, title, type, startedAt, durationMs, files } = document.body;
  const held = context.projection.lessons.get(lesson);
  return {
    ...rowBase(context, document),
    // The hub has written it; people look for whoever led the lesson.
    ...(held ? { author: personBrief(context.projection, held.by) } : {}),
    kind: 'recording',
    text: title,
    chat: document.parent,
    lesson,
    type,
    startedAt,
    durationMs,
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

/**
 * @param of.about what lies under the lesson
 * @param of.replies what lies under its questions, by question
 */
export function recordingView(
  context: ReaderContext,
  of: {
    readonly packed: DocumentOf<'package', ReplicaDocument>;
    readonly lesson: ReplicaDocument | undefined;
    readonly about: About;
    readonly replies: ReadonlyMap<string, About>;
  },
): RecordingView {
  const { projection, person } = context;
  const { packed, lesson } = of;
  const { title, type, startedAt, durationMs, parts, chapters, voices, files } = packed.body;
  const about = of.about.filter(isTaken);
  const target = { chat: packed.parent, about: projection.directory.chat(packed.parent) };
  const facts = projection.factsOf(person);
  const led = { lesson: packed.body.lesson, chat: packed.parent };
  const mayLead = refusalToLead(facts, led, projection.directory) === undefined;
  return {
    lesson: packed.body.lesson,
    document: packed.id,
    title,
    type,
    startedAt,
    durationMs,
    parts,
    chapters,
    voices: voices.map((voice) => personBrief(projection, voice)),
    file: files[0] && { ...files[0], thumb: '' },
    questions: questionRows(context, of.about, of.replies),
    mayAsk: can(facts, 'lesson.take', target),
    mayLead,
    mayMark: mayMark(context, { chat: packed.parent, mayLead }),
    ...whoMissed(context, packed, { lesson, about }),
  };
}

/** @param of.about what lies under the lesson */
export function recordedRow(
  context: ReaderContext,
  packed: DocumentOf<'package', ReplicaDocument>,
  of: { readonly lesson: ReplicaDocument | undefined; readonly about: About },
): RecordedRow {
  const { lesson, title, type, startedAt, durationMs, files } = packed.body;
  const { own, missed } = whoMissed(context, packed, { ...of, about: of.about.filter(isTaken) });
  return {
    ...{ lesson, chat: packed.parent, title, type, startedAt, durationMs, own },
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    missed: missed.length,
    caughtUp: missed.filter(({ isCaughtUp }) => isCaughtUp).length,
  };
}

function whoMissed(
  { projection, person }: ReaderContext,
  packed: DocumentOf<'package', ReplicaDocument>,
  { lesson, about }: { readonly lesson: ReplicaDocument | undefined; readonly about: About },
): { readonly own: RecordingView['own']; readonly missed: readonly MissedRow[] } {
  const presence = presenceIn(about);
  const caughtUp = caughtUpIn(about);
  const isMissed = (id: string) => id !== lesson?.by && !wasThere(presence, id);
  return {
    own: !isMissed(person) ? 'wasThere' : caughtUp.has(person) ? 'caughtUp' : 'missed',
    missed: thoseMeant(peopleMeant({ projection, person }, packed.parent))
      .filter(({ id }) => isMissed(id))
      .map((one) => ({ person: one, isCaughtUp: caughtUp.has(one.id) })),
  };
}

/** A lesson is for the pupils of its chat; where there are none, it is for everyone. */
function thoseMeant(people: readonly PersonBrief[]): readonly PersonBrief[] {
  const pupils = people.filter(({ roles }) => roles.includes('pupil'));
  return pupils.length > 0 ? pupils : people;
}

function questionRows(
  context: ReaderContext,
  about: About,
  replies: ReadonlyMap<string, About>,
): readonly QuestionRow[] {
  return about
    .flatMap((one): QuestionRow[] => {
      if (!isOfKind(one, 'question') || one.gone) return [];
      const answers = (replies.get(one.id) ?? []).filter((reply) => reply.kind === 'questionreply');
      return [
        {
          ...replyRow(context, one),
          atMs: one.body.atMs,
          isOwn: one.by === context.person,
          replies: answers
            .toSorted((a, b) => stampTime(a.stamp) - stampTime(b.stamp))
            .map((reply) => replyRow(context, reply)),
        },
      ];
    })
    .toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}

function replyRow(context: ReaderContext, document: ReplicaDocument): QuestionReplyRow {
  const { text } = document.body;
  return {
    id: document.id,
    author: personBrief(context.projection, document.by),
    text: typeof text === 'string' ? text : '',
    at: shownAt(document),
    state: messageState(context, document),
  };
}

/** What a hub refused is kept for its author and counts for nothing. */
function isTaken({ gone, queue }: ReplicaDocument): boolean {
  return !gone && queue !== 'refused' && queue !== 'aside';
}
