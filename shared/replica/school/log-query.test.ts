import { describe, expect, test } from 'vitest';
import { Directory } from '../../directory/directory.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { part, personCard } from '../../testing/make-documents.ts';
import { logQuery } from './log-query.ts';
import type { LedgerDocument, SchoolSource } from './school-query.ts';

const directory = new Directory();
for (const card of [
  personCard('admin', ['administrator'], { familyName: 'Орлов', givenName: 'Пётр' }),
  personCard('head', ['head'], { isVerified: true }),
  personCard('teacher', ['teacher'], { familyName: 'Соколова', givenName: 'Анна', isVerified: true }),
  personCard('pupil', ['pupil']),
  part({
    kind: 'paper',
    id: 'order7',
    scope: 'staff',
    body: {
      title: 'Приказ о заместителе',
      type: 'order',
      number: '7-к',
      date: '2026-11-26',
      fileName: 'order.pdf',
      media: 'application/pdf',
      sizeBytes: 35,
      digest: '0'.repeat(64),
      isWithdrawn: false,
    },
  }),
]) {
  directory.take(card);
}

function line(n: number, of: Partial<BodyOf<'audit'>> = {}): LedgerDocument {
  const body = {
    n,
    at: n,
    actor: 'admin',
    action: 'people.confirm',
    targets: ['teacher'],
    clause: 'P-2.1(10)',
    act: `act${n}`,
    reasonHash: '0'.repeat(64),
    previous: '0'.repeat(64),
    hash: '0'.repeat(64),
    ...of,
  };
  const made = part({ kind: 'audit', id: `a.${n}`, scope: 'audit', body });
  const place = { hub: 'hub000000001', epoch: 'epoch001', seq: n, at: n, order: `${n}` };
  return { ...made, kind: 'audit', body, ...place, queue: '', refusal: '' };
}

function source(person: string, lines: readonly LedgerDocument[]): SchoolSource {
  return {
    person,
    device: '',
    facts: directory.factsOf(person),
    directory,
    settled: directory,
    waitingActs: [],
    now: 0,
    shelf: () => Promise.reject(new Error('no shelf here')),
    log: (_before, limit) => Promise.resolve(lines.slice(0, limit)),
    act: (id) =>
      Promise.resolve({ action: 'people.confirm', data: {}, reason: `почему ${id}`, clause: 'P-2.1(10)' }),
  };
}

describe('the log as a screen shows it', () => {
  test.each(['teacher', 'pupil'])('refuses when not allowed: %s', async (person) => {
    expect(await logQuery.answer(source(person, [line(1)]), { limit: 10, person: '' })).toEqual({
      rows: [],
      hasEarlier: false,
    });
  });

  test.each(['admin', 'head'])('names who, what, whom, by which clause and why, to %s', async (person) => {
    const { rows } = await logQuery.answer(source(person, [line(1)]), { limit: 10, person: '' });
    expect(rows).toMatchObject([
      {
        n: 1,
        actorName: 'Орлов Пётр',
        action: 'people.confirm',
        clause: 'P-2.1(10)',
        reason: 'почему act1',
        targets: [{ what: 'person', name: 'Соколова Анна' }],
      },
    ]);
  });

  test('names the paper that was put on the shelf', async () => {
    const lines = [line(1, { action: 'papers.keep', targets: ['order7'] })];
    const { rows } = await logQuery.answer(source('admin', lines), { limit: 1, person: '' });
    expect(rows[0]?.targets).toEqual([{ id: 'order7', what: 'paper', name: 'Приказ о заместителе' }]);
  });

  test('leaves out what has no name, and says that there is more', async () => {
    const lines = [line(3, { targets: ['slip1', 'teacher'] }), line(2), line(1)];
    const { rows, hasEarlier } = await logQuery.answer(source('admin', lines), { limit: 2, person: '' });
    expect(rows.map(({ n }) => n)).toEqual([3, 2]);
    expect(rows[0]?.targets.map(({ id }) => id)).toEqual(['teacher']);
    expect(hasEarlier).toBe(true);
  });

  test('of one person: as the one who acted or on whom', async () => {
    const lines = [line(3, { targets: ['pupil'] }), line(2), line(1, { actor: 'head', targets: [] })];
    const about = async (person: string) =>
      (await logQuery.answer(source('admin', lines), { limit: 9, person })).rows.map(({ n }) => n);
    expect(await about('teacher')).toEqual([2]);
    expect(await about('head')).toEqual([1]);
    expect(await about('pupil')).toEqual([3]);
  });
});
