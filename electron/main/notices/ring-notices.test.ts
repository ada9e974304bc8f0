import { expect, test } from 'vitest';
import type { RingRow } from '../../../shared/replica/live/call-views.ts';
import type { Notice } from './notices.ts';
import { RingNotices } from './ring-notices.ts';

const ring = (of: Partial<RingRow> = {}): RingRow => ({
  lesson: 'l1',
  chat: 'c1',
  title: '7Б, ученики',
  isOfTwo: true,
  caller: { id: 'dasha', name: 'Дарья Ковалёва', position: '', roles: ['pupil'], isVerified: false },
  rangAt: 1,
  crosses: undefined,
  isQuiet: false,
  ...of,
});

test('F-063 a call is told outside the window while it rings, and not when it is quiet or looked at', () => {
  const shown: Notice[] = [];
  let taken = 0;
  let isLookedAt = false;
  let answer: (rows: unknown) => void = () => undefined;
  const notices = new RingNotices({
    replica: {
      watch: (_query, _params, listener) => {
        answer = listener;
        return { started: Promise.resolve(), stop: () => undefined };
      },
    },
    isLookedAt: () => isLookedAt,
    show: (notice) => {
      shown.push(notice);
      return () => void taken++;
    },
    words: () => ({ callsYou: 'Звонит вам', callsAll: (chat) => `Звонит всем в «${chat}»` }),
  });
  notices.begin();
  answer([ring({ isQuiet: true })]);
  isLookedAt = true;
  answer([ring()]);
  expect(shown).toEqual([]);
  isLookedAt = false;
  answer([ring()]);
  answer([ring()]);
  answer([ring(), ring({ lesson: 'l2', isOfTwo: false })]);
  expect(shown).toEqual([
    { title: 'Дарья Ковалёва', body: 'Звонит вам', chat: 'c1' },
    { title: 'Дарья Ковалёва', body: 'Звонит всем в «7Б, ученики»', chat: 'c1' },
  ]);
  answer([ring({ lesson: 'l2', isOfTwo: false })]);
  expect(taken).toBe(1);
  // When the vault is locked nothing of it stays on the screen.
  notices.end();
  expect(taken).toBe(2);
});
