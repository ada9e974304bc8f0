import { describe, expect, test } from 'vitest';
import type { DivisionView, LessonView } from '../../../../shared/replica/live/lesson-views.ts';
import type { PersonBrief } from '../../../../shared/replica/views.ts';
import { createTranslate } from '../../../i18n/translator.ts';
import { placedPeople, toDivide } from './placed-people.ts';
import { leftWords, placeWords } from './split-words.ts';

const t = createTranslate('ru');
const formats = { duration: (ms: number) => `${Math.floor(ms / 60_000)} мин` };
const brief = (id: string) => ({ id, name: id }) as PersonBrief;
const division = (of: Partial<DivisionView>): DivisionView => ({
  ...{ own: 2, others: [], groups: [], untilMs: 0 },
  ...of,
});

describe('F-065 where one is while a lesson is divided', () => {
  test('is the group with its people, or the main room', () => {
    const others = [brief('Белов'), brief('Громова')];
    expect(placeWords(division({ others }), t)).toBe('Вы в группе 2: Белов, Громова');
    expect(placeWords(division({}), t)).toBe('Вы в группе 2, пока без других');
    expect(placeWords(division({ own: 0 }), t)).toBe('Класс разделён на группы, вы в общей комнате');
  });

  test('and how long it still lasts, where somebody said', () => {
    const left = (untilMs: number) => leftWords({ untilMs }, 1_000, { t, formats });
    expect([0, 241_000, 61_000, 60_999, 1_000].map(left)).toEqual([
      '',
      'осталось 4 мин',
      'осталось 1 мин',
      'осталось меньше минуты',
      'осталось меньше минуты',
    ]);
  });
});

describe('F-065 who is divided', () => {
  const row = (id: string, isThere: boolean) =>
    ({ person: brief(id), isThere }) as LessonView['roll'][number];
  const view = {
    roll: [row('anna', true), row('boris', true), row('dasha', true), row('vera', false), row('gleb', false)],
    seconds: ['dasha'],
    host: brief('host'),
  };

  test('by chance: those who are in the lesson and do not lead it', () => {
    expect(toDivide(view, 'anna')).toEqual(['boris']);
    expect(toDivide({ ...view, host: brief('boris'), seconds: [] }, 'anna')).toEqual(['dasha']);
  });

  test('by hand: those who lead with them, too, and whoever has a group and may come back', () => {
    expect(placedPeople(view, [['vera'], []], 'anna').map(({ id }) => id)).toEqual([
      'boris',
      'dasha',
      'vera',
    ]);
  });
});
