import { describe, expect, it } from 'vitest';
import { timeSpan } from './time-span.ts';

const at = (year: number, month: number, day: number, hour = 14, minute = 5, second = 0) =>
  new Date(year, month - 1, day, hour, minute, second).getTime();
const now = at(2025, 11, 19);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const ru = (a: number, b = now) => plain(timeSpan('ru', a, b));
const en = (a: number, b = now) => plain(timeSpan('en', a, b));

describe('timeSpan', () => {
  it('counts years, months and days by the calendar', () => {
    expect(ru(at(2027, 11, 22))).toBe('2 года 3 дня');
    expect(ru(at(2023, 11, 16))).toBe('2 года 3 дня');
    expect(ru(at(2026, 11, 19))).toBe('1 год');
    expect(ru(at(2020, 6, 19))).toBe('5 лет 5 месяцев');
    expect(ru(at(2026, 1, 20))).toBe('2 месяца 1 день');
    expect(en(at(2027, 11, 22))).toBe('2 years 3 days');
    expect(en(at(2026, 12, 19))).toBe('1 year 1 month');
  });

  it('says hours, minutes and seconds in their right forms', () => {
    expect(ru(now + 61_000)).toBe('1 минуту 1 секунду');
    expect(ru(now - 5 * 60_000)).toBe('5 минут');
    expect(ru(now + 22 * 60_000)).toBe('22 минуты');
    expect(ru(now + 3_900_000)).toBe('1 час 5 минут');
    expect(ru(now + 11 * 3_600_000)).toBe('11 часов');
    expect(ru(now + 26 * 3_600_000)).toBe('1 день 2 часа');
    expect(ru(at(2027, 11, 19, 14, 30))).toBe('2 года');
    expect(en(now + 61_000)).toBe('1 minute 1 second');
    expect(ru(now)).toBe('0 секунд');
  });

  it('knows months of different lengths', () => {
    expect(ru(at(2025, 1, 31), at(2025, 2, 28))).toBe('1 месяц');
    expect(ru(at(2025, 1, 31), at(2025, 3, 1))).toBe('1 месяц 1 день');
    expect(ru(at(2024, 2, 29), at(2025, 2, 28, 14, 4))).toBe('11 месяцев 29 дней');
  });
});
