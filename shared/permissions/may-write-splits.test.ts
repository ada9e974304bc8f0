import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { LeadRank } from '../schema/cohost.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { SessionType } from '../schema/lesson.ts';
import { accept, chatMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { refusalToWrite } from './may-write.ts';

const LESSON = stampAt(1);
const OTHER = stampAt(2);
const inLesson = { scope: 'chat:c1', parent: LESSON };

function school(...words: readonly AuthorPart[]): Directory {
  const directory = new Directory();
  const body = { title: '7Б', template: 'group', classroom: '', isArchived: false } as const;
  const all = [
    part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body }),
    personCard('anna', ['teacher'], { isVerified: true }),
    personCard('dasha', ['pupil']),
    personCard('vera', ['pupil']),
    personCard('boris', ['pupil']),
    ...['anna', 'dasha', 'vera'].map((one) => chatMembership('c1', one)),
    ...words,
  ];
  for (const one of all) directory.take(one);
  return directory;
}
const lessonOf = (type: SessionType) =>
  accept(
    part({
      ...{ kind: 'lesson', id: LESSON, scope: 'chat:c1', parent: 'c1', by: 'anna' },
      body: { title: 'Урок', type, plan: '', startedAt: 1, endedAt: 0 },
    }),
    1,
  );
const split = (by: string, groups: string[][] = [['dasha'], ['vera']], of: Partial<AuthorPart> = {}) => ({
  ...part({ kind: 'split', id: stampAt(9), by, ...inLesson, body: { groups, untilMs: 0, at: 3 } }),
  ...of,
});
const second = (rank: LeadRank) =>
  part({ kind: 'cohost', id: stampAt(5), by: 'anna', ...inLesson, body: { person: 'dasha', rank } });
const judge = (written: AuthorPart, type: SessionType = 'lesson', directory = school()) =>
  refusalToWrite(directory.factsOf(written.by), written as never, directory, {
    look: (id) => (id === LESSON ? lessonOf(type) : undefined),
    at: 5,
  });

describe('[LIVE-17] groups of a lesson', () => {
  test('F-065 are refused to everyone who does not lead it', () => {
    for (const by of ['dasha', 'boris', 'nobody']) {
      expect(judge(split(by))).toBe('notAllowed');
      expect(judge(split(by, []))).toBe('notAllowed');
    }
  });

  test('F-065 are refused with somebody in two of them, or twice in one', () => {
    expect(judge(split('anna', [['dasha'], ['vera', 'dasha']]))).toBe('notAllowed');
    expect(judge(split('anna', [['dasha', 'dasha'], []]))).toBe('notAllowed');
  });

  test('F-065 are refused with somebody who is not in the chat', () => {
    expect(judge(split('anna', [['dasha'], ['boris']]))).toBe('notAllowed');
    expect(judge(split('anna', [['dasha'], ['nobody']]))).toBe('notAllowed');
    const left = school(chatMembership('c1', 'vera', { state: 'ended', stamp: stampAt(8) }));
    expect(judge(split('anna'), 'lesson', left)).toBe('notAllowed');
  });

  test('F-065 are refused in another place, in a call and in a broadcast, and are not taken back', () => {
    expect(judge(split('anna', [], { scope: 'chat:c2' }))).toBe('notAllowed');
    expect(judge(split('anna', [], { scope: 'channel:c1' }))).toBe('notAllowed');
    expect(judge(split('anna', [], { parent: 'lesson' }))).toBe('notAllowed');
    expect(judge(split('anna', [], { id: 'mine' }))).toBe('notAllowed');
    expect(judge(split('anna', [], { gone: true }))).toBe('notAllowed');
    expect(judge(split('anna'), 'call')).toBe('notAllowed');
    expect(judge(split('anna'), 'broadcast')).toBe('notAllowed');
  });

  test('F-065 are made by whoever leads, with themselves in one of them, and by a second host', () => {
    expect(judge(split('anna'))).toBeUndefined();
    expect(judge(split('anna', [['dasha', 'anna'], ['vera'], []]))).toBeUndefined();
    expect(judge(split('anna', []))).toBeUndefined();
    expect(judge(split('dasha'), 'lesson', school(second('second')))).toBeUndefined();
    expect(judge(split('dasha'), 'lesson', school(second('none')))).toBe('notAllowed');
    // A hub that does not have the lesson, because another hub has it, judges by the chat alone.
    expect(judge(split('anna', undefined, { parent: OTHER }))).toBeUndefined();
  });
});
