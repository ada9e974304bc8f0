import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { Notice } from './notices.ts';
import { SessionNotices } from './session-notices.ts';

const MINUTE_MS = 60_000;
const NOW = Date.parse('2026-09-03T07:00:00Z');
const PLANNED: SessionRow = {
  id: 's1',
  kind: 'session',
  day: '2026-09-03',
  chat: 'c1',
  chatTitle: '7Б, ученики',
  type: 'lesson',
  eventType: '',
  title: 'Дроби',
  place: '',
  at: NOW + 30 * MINUTE_MS,
  endsAt: NOW + 75 * MINUTE_MS,
  isCancelled: false,
  isMoved: false,
  isRepeated: false,
  planner: { id: 'anna', name: 'Соколова А. С.', position: '', roles: ['teacher'], isVerified: true },
  isOwn: false,
  canStart: false,
  lesson: '',
  lessonEndedAt: 0,
  isQuiet: false,
};

let shown: Notice[];
let taken: number;
let asked: object[];
let tell: (rows: readonly SessionRow[]) => void;
let setOffset: (clockOffsetMs: number) => void;
let notices: SessionNotices;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [shown, taken, asked] = [[], 0, []];
  notices = new SessionNotices({
    replica: {
      watch: (query, params, listener) => {
        if (query === 'connection') setOffset = (clockOffsetMs) => listener({ clockOffsetMs });
        else {
          asked.push({ params });
          tell = listener;
        }
        return { started: Promise.resolve(), stop: () => undefined };
      },
    },
    show: (notice) => {
      shown.push(notice);
      return () => void taken++;
    },
    words: () => ({ beginsAt: (title) => `${title} скоро` }),
  });
  notices.begin();
});
afterEach(() => {
  notices.end();
  vi.useRealTimers();
});

describe('F-067 what is planned', () => {
  test('is told once, ten minutes before, and goes from the screen when it begins', () => {
    tell([PLANNED]);
    vi.advanceTimersByTime(20 * MINUTE_MS - 1);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual([{ title: '7Б, ученики', body: 'Дроби скоро', chat: 'c1' }]);
    tell([PLANNED]);
    vi.advanceTimersByTime(5 * MINUTE_MS);
    expect([shown.length, taken]).toEqual([1, 0]);
    tell([{ ...PLANNED, lesson: 'l1' }]);
    expect([shown.length, taken]).toEqual([1, 1]);
  });

  test('is not heard in quiet hours or of a muted chat, when called off, or when it has begun', () => {
    tell([
      { ...PLANNED, isQuiet: true },
      { ...PLANNED, id: 's2', isCancelled: true },
      { ...PLANNED, id: 's3', lesson: 'l1' },
    ]);
    vi.advanceTimersByTime(40 * MINUTE_MS);
    expect(shown).toEqual([]);
  });

  test('that was moved is told again, and that was called off is taken away', () => {
    tell([PLANNED]);
    vi.advanceTimersByTime(20 * MINUTE_MS);
    tell([{ ...PLANNED, at: PLANNED.at + 30 * MINUTE_MS, isMoved: true }]);
    expect([shown.length, taken]).toEqual([1, 1]);
    vi.advanceTimersByTime(30 * MINUTE_MS);
    expect(shown).toHaveLength(2);
    tell([{ ...PLANNED, at: PLANNED.at + 30 * MINUTE_MS, isCancelled: true }]);
    expect(taken).toBe(2);
  });

  test('goes by the clock of the school where this computer is wrong', () => {
    tell([PLANNED]);
    setOffset(15 * MINUTE_MS);
    vi.advanceTimersByTime(5 * MINUTE_MS);
    expect(shown).toHaveLength(1);
  });

  test.each([9, -9])(
    'is asked for by the time of the school where this computer is %i hours off',
    (hours) => {
      const offsetMs = hours * 60 * MINUTE_MS;
      const planned = { ...PLANNED, at: PLANNED.at + offsetMs, endsAt: PLANNED.endsAt + offsetMs };
      setOffset(offsetMs);
      expect(asked.at(-1)).toMatchObject({ params: { from: NOW + offsetMs } });
      // The link measures the clock again and again, and a little more or less asks for nothing new.
      const before = asked.length;
      setOffset(offsetMs + 20);
      expect(asked).toHaveLength(before);
      tell([planned]);
      vi.advanceTimersByTime(19 * MINUTE_MS);
      expect(shown).toEqual([]);
      vi.advanceTimersByTime(MINUTE_MS);
      expect(shown).toHaveLength(1);
    },
  );

  test('is told late rather than never to a computer that slept, and not when it is over', () => {
    tell([PLANNED, { ...PLANNED, id: 's2', at: NOW + 12 * MINUTE_MS }]);
    vi.setSystemTime(NOW + 25 * MINUTE_MS);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(shown).toHaveLength(1);
  });

  test('is asked for anew while the application runs for days, and nothing stays when it is locked', () => {
    tell([PLANNED]);
    vi.advanceTimersByTime(20 * MINUTE_MS);
    notices.end();
    expect(taken).toBe(1);
    notices.begin();
    const before = asked.length;
    vi.advanceTimersByTime(25 * 60 * MINUTE_MS);
    expect(asked.length).toBeGreaterThanOrEqual(before + 3);
    expect(shown).toHaveLength(1);
  });
});
