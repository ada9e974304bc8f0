import fc from 'fast-check';
import { AIR_STATES, QUESTION_MARKS } from '../schema/broadcast.ts';
import { SESSION_TYPES } from '../schema/lesson.ts';
import { RECORDED_STATES } from '../schema/recording.ts';
import { files } from './arbitrary-communication.ts';

const ids = fc.constantFrom('anna', 'boris', 'vera');
const times = fc.constantFrom(0, 1, 1_700_000_000_000);
const places = fc.integer({ min: 0, max: 5000 });
const words = fc.constantFrom('Почему?', 'да\nнет', '😀');

/** Bodies of what belongs to recorded lessons, valid by their schemas. */
export const recordings = {
  recording: fc.record({ isOn: fc.boolean(), at: times }),
  recorded: fc.record({ state: fc.constantFrom(...RECORDED_STATES), at: times }),
  package: fc.record({
    lesson: ids,
    title: fc.constantFrom('Урок'),
    type: fc.constantFrom(...SESSION_TYPES),
    startedAt: times,
    durationMs: places,
    parts: fc.array(fc.record({ atMs: places, startedAt: times, durationMs: places }), { maxLength: 2 }),
    voices: fc.array(ids, { maxLength: 2 }),
    chapters: fc.array(fc.record({ atMs: places, title: fc.constantFrom('Дроби') }), { maxLength: 2 }),
    files,
  }),
  question: fc.record({ atMs: places, text: words }),
  questionreply: fc.record({ text: words }),
  air: fc.record({
    state: fc.constantFrom(...AIR_STATES),
    text: fc.constantFrom('', 'Перерыв'),
    until: times,
    at: times,
  }),
  questionmark: fc.record({ mark: fc.constantFrom(...QUESTION_MARKS), at: times }),
  split: fc.record({
    groups: fc.array(fc.uniqueArray(ids, { maxLength: 3 }), { maxLength: 3 }),
    untilMs: times,
    at: times,
  }),
  caughtup: fc.record({ person: ids, isCaughtUp: fc.boolean() }),
};
