import {
  type JournalLine,
  LessonPeopleData,
  LessonsHeldData,
  MOST_JOURNAL_LINES,
} from '../../shared/ipc/lesson-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { journalLines, peopleOf } from '../lessons/journal.ts';
import { handler } from './handler.ts';

/** The journal of what was planned and held, in numbers: who was at one is told by the export (clause P-2.2(7)). */
export const lessonsHeld = handler({
  data: LessonsHeldData,
  refusal: (facts) => refusalOf(facts, 'lessons.review'),
  run: async ({ hub }, period) => {
    const lines: JournalLine[] = [];
    for await (const { people: _people, signed: _signed, ...line } of journalLines(hub, period)) {
      if (lines.length === MOST_JOURNAL_LINES) return { lines, isCut: true };
      lines.push(line);
    }
    return { lines, isCut: false };
  },
});

/** Who was at one lesson, and what is signed about it (clause P-2.2(7)). */
export const lessonsPeople = handler({
  data: LessonPeopleData,
  refusal: (facts) => refusalOf(facts, 'lessons.review'),
  run: ({ hub }, about) => peopleOf(hub, about),
});
