import { describe, expect, it } from 'vitest';
import type { MessageRow } from '../../../../shared/replica/views.ts';
import type { FileRow } from '../../../../shared/replica/file-rows.ts';
import type { PollRow } from '../../../../shared/replica/rounds/round-views.ts';
import { guessedHeightRem } from './line-height.ts';

const WIDTH_REM = 58;

const base = {
  id: 'm',
  author: { id: 'p', name: 'Дарья', roles: [], position: '', isVerified: false },
  isOwn: true,
  text: 'Спасибо, поняла',
  at: 0,
  state: 'onHub',
  refusal: undefined,
} as const;

const message: MessageRow = {
  ...base,
  kind: 'message',
  files: [],
  forwarded: undefined,
  isEdited: false,
  isPinned: false,
  reply: undefined,
  reactions: [],
  takedown: undefined,
  rights: [],
  mentioned: [],
  isForMe: false,
};

const file: FileRow = {
  digest: '',
  sizeBytes: 1,
  type: 'application/pdf',
  name: 'конспект.pdf',
  width: 0,
  height: 0,
  durationMs: 0,
  isVoice: false,
  thumb: '',
};
const picture: FileRow = { ...file, type: 'image/jpeg', width: 1600, height: 1200 };
const voice: FileRow = { ...file, type: 'audio/webm', durationMs: 9000, isVoice: true };

const poll: PollRow = {
  ...base,
  kind: 'poll',
  chat: 'c',
  canRemove: false,
  type: 'poll',
  options: ['Да', 'Нет', 'Не знаю'].map((text) => ({ text, places: 0, count: 0, people: [], waiting: [] })),
  voters: 0,
  own: { state: 'none', choices: [], turn: 0 },
  closesAt: 0,
  canVote: true,
  isMultiple: false,
  isAnonymous: false,
  isCounted: false,
  canClose: false,
  canReplace: false,
};

function heightOf(row: MessageRow | PollRow, widthRem = WIDTH_REM): number {
  return guessedHeightRem(
    { row, isFirst: true, isLast: true, isNewDay: false, isUnreadStart: false },
    widthRem,
  );
}

describe('the guessed height of a line', () => {
  it('counts the lines of its words, by the width there is', () => {
    const long = { ...message, text: 'Завтра контрольная, приносим тетради и линейки. '.repeat(6) };
    expect(heightOf(message)).toBeCloseTo(2.86, 1);
    expect(heightOf({ ...message, text: 'Первая\nвторая\nтретья' })).toBeCloseTo(heightOf(message) + 2.72, 1);
    expect(heightOf(long, 30)).toBeGreaterThan(heightOf(long));
  });

  it('knows the place of pictures before they are here, beside each other where there is room', () => {
    const one = heightOf({ ...message, files: [picture] });
    expect(one).toBeCloseTo(heightOf(message) + 15.5, 5);
    expect(heightOf({ ...message, files: [picture, picture] })).toBe(one);
    expect(heightOf({ ...message, files: [picture, picture] }, 30)).toBeCloseTo(one + 15.375, 5);
  });

  it('has a line for a voice message and for every other file', () => {
    const one = heightOf({ ...message, files: [voice] });
    expect(one).toBeCloseTo(heightOf(message) + 3, 5);
    expect(heightOf({ ...message, files: [voice, file] })).toBeCloseTo(one + 2.875, 5);
  });

  it('counts the answers of a poll, and the button that tells who has given them', () => {
    const fewer = { ...poll, options: poll.options.slice(0, 2) };
    expect(heightOf(poll) - heightOf(fewer)).toBeCloseTo(2.875, 5);
    expect(heightOf({ ...poll, voters: 3 }) - heightOf(poll)).toBeCloseTo(3, 5);
  });
});
