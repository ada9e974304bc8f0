import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { lessonEndId } from '../schema/call.ts';
import type { LeadRank } from '../schema/cohost.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';
import { accept, chatMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { exhibitPart } from '../testing/make-stage.ts';
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
const session = (type: BodyOf<'lesson'>['type'] = 'lesson') =>
  accept(
    part({
      kind: 'lesson',
      id: LESSON,
      scope: 'chat:c1',
      parent: 'c1',
      by: 'anna',
      body: { title: 'Урок', type, plan: '', startedAt: 1, endedAt: 0 },
    }),
    1,
  );
const word = (by: string, person: string, rank: LeadRank, of: Partial<AuthorPart> = {}) => ({
  ...part({ kind: 'cohost', id: stampAt(20), stamp: stampAt(20), by, ...inLesson, body: { person, rank } }),
  ...of,
});
const named = (person: string, rank: LeadRank, ms = 10) =>
  word('anna', person, rank, { id: stampAt(ms), stamp: stampAt(ms) });
const end = (by: string, of: Partial<AuthorPart> = {}) => ({
  ...part({ kind: 'lessonend', id: lessonEndId(LESSON), by, ...inLesson, body: { at: 9 } }),
  ...of,
});
const judge = (written: AuthorPart, directory = school(), lesson = session()) =>
  refusalToWrite(directory.factsOf(written.by), written as never, directory, {
    look: (id) => (id === LESSON ? lesson : undefined),
    at: 5,
  });

const LED = [
  part({ kind: 'handdown', id: stampAt(9), ...inLesson, body: { person: '', at: 3 } }),
  part({ kind: 'roll', id: stampAt(9), ...inLesson, body: { person: 'vera', state: 'present' } }),
  part({ kind: 'cue', id: stampAt(9), ...inLesson, body: { show: 'board', at: 3, page: 1 } }),
  part({ kind: 'pen', id: stampAt(9), ...inLesson, body: { person: '', isGiven: true } }),
  part({ kind: 'ink', id: stampAt(9), ...inLesson, body: { do: 'clear', on: '', page: 1, at: 3, pen: '' } }),
  part({ kind: 'caughtup', id: stampAt(9), ...inLesson, body: { person: 'vera', isCaughtUp: true } }),
];

describe('[LIVE-9] who leads a session', () => {
  test('F-065 is refused to whoever does not lead it', () => {
    for (const by of ['dasha', 'boris', 'nobody']) {
      expect(judge(word(by, 'vera', 'second'))).toBe('notAllowed');
      expect(judge(word(by, by, 'host'))).toBe('notAllowed');
      expect(judge(word(by, by, 'none'))).toBe('notAllowed');
      expect(judge(end(by))).toBe('notAllowed');
      for (const one of LED) expect(judge({ ...one, by })).toBe('notAllowed');
    }
  });

  test('F-065 is said by those whom the table lets lead, of somebody who is in the chat', () => {
    for (const rank of ['second', 'host', 'none'] as const) {
      expect(judge(word('anna', 'dasha', rank))).toBeUndefined();
    }
    expect(judge(word('anna', 'boris', 'second'))).toBe('notAllowed');
    // Who has left the chat meanwhile leads no longer.
    expect(judge(word('anna', 'boris', 'none'))).toBeUndefined();
    expect(judge(word('anna', 'dasha', 'second', { id: 'c1.anna.x' }))).toBe('notAllowed');
    expect(judge(word('anna', 'dasha', 'second', { scope: 'chat:c2' }))).toBe('notAllowed');
    expect(judge(word('anna', 'dasha', 'second', { gone: true }))).toBe('notAllowed');
    expect(judge(word('anna', 'dasha', 'second'), school(), session('call'))).toBe('notAllowed');
  });

  test('F-065 lets the second person do what leading is, in this session alone', () => {
    const directory = school(named('dasha', 'second'));
    for (const one of LED) {
      expect(judge({ ...one, by: 'dasha' }, directory), one.kind).toBeUndefined();
      expect(judge({ ...one, by: 'vera' }, directory), one.kind).toBe('notAllowed');
      const elsewhere = { ...one, by: 'dasha', parent: OTHER };
      expect(judge(elsewhere, directory), one.kind).toBe('notAllowed');
    }
    // What lasts longer, records people, or says who leads, is not given along.
    expect(judge({ ...exhibitPart('dasha', { id: stampAt(9), chat: 'c1' }) }, directory)).toBe('notAllowed');
    const record = part({
      kind: 'recording',
      id: stampAt(9),
      by: 'dasha',
      ...inLesson,
      body: { isOn: true, at: 1 },
    });
    expect(judge(record, directory)).toBe('notAllowed');
    expect(judge(word('dasha', 'vera', 'second'), directory)).toBe('notAllowed');
    expect(judge(end('dasha'), directory)).toBe('notAllowed');
    expect(judge(word('dasha', 'dasha', 'none'), directory)).toBeUndefined();
  });

  test('F-065 a newer word takes it back, and one in another chat gives nothing', () => {
    const over = school(named('dasha', 'second'), named('dasha', 'none', 11));
    const far = school({ ...named('dasha', 'second'), scope: 'chat:c2' });
    for (const directory of [over, far]) {
      for (const one of LED) expect(judge({ ...one, by: 'dasha' }, directory)).toBe('notAllowed');
    }
    const gone = school(named('boris', 'second'));
    for (const one of LED) expect(judge({ ...one, by: 'boris' }, gone)).toBe('notAllowed');
  });

  test('F-065 to whom it was handed over says who leads, hands it on, and ends it', () => {
    const directory = school(named('dasha', 'host'));
    expect(judge(word('dasha', 'vera', 'second'), directory)).toBeUndefined();
    expect(judge(word('dasha', 'vera', 'host'), directory)).toBeUndefined();
    expect(judge(end('dasha'), directory)).toBeUndefined();
    expect(judge(end('dasha', { id: stampAt(9) }), directory)).toBe('notAllowed');
    expect(judge(end('anna'), directory)).toBe('notAllowed');
    expect(judge(end('dasha'), directory, session('call'))).toBe('notAllowed');
    const handedOn = school(named('dasha', 'host'), named('vera', 'host', 11));
    expect(judge(end('dasha'), handedOn)).toBe('notAllowed');
    expect(judge(end('vera'), handedOn)).toBeUndefined();
  });
});
