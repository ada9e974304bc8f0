import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import { part, personCard } from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { appointmentsQuery } from './appointments-query.ts';
import { linksQuery } from './links-query.ts';
import { papersQuery } from './papers-query.ts';

const NOW = Date.parse('2026-09-10T09:00:00Z');
const confirmed = (id: string, ...roles: ('administrator' | 'head' | 'teacher' | 'staff')[]) =>
  personCard(id, roles, { isVerified: true });
const appointment = (id: string, of: { from: string; until?: string; endedFrom?: string }): AuthorPart =>
  part({
    kind: 'appointment',
    id,
    scope: 'staff',
    body: {
      person: 'teacher',
      role: 'head',
      isActing: true,
      order: { number: '1', date: '2026-09-01', paper: 'order1' },
      until: '',
      endedFrom: '',
      ...of,
    },
  });
const paper = (id: string, scope: 'school' | 'staff'): AuthorPart =>
  part({
    kind: 'paper',
    id,
    scope,
    body: {
      title: id,
      type: 'order',
      number: '1',
      date: '2026-09-01',
      fileName: 'a.pdf',
      media: 'application/pdf',
      sizeBytes: 1,
      digest: '0'.repeat(64),
      isWithdrawn: false,
    },
  });
const link = (id: string, roles: ('teacher' | 'pupil')[], isWithdrawn = false): AuthorPart =>
  part({
    kind: 'link',
    id,
    scope: 'school',
    body: { title: id, hint: '', url: 'https://example.org', roles, isWithdrawn },
  });
const use = (person: string): AuthorPart =>
  part({
    kind: 'slipuse',
    id: `use-${person}`,
    scope: 'slip:admin',
    body: { slip: 'slip1', person, request: '', device: '', at: 1 },
  });

const SCHOOL = [
  confirmed('admin', 'administrator'),
  confirmed('head', 'head'),
  confirmed('teacher', 'teacher'),
  confirmed('invited', 'teacher'),
  personCard('waiting', ['teacher']),
  personCard('pupil', ['pupil']),
  use('teacher'),
  use('waiting'),
  appointment('past', { from: '2026-07-01', until: '2026-07-28' }),
  appointment('now', { from: '2026-09-01' }),
  appointment('ended', { from: '2026-08-01', endedFrom: '2026-08-10' }),
  appointment('later', { from: '2026-10-01' }),
  paper('order1', 'staff'),
  paper('rules1', 'school'),
  link('journal', ['teacher']),
  link('diary', ['pupil']),
  link('old', ['pupil'], true),
];
const source = (person: string) => schoolSource(person, SCHOOL, { now: NOW });

describe('F-129 the appointments', () => {
  test('F-129 those that hold come first, then those to come, then the past', async () => {
    const { rows } = await appointmentsQuery.answer(source('admin'), {});
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['now', 'now'],
      ['later', 'later'],
      ['ended', 'over'],
      ['past', 'over'],
    ]);
  });

  test('F-014 offers confirmed teachers, and says of whom it is known that they have entered', async () => {
    const { candidates } = await appointmentsQuery.answer(source('admin'), {});
    expect(candidates.map(({ id, isKnownToHaveEntered }) => [id, isKnownToHaveEntered])).toEqual([
      ['head', false],
      ['invited', false],
      ['teacher', true],
    ]);
  });

  test.each(['teacher', 'waiting', 'pupil'])('refuses when not allowed: %s', async (person) => {
    expect(await appointmentsQuery.answer(source(person), {})).toEqual({
      rows: [],
      candidates: [],
      canAppoint: false,
    });
  });
});

describe('F-094 the shelf', () => {
  test.each([
    ['admin', ['order1', 'rules1'], true],
    ['teacher', ['order1', 'rules1'], false],
    ['pupil', ['rules1'], false],
  ])('F-094 as %s sees it', async (person, ids, canKeep) => {
    const view = await papersQuery.answer(source(person), {});
    expect(view.papers.map(({ id }) => id).sort()).toEqual(ids);
    expect(view.canKeep).toBe(canKeep);
  });

  test('F-002 says which order is named by appointments', async () => {
    const { papers } = await papersQuery.answer(source('admin'), {});
    expect(papers.find(({ id }) => id === 'order1')).toMatchObject({ appointments: 4, isPublic: false });
  });
});

describe('F-123 the passages', () => {
  test.each([
    ['pupil', ['diary'], 0],
    ['teacher', ['journal'], 0],
    ['admin', [], 3],
  ])('F-123 those of %s', async (person, own, all) => {
    const view = await linksQuery.answer(source(person), {});
    expect(view.own.map(({ id }) => id)).toEqual(own);
    expect(view.all).toHaveLength(all);
  });
});
