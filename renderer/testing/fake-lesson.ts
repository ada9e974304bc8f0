import type { LessonView, RollRow } from '../../shared/replica/live/lesson-views.ts';
import type { PersonBrief } from '../../shared/replica/views.ts';
import { ANNA, DARYA, TIMUR, VSEVOLOD } from './fake-people.ts';

const MINUTE_MS = 60_000;

/** A lesson of Anna's with two raised hands and a roll, 18 minutes after its beginning. */
export function fakeLesson(id: string, startedAt: number, now: number): LessonView {
  const rollOf = (person: PersonBrief, of: Partial<RollRow> = {}): RollRow => ({
    person,
    mark: 'unmarked',
    isThere: false,
    minutes: 0,
    isPresent: false,
    ...of,
  });
  return {
    id,
    title: '7Б, ученики',
    type: 'lesson',
    startedAt,
    endedAt: 0,
    host: ANNA,
    seconds: [],
    mayLead: true,
    mayMark: true,
    mayAppoint: true,
    mayEnd: true,
    isWaiting: false,
    division: undefined,
    recording: { isWanted: true, state: 'on', mayRecord: true },
    rooms: [{ person: VSEVOLOD, isOwn: false, title: 'Кабинет 12', count: 19, people: [], hand: '' }],
    whereabouts: { rooms: 1, inRooms: 19, atHome: 2 },
    hands: [
      { person: VSEVOLOD.id, at: now - 2 * MINUTE_MS, by: VSEVOLOD.id },
      { person: DARYA.id, at: now - MINUTE_MS / 2, by: DARYA.id },
    ],
    isOwnHandUp: false,
    roll: [
      rollOf(DARYA, { isThere: true, minutes: 12, isPresent: true }),
      rollOf(TIMUR, { minutes: 7, isPresent: true }),
      rollOf(VSEVOLOD, { mark: 'absent' }),
    ],
  };
}
