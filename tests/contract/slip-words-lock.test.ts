import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SLIP_WORDS } from '../../shared/protocol/slip-words/word-list.ts';

test('the words of slips never change, because slips with them are printed', () => {
  const digest = createHash('sha256').update(SLIP_WORDS.join(' ')).digest('hex');
  expect(digest).toBe('4d5f2bb7657fd1b470befd8fa19b0d971fd597f07b748540ab0073b163d00d5d');
});
