import { describe, expect, it } from 'vitest';
import { createFormats, daysBetween } from './formats.ts';

const ru = createFormats('ru');
const en = createFormats('en');
const now = new Date(2025, 10, 19, 14, 30).getTime(); // a Wednesday
const at = (day: number, hour = 14, minute = 5) => new Date(2025, 10, day, hour, minute).getTime();

describe('formats', () => {
  it('says moments as people do', () => {
    expect(ru.moment(at(19), now)).toBe('сегодня, 14:05');
    expect(ru.moment(at(18, 0, 5), now)).toBe('вчера, 00:05');
    expect(ru.moment(new Date(2025, 8, 3, 9, 7).getTime(), now)).toBe('3 сентября, 09:07');
    expect(ru.moment(new Date(2024, 8, 3, 9, 7).getTime(), now)).toBe('3 сентября 2024, 09:07');
    expect(en.moment(at(19), now)).toBe('today, 14:05');
  });

  it('names days for separators', () => {
    expect(ru.day(at(19, 0, 0), now)).toBe('Сегодня');
    expect(ru.day(at(18), now)).toBe('Вчера');
    expect(ru.day(at(3), now)).toBe('3 ноября');
    expect(en.day(at(3), now)).toBe('3 November');
  });

  it('is short in narrow columns', () => {
    expect(ru.short(at(19), now)).toBe('14:05');
    expect(ru.short(at(18), now)).toBe('вчера');
    expect(ru.short(at(17), now)).toBe('пн');
    expect(ru.short(at(3), now)).toBe('3 нояб.');
    expect(ru.short(new Date(2024, 8, 3).getTime(), now)).toBe('03.09.2024');
  });

  it('gives the bare time only for today', () => {
    expect(ru.recent(at(19), now)).toBe('14:05');
    expect(ru.recent(at(18), now)).toBe('вчера, 14:05');
  });

  it('writes sizes and numbers with a comma and a narrow space', () => {
    expect(ru.bytes(0)).toBe('0\u00a0Б');
    expect(ru.bytes(800)).toBe('800\u00a0Б');
    expect(ru.bytes(42_000)).toBe('42\u00a0КБ');
    expect(ru.bytes(412_000)).toBe('0,4\u00a0МБ');
    expect(ru.bytes(1_840_000)).toBe('1,8\u00a0МБ');
    expect(ru.number(1840)).toBe('1\u202f840');
    expect(en.bytes(412_000)).toBe('0.4\u00a0MB');
  });

  it('tells durations in minutes and hours', () => {
    expect(ru.duration(30_000)).toBe('меньше минуты');
    expect(ru.duration(18 * 60_000)).toBe('18\u00a0мин');
    expect(ru.duration(65 * 60_000)).toBe('1\u00a0ч 5\u00a0мин');
    expect(ru.duration(120 * 60_000)).toBe('2\u00a0ч');
  });

  it('counts local days across midnight', () => {
    expect(daysBetween(at(18, 23, 59), at(19, 0, 1))).toBe(1);
    expect(daysBetween(at(19, 0, 1), at(19, 23, 59))).toBe(0);
    expect(daysBetween(at(20), at(19))).toBe(-1);
  });
});
