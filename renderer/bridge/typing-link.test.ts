import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { TYPING_LASTS_MS } from '../../shared/protocol/typing.ts';
import { GOOD_MS, TypingLink } from './typing-link.ts';

let at = 0;
let answerMs = 20;
let isRefused = false;
let isMetered = false;
const asked: string[] = [];
let link: TypingLink;

beforeEach(() => {
  vi.useFakeTimers();
  at = 1_000;
  answerMs = 20;
  isRefused = isMetered = false;
  asked.length = 0;
  link = new TypingLink({
    ask: (method, { chat }) => {
      asked.push(`${method} ${chat}`);
      at += answerMs;
      return Promise.resolve(
        isRefused ? { ok: false, error: new AppError('tooMany').data } : { ok: true as const, value: {} },
      );
    },
    isMetered: () => Promise.resolve(isMetered),
    now: () => at,
  });
});
afterEach(() => void vi.useRealTimers());

const notice = (person: string, chat = 'c1') => ({ type: 'typing', chat, person });

test('F-050 [TYPING-2] that one writes is said once in five seconds, and of the open chat alone', async () => {
  link.typed('c1');
  await link.open('c1');
  for (let n = 0; n < 40; n += 1) {
    link.typed('c1');
    link.typed('c2');
    at += 200;
  }
  expect(asked).toEqual(['typing.hear c1', 'typing.tell c1', 'typing.tell c1']);
  link.close('c1');
  link.typed('c1');
  expect(asked.slice(3)).toEqual(['typing.hear ']);
});

test('F-050 [TYPING-1] nothing is sent on a link that is slow, paid for by the byte, or refuses', async () => {
  answerMs = GOOD_MS + 1;
  await link.open('c1');
  at += 10_000;
  link.typed('c1');
  expect(asked).toEqual(['typing.hear c1', 'typing.hear ']);
  link.close('c1');

  asked.length = 0;
  isMetered = true;
  await link.open('c1');
  link.typed('c1');
  link.close('c1');
  expect(asked).toEqual([]);

  isMetered = false;
  isRefused = true;
  await link.open('c1');
  link.typed('c1');
  expect(asked).toEqual(['typing.hear c1']);
});

test('F-050 a link that becomes slow is left alone from then on', async () => {
  await link.open('c1');
  answerMs = 3_000;
  link.typed('c1');
  await vi.advanceTimersByTimeAsync(0);
  at += 60_000;
  link.typed('c1');
  expect(asked).toEqual(['typing.hear c1', 'typing.tell c1', 'typing.hear ']);
});

test('F-050 [TYPING-3] who writes is shown for a while, until they wrote, and of no other chat', async () => {
  await link.open('c1');
  for (const value of [notice('a'), notice('b'), notice('a'), notice('c', 'c2'), { type: 'x' }, null]) {
    link.take(value);
  }
  expect(link.of('c1')).toEqual(['a', 'b']);
  expect(link.of('c2')).toEqual([]);
  link.wrote('a');
  expect(link.of('c1')).toEqual(['b']);
  vi.advanceTimersByTime(TYPING_LASTS_MS - 1);
  link.take(notice('b'));
  vi.advanceTimersByTime(TYPING_LASTS_MS - 1);
  expect(link.of('c1')).toEqual(['b']);
  vi.advanceTimersByTime(1);
  expect(link.of('c1')).toEqual([]);
  link.take(notice('b'));
  link.close('c1');
  expect(link.of('c1')).toEqual([]);
});
