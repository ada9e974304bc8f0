import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AlertRow } from '../../../shared/replica/talk/talk-views.ts';
import { GATHER_MS, type Notice, Notices } from './notices.ts';

const row = (id: string, of: Partial<AlertRow> = {}): AlertRow => ({
  id,
  chat: 'c1',
  chatTitle: '7Б, ученики',
  authorName: 'Дарья Ковалёва',
  text: `Слова ${id}`,
  isMissedCall: false,
  isForMe: false,
  isQuiet: false,
  ...of,
});

const shown: Notice[] = [];
let taken = 0;
let isLookedAt = false;
let answer: (value: unknown) => void = () => undefined;
let stops = 0;

function open(): Notices {
  const notices = new Notices({
    replica: {
      watch: (_query, _params, listener) => {
        answer = listener;
        return { started: Promise.resolve(), stop: () => void stops++ };
      },
    },
    isLookedAt: () => isLookedAt,
    show: (notice) => {
      shown.push(notice);
      return () => void taken++;
    },
    words: () => ({
      appName: 'Звонок',
      newMessages: (count) => `${count} новых`,
      missedCall: 'пропущенный звонок',
    }),
  });
  notices.begin();
  return notices;
}
const come = (rows: readonly AlertRow[], isCaughtUp = true) => answer({ rows, isCaughtUp });
const wait = () => vi.advanceTimersByTime(GATHER_MS);

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  taken = stops = 0;
  isLookedAt = false;
});
afterEach(() => void vi.useRealTimers());

describe('F-050 notices of messages', () => {
  test('what was unread when everything had come is not told; what comes then is, once', () => {
    open();
    come([row('1'), row('2')], false);
    come([row('2'), row('1')], true);
    wait();
    // The second answer holds nothing that was not there before all had come.
    expect(shown).toEqual([]);
    come([row('3'), row('2'), row('1')]);
    come([row('3'), row('2'), row('1')]);
    wait();
    expect(shown).toEqual([{ title: '7Б, ученики', body: 'Дарья Ковалёва: Слова 3', chat: 'c1' }]);
  });

  test('several at a time are one notice, without their words', () => {
    open();
    come([]);
    come([row('1'), row('2')]);
    wait();
    come([row('3'), row('4', { chat: 'c2', chatTitle: 'Алгебра' })]);
    wait();
    expect(shown).toEqual([
      { title: '7Б, ученики', body: '2 новых', chat: 'c1' },
      { title: 'Звонок', body: '2 новых', chat: '' },
    ]);
  });

  test('D-7 nothing is told of what is quiet, also not later, nor while the window is looked at', () => {
    open();
    come([]);
    come([row('1', { isQuiet: true })]);
    wait();
    come([row('1')]);
    wait();
    isLookedAt = true;
    come([row('2'), row('1')]);
    wait();
    isLookedAt = false;
    come([row('2'), row('1')]);
    wait();
    expect(shown).toEqual([]);
  });

  test('when the vault is locked nothing of what was told stays, and what was gathered is not told', () => {
    const notices = open();
    come([]);
    come([row('1')]);
    wait();
    come([row('2')]);
    notices.end();
    wait();
    expect([shown.length, taken, stops]).toEqual([1, 1, 1]);
  });
});
