import { describe, expect, test } from 'vitest';
import type { MaterialRow, ShelfRow } from '../../../shared/replica/shelf/shelves-query.ts';
import { EVERYTHING, isHeading, lineKey, materialLines } from './material-filter.ts';

const shelf = (id: string, of: Partial<ShelfRow>): ShelfRow => ({
  id,
  classroom: id,
  title: id,
  type: 'homeroom',
  homeroom: '',
  subject: '',
  isForParents: false,
  canPlace: false,
  ...of,
});
const material = (id: string, on: string, of: Partial<MaterialRow> = {}): MaterialRow => ({
  id,
  shelf: on,
  title: id,
  topic: '',
  by: 'anna',
  byName: 'Белова Анна',
  isByPupil: false,
  isOwn: false,
  isVerified: false,
  isRemoved: false,
  madeAt: 1,
  files: 0,
  sizeBytes: 0,
  isWaiting: false,
  ...of,
});

const VIEW = {
  shelves: [
    shelf('s7', { homeroom: '7Б' }),
    shelf('algebra', { homeroom: '7Б', subject: 'Алгебра', type: 'subject' }),
    shelf('p8', { homeroom: '8А', isForParents: true }),
  ],
  materials: [
    material('plan', 's7'),
    material('fractions', 'algebra', { topic: 'Дроби', isVerified: true }),
    material('degrees', 'algebra', { topic: 'Степени', isOwn: true }),
    material('meeting', 'p8'),
  ],
};
const found = (query: Partial<typeof EVERYTHING>) =>
  materialLines(VIEW, { ...EVERYTHING, ...query }, ({ title }) => title);
const ids = (query: Partial<typeof EVERYTHING>) =>
  found(query)
    .filter((line) => !isHeading(line))
    .map(lineKey);

describe('F-056 materials are found', () => {
  test('F-056 under the name of their shelf', () => {
    expect(found({}).map(lineKey)).toEqual([
      's7',
      'plan',
      'algebra',
      'fractions',
      'degrees',
      'p8',
      'meeting',
    ]);
  });

  test('F-056 by class, by subject and by topic', () => {
    expect(ids({ homeroom: '7Б' })).toEqual(['plan', 'fractions', 'degrees']);
    expect(ids({ subject: 'Алгебра' })).toEqual(['fractions', 'degrees']);
    expect(ids({ text: 'дроби' })).toEqual(['fractions']);
  });

  test('F-056 by whose they are, for whom, and whether somebody has looked at them', () => {
    expect(ids({ of: 'own' })).toEqual(['degrees']);
    expect(ids({ of: 'parents' })).toEqual(['meeting']);
    expect(ids({ of: 'unverified' })).toEqual(['plan', 'degrees', 'meeting']);
  });
});
