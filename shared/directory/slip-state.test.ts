import { describe, expect, test } from 'vitest';
import { classMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { SlipBody } from '../schema/slip.ts';
import { Directory } from './directory.ts';
import { isSameName, proposalsFor } from './proposals.ts';
import { slipStateOf, usesOf } from './slip-state.ts';

const NOW = 1_700_000_000_000;
const DAY_MS = 24 * 3600_000;
const ID = stampAt(NOW);

function slip(of: Partial<SlipBody> = {}, by = 'teacher'): AuthorPart {
  const body = {
    purpose: 'role' as const,
    person: '',
    role: 'pupil' as const,
    classroom: 'k1',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: NOW + 14 * DAY_MS,
    mostUses: 1,
    annulledAt: 0,
    ...of,
  };
  return part({ kind: 'slip', id: ID, scope: `slip:${by}`, by, body });
}
const use = (device: string, at: number) =>
  part({
    kind: 'slipuse',
    id: stampAt(NOW + at),
    scope: 'slip:teacher',
    parent: ID,
    body: { slip: ID, person: `p${device}`, request: '', device: device.repeat(64), at },
  });
const classroom = (id: string, isArchived = false) =>
  part({
    kind: 'classroom',
    id,
    scope: 'school',
    body: { title: id, type: 'homeroom', grade: 5, subject: '', sourcedId: '', isArchived },
  });

function school(...parts: readonly AuthorPart[]): Directory {
  const directory = new Directory();
  const base = [
    personCard('teacher', ['teacher'], { isVerified: true }),
    personCard('admin', ['administrator'], { isVerified: true }),
    classroom('k1'),
    classMembership('k1', 'teacher', { role: 'classTeacher' }),
  ];
  for (const one of [...base, ...parts]) directory.take(one);
  return directory;
}
const stateIn = (directory: Directory, now = NOW) => slipStateOf(directory, directory.get('slip', ID)!, now);

describe('F-013 a slip', () => {
  test('is open until its day, then expired', () => {
    const directory = school(slip());
    expect(stateIn(directory)).toBe('open');
    expect(stateIn(directory, NOW + 14 * DAY_MS)).toBe('expired');
  });

  test('is used after its last use, and annulled whatever else it is', () => {
    const directory = school(slip({ purpose: 'link', mostUses: 2 }), use('1', 1));
    expect(stateIn(directory)).toBe('open');
    directory.take(use('2', 2));
    expect(stateIn(directory)).toBe('used');
    directory.take(
      part({
        kind: 'slipend',
        id: `${ID}.e`,
        scope: 'slip:teacher',
        parent: ID,
        body: { slip: ID, act: '', at: 9 },
      }),
    );
    expect(stateIn(directory)).toBe('annulled');
    expect(stateIn(school(slip({ annulledAt: 5 })))).toBe('annulled');
  });

  test('is void once its maker may not give it any more', () => {
    for (const change of [
      personCard('teacher', ['teacher'], { isVerified: true, leftAt: 5 }),
      personCard('teacher', ['teacher'], { isVerified: false }),
      classMembership('k1', 'teacher', { role: 'classTeacher', state: 'ended', stamp: stampAt(5) }),
      classroom('k1', true),
    ]) {
      expect(stateIn(school(slip(), change))).toBe('void');
    }
    const named = slip({ purpose: 'person', person: 'pupil', classroom: '' });
    const pupil = personCard('pupil', ['pupil']);
    expect(stateIn(school(named, pupil, classMembership('k1', 'pupil')))).toBe('open');
    expect(stateIn(school(named, personCard('pupil', ['pupil'], { leftAt: 5 })))).toBe('void');
  });

  test('that two devices used at two hubs is flagged, and one that a device used twice is not', () => {
    const directory = school(slip(), use('1', 2), use('1', 1));
    const flagged = () => usesOf(directory, directory.get('slip', ID)!);
    expect(flagged()).toMatchObject({ isOverused: false });
    directory.take(use('2', 3));
    expect(flagged().isOverused).toBe(true);
    expect(flagged().uses.map(({ body }) => body.at)).toEqual([1, 2, 3]);
  });
});

describe('F-016 whom a request may come from', () => {
  const request = {
    familyName: 'Белов',
    givenName: 'Артём',
    middleName: '',
    role: 'pupil' as const,
    classroom: 'k1',
    note: '',
    slip: '',
    email: '',
    isEmailConfirmed: false,
    device: 'd'.repeat(64),
    state: 'open' as const,
    person: '',
  };
  const pupil = (id: string, of = {}) => [
    personCard(id, ['pupil'], { familyName: 'Белов', givenName: 'Артем', ...of }),
    classMembership('k1', id),
  ];

  test('is whoever has the name, the role and the class, and has not entered yet', () => {
    const directory = school(
      ...pupil('one', { middleName: 'Иванович' }),
      ...pupil('gone', { leftAt: 5 }),
      ...pupil('other', { givenName: 'Антон' }),
      personCard('elsewhere', ['pupil'], { familyName: 'Белов', givenName: 'Артём' }),
      ...pupil('entered'),
      part({
        kind: 'slipuse',
        id: stampAt(9),
        scope: 'slip:teacher',
        body: { slip: ID, person: 'entered', request: '', device: '', at: 1 },
      }),
    );
    expect(proposalsFor(directory, request).map(({ id }) => id)).toEqual(['one']);
  });

  test('is compared by letters as people mean them', () => {
    const name = { familyName: ' белов', givenName: 'АРТЁМ', middleName: '' };
    expect(isSameName(name, request)).toBe(true);
    expect(isSameName({ ...name, middleName: 'Петрович' }, { ...request, middleName: 'Иванович' })).toBe(
      false,
    );
  });
});
