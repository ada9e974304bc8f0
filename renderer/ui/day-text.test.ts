import { describe, expect, it } from 'vitest';
import { dayOfText, textOfDay } from './day-text.ts';

describe('a day as people type it', () => {
  it.each([
    ['03.09.2026', '2026-09-03'],
    ['3.9.2026', '2026-09-03'],
    [' 3/9/26 ', '2026-09-03'],
    ['29.02.2028', '2028-02-29'],
    ['3-09-2026', '2026-09-03'],
    ['3 9 2026', '2026-09-03'],
    ['2026-09-03', '2026-09-03'],
  ])('%s is %s', (text, day) => {
    expect(dayOfText(text)).toBe(day);
  });

  it.each([
    '',
    '3',
    '3.9',
    '31.09.2026',
    '29.02.2027',
    '0.9.2026',
    '3.13.2026',
    'завтра',
    '2026-09-31',
    '3.9.202',
  ])('there is no day in «%s»', (text) => {
    expect(dayOfText(text)).toBe('');
  });

  it('is shown as it is typed', () => {
    expect(textOfDay('2026-09-03', 'ru')).toBe('03.09.2026');
    expect(textOfDay('2026-09-03', 'en')).toBe('03/09/2026');
    expect(textOfDay('', 'ru')).toBe('');
  });
});
