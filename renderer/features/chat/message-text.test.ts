import { describe, expect, it } from 'vitest';
import { MESSAGE_MAX_LETTERS } from '../../../shared/schema/message.ts';
import { roomFor, textToSend } from './message-text.ts';

describe('message text', () => {
  it('drops blank space around, keeps it inside', () => {
    expect(textToSend('  а\n\n б \n')).toBe('а\n\n б');
    expect(textToSend(' \n ')).toBe('');
  });

  it('speaks of room only near the end', () => {
    expect(roomFor('а'.repeat(MESSAGE_MAX_LETTERS - 501))).toEqual({ state: 'free' });
    expect(roomFor('а'.repeat(MESSAGE_MAX_LETTERS - 500))).toEqual({ state: 'scarce', letters: 500 });
    expect(roomFor('а'.repeat(MESSAGE_MAX_LETTERS))).toEqual({ state: 'scarce', letters: 0 });
    expect(roomFor('а'.repeat(MESSAGE_MAX_LETTERS + 3))).toEqual({ state: 'over', letters: 3 });
  });
});
