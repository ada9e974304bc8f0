import type { BriefView, PinRow } from '../../shared/replica/talk/talk-views.ts';
import type { TalkWish } from '../../shared/replica/talk/talk-wish.ts';
import type { MessageRow } from '../../shared/replica/views.ts';
import type { Reaction } from '../../shared/schema/reaction.ts';
import type { FakeChat } from './fake-chats.ts';
import { ANNA } from './fake-people.ts';

export function fakePins(rows: readonly MessageRow[]): readonly PinRow[] {
  return rows
    .filter(({ isPinned }) => isPinned)
    .map(({ id, author, text }) => ({ message: id, authorName: author.name, text, canUnpin: true }))
    .reverse();
}

export function fakeBrief(chats: readonly FakeChat[], params: object): BriefView {
  const message = 'message' in params ? params.message : '';
  const row = chats.flatMap(({ messages }) => messages).find(({ id }) => id === message);
  return row
    ? { authorName: row.author.name, text: row.text, state: 'here' }
    : { authorName: '', text: '', state: 'missing' };
}

/** The rows after something was done with one of them. */
export function talked(
  rows: readonly MessageRow[],
  wish: Exclude<TalkWish, { do: 'mute' | 'hear' }>,
): MessageRow[] {
  const change = (to: (row: MessageRow) => MessageRow) =>
    rows.map((row) => (row.id === wish.message ? to(row) : row));
  switch (wish.do) {
    case 'edit':
      return change((row) => ({ ...row, text: wish.text, isEdited: true }));
    case 'delete':
      return rows.filter(({ id }) => id !== wish.message);
    case 'takeDown':
      return change((row) => ({
        ...row,
        text: '',
        rights: [],
        takedown: { byName: ANNA.name, isByMe: true, reason: wish.reason, rule: '' },
      }));
    case 'react':
      return change((row) => ({ ...row, reactions: reacted(row, wish.sign) }));
    case 'forward':
      return [...rows];
    case 'pin':
      return change((row) => ({ ...row, isPinned: wish.isPinned }));
  }
}

function reacted({ reactions }: MessageRow, sign: Reaction | ''): MessageRow['reactions'] {
  const others = reactions
    .map((one) => (one.isOwn ? { ...one, isOwn: false, count: one.count - 1 } : one))
    .filter(({ count }) => count > 0);
  if (sign === '') return others;
  const known = others.find((one) => one.sign === sign);
  const own = {
    sign,
    count: (known?.count ?? 0) + 1,
    isOwn: true,
    names: [...(known?.names ?? []), ANNA.name],
  };
  return [...others.filter((one) => one !== known), own];
}
