import { describe, expect, it } from 'vitest';
import type { MessageRow } from '../../../shared/replica/views.ts';
import { layOutMessages } from './message-layout.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY);

function message(id: string, author: string, at: number): MessageRow {
  return {
    id,
    kind: 'message',
    author: { id: author, name: author, position: '', roles: ['pupil'], isVerified: false },
    isOwn: author === 'me',
    text: id,
    at,
    state: 'onHub',
    refusal: undefined,
    forwarded: undefined,
    isEdited: false,
    isPinned: false,
    reply: undefined,
    reactions: [],
    takedown: undefined,
    mentioned: [],
    isForMe: false,
    rights: [],
    files: [],
  };
}

const shape = (rows: readonly MessageRow[], firstUnread = '', hasEarlier = false) =>
  layOutMessages(rows, firstUnread, hasEarlier, dayOf).map((line) =>
    [
      line.isNewDay && 'day',
      line.isUnreadStart && 'unread',
      line.row.id,
      line.isFirst && 'first',
      line.isLast && 'last',
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('layOutMessages', () => {
  it('groups what one author writes in a row', () => {
    const rows = [message('a', 'x', 0), message('b', 'x', MINUTE), message('c', 'y', 2 * MINUTE)];
    expect(shape(rows)).toEqual(['day a first', 'b last', 'c first last']);
  });

  it('begins a new group after a pause', () => {
    const rows = [message('a', 'x', 0), message('b', 'x', 11 * MINUTE)];
    expect(shape(rows)).toEqual(['day a first last', 'b first last']);
  });

  it('separates days and begins groups anew', () => {
    const rows = [message('a', 'x', DAY - MINUTE), message('b', 'x', DAY + MINUTE)];
    expect(shape(rows)).toEqual(['day a first last', 'day b first last']);
  });

  it('puts the unread mark before the first unread message', () => {
    const rows = [message('a', 'x', 0), message('b', 'x', MINUTE)];
    expect(shape(rows, 'b')).toEqual(['day a first last', 'unread b first last']);
  });

  it('shows no day above the first of several while there are earlier ones', () => {
    const rows = [message('a', 'x', 0), message('b', 'x', DAY)];
    expect(shape(rows, '', true)).toEqual(['a first last', 'day b first last']);
  });

  it('lays out nothing for an empty chat', () => {
    expect(shape([])).toEqual([]);
  });
});
