import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hubTimeFrom } from './HubTime.tsx';

const START = new Date(2025, 10, 19, 14, 30).getTime();
let passed = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(START);
  passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => 1_000 + passed);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('follows the clock of the computer, off by what the hub says', () => {
  const hubTime = hubTimeFrom(5_000);
  vi.setSystemTime(START + 60_000);
  passed = 60_000;
  expect(hubTime()).toBe(START + 65_000);
});

it('goes on when the clock is set back', () => {
  const hubTime = hubTimeFrom(0);
  vi.setSystemTime(START - 86_400_000);
  passed = 60_000;
  expect(hubTime()).toBe(START + 60_000);
});

it('has gone on when the computer wakes', () => {
  const hubTime = hubTimeFrom(0);
  vi.setSystemTime(START + 86_400_000);
  passed = 1_000;
  expect(hubTime()).toBe(START + 86_400_000);
});
