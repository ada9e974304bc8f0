import { describe, expect, it } from 'vitest';
import type { ChatRow } from '../../../shared/replica/views.ts';
import { briefAuthor, filterChats, usefulFilters } from './chat-filter.ts';

const chat = (title: string, template: ChatRow['template']): ChatRow => ({
  id: title,
  title,
  template,
  last: undefined,
  isPast: false,
  unreadCount: 0,
  isForMe: false,
  canWrite: true,
  mutedUntil: 0,
  draft: '',
  liveLesson: '',
  liveType: undefined,
});
const chats = [
  chat('7Б, ученики', 'pupils'),
  chat('Родители 7Б', 'parents'),
  chat('Алгебра, 7Б', 'subject'),
  chat('Учёный совет', 'staffroom'),
];

describe('chat filters', () => {
  it('offers only filters that would show something', () => {
    expect(usefulFilters(chats)).toEqual(['all', 'pupils', 'subject', 'parents']);
    expect(usefulFilters([chat('Учительская', 'staffroom')])).toEqual([]);
  });

  it('finds by words of the title, with ё and case folded', () => {
    expect(filterChats(chats, 'all', 'ученый').map(({ title }) => title)).toEqual(['Учёный совет']);
    expect(filterChats(chats, 'all', '7б')).toHaveLength(3);
    expect(filterChats(chats, 'all', '7б род')).toHaveLength(1);
  });

  it('joins filter and search', () => {
    expect(filterChats(chats, 'subject', '7б').map(({ title }) => title)).toEqual(['Алгебра, 7Б']);
    expect(filterChats(chats, 'pupils', 'алгебра')).toEqual([]);
  });

  it('keeps the very list when nothing is asked', () => {
    expect(filterChats(chats, 'all', '')).toBe(chats);
  });

  it('shortens full names only', () => {
    expect(briefAuthor('Константинопольский Всеволод Вячеславович')).toBe('Константинопольский В.\u00a0В.');
    expect(briefAuthor('Дарья Ковалёва')).toBe('Дарья Ковалёва');
  });
});
