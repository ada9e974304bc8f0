import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import { packageId } from '../../schema/recording.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { endOf } from './call-state.ts';
import type { MeetingRow } from './session-views.ts';

type Lesson = DocumentOf<'lesson', ReplicaDocument>;

/** Older ones stand in the journal and in the export. */
const MOST_MEETINGS = 200;

/**
 * What was held in the reader's chats, or in one of them, the latest first; calls are rows of their chat.
 * @param papers the parents of the minutes and reports that there are
 */
export async function meetingRows(
  context: ReaderContext,
  {
    reader,
    chat,
    papers,
  }: { readonly reader: StreamReader; readonly chat: string; readonly papers: Set<string> },
): Promise<readonly MeetingRow[]> {
  const { projection } = context;
  const lessons = [...projection.lessons.values()]
    .filter(({ parent, body }) => body.type !== 'call' && (chat === '' || parent === chat))
    .sort((a, b) => b.body.startedAt - a.body.startedAt || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_MEETINGS);
  const packed = await reader.many(lessons.map(({ id }) => packageId(id)));
  return lessons.map((lesson) => {
    const recording = packed.get(packageId(lesson.id));
    return rowOf(context, lesson, {
      hasPaper: papers.has(lesson.id),
      recording: recording && isOfKind(recording, 'package') && !recording.gone ? recording : undefined,
    });
  });
}

function rowOf(
  { projection, person }: ReaderContext,
  lesson: Lesson,
  {
    hasPaper,
    recording,
  }: {
    readonly hasPaper: boolean;
    readonly recording: DocumentOf<'package', ReplicaDocument> | undefined;
  },
): MeetingRow {
  const { type, title, plan, startedAt } = lesson.body;
  return {
    lesson: lesson.id,
    chat: lesson.parent,
    chatTitle: chatTitle(projection, person, lesson.parent),
    type,
    eventType: projection.sessions.get(plan)?.body.eventType ?? '',
    title,
    host: personBrief(projection, lesson.by),
    startedAt,
    endedAt: endOf(projection, lesson),
    hasPaper,
    recordedMs: recording?.body.durationMs ?? 0,
  };
}
