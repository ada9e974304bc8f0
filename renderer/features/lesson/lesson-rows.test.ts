import { describe, expect, it } from 'vitest';
import { lessonRows } from './lesson-rows.ts';
import type { LessonPerson } from './people-on-lesson.ts';

const person = (id: string, of: Partial<LessonPerson> = {}): LessonPerson => ({
  participantId: `p ${id}`,
  personId: id,
  name: id,
  isHost: false,
  isListener: true,
  isOwn: false,
  isConnected: true,
  isSpeaking: false,
  hasVoice: false,
  hasPicture: false,
  voice: undefined,
  picture: undefined,
  face: undefined,
  screen: undefined,
  hasScreen: false,
  ...of,
});
const brief = (id: string) => ({ id, name: id, position: '', roles: [], isVerified: false });
const inRoll = (id: string) => ({
  person: brief(id),
  mark: 'unmarked' as const,
  isThere: false,
  minutes: 0,
  isPresent: false,
});
const anna = person('anna', { isHost: true });
const [vera, gleb] = [person('vera'), person('gleb')];
const keys = (...args: Parameters<typeof lessonRows>) => lessonRows(...args).map(({ key }) => key);

describe('F-065 the people of a lesson', () => {
  it('are the host, then hands in the order in which they were raised, then the others', () => {
    const hands = [
      { person: 'gleb', at: 5, by: 'gleb' },
      { person: 'zoya', at: 7, by: 'zoya' },
    ];
    const view = { hands, roll: [inRoll('zoya'), inRoll('gleb')] };
    expect(keys([anna, vera, gleb], view)).toEqual(['p anna', 'p gleb', 'hand zoya', 'p vera']);
    expect(keys([anna, vera], undefined)).toEqual(['p anna', 'p vera']);
  });

  it('raise one hand with two windows, and none whom nobody here knows', () => {
    const second = person('gleb', { participantId: 'p2 gleb' });
    const hands = [
      { person: 'gleb', at: 5, by: 'gleb' },
      { person: 'nobody', at: 6, by: 'nobody' },
    ];
    expect(lessonRows([gleb, second], { hands, roll: [] }).map(({ hand }) => hand?.at)).toEqual([
      5,
      undefined,
    ]);
  });
});
