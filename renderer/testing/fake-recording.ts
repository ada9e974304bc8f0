import type { RecordingView } from '../../shared/replica/live/recording-views.ts';
import { FAKE_FILES } from './fake-files.ts';
import { ANNA, DARYA, TIMUR, VSEVOLOD } from './fake-people.ts';

const MINUTE_MS = 60_000;

/** A recorded lesson of Anna's with chapters, an answered question and one that waits. */
export function fakeRecording(now: number): RecordingView {
  const durationMs = 48 * MINUTE_MS;
  const startedAt = now - 26 * 60 * MINUTE_MS;
  return {
    lesson: 'lesson.1',
    document: 'lesson.1.p',
    title: '7Б, ученики',
    type: 'lesson',
    startedAt,
    durationMs,
    parts: [{ atMs: 0, startedAt, durationMs }],
    chapters: [
      { atMs: 0, title: 'Линейная функция и её график' },
      { atMs: 17 * MINUTE_MS, title: 'Угловой коэффициент' },
      { atMs: 33 * MINUTE_MS, title: 'Решаем вместе' },
    ],
    voices: [ANNA, DARYA, VSEVOLOD],
    file: FAKE_FILES[2] && { ...FAKE_FILES[2], sizeBytes: 8_100_000 },
    questions: [
      {
        id: 'question.1',
        author: TIMUR,
        text: 'Почему здесь знак меняется?',
        at: now - 40 * MINUTE_MS,
        state: 'onHub',
        atMs: 12 * MINUTE_MS,
        isOwn: false,
        replies: [
          {
            id: 'reply.1',
            author: ANNA,
            text: 'Мы перенесли слагаемое в другую часть равенства.',
            at: now - 20 * MINUTE_MS,
            state: 'onHub',
          },
        ],
      },
      {
        id: 'question.2',
        author: DARYA,
        text: 'А если k отрицательный?',
        at: now - 5 * MINUTE_MS,
        state: 'onHub',
        atMs: 21 * MINUTE_MS,
        isOwn: false,
        replies: [],
      },
    ],
    mayAsk: true,
    mayLead: true,
    mayMark: true,
    own: 'wasThere',
    missed: [
      { person: TIMUR, isCaughtUp: true },
      { person: VSEVOLOD, isCaughtUp: false },
    ],
  };
}
