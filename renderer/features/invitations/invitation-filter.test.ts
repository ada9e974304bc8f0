import { describe, expect, test } from 'vitest';
import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import {
  classesOf,
  filterInvitations,
  firstFilter,
  type InvitationFilter,
  WAITING,
} from './invitation-filter.ts';

function row(id: string, of: Partial<InvitationRow> = {}): InvitationRow {
  return {
    id,
    purpose: 'person',
    person: id,
    personName: id,
    role: 'pupil',
    classroom: 'k7b',
    classTitle: '7Б',
    childName: '',
    makerName: 'Орлов',
    isOwn: false,
    madeAt: 0,
    expiresAt: 0,
    state: 'open',
    mostUses: 1,
    uses: [],
    isOverused: false,
    canAnnul: true,
    ...of,
  };
}

const ROWS = [
  row('old', { personName: 'Ковалёва Дарья' }),
  row('twice', { state: 'used', isOverused: true, uses: [{ name: 'Ахметов Тимур', at: 1 }] }),
  row('void', { state: 'void', classroom: 'k10a', classTitle: '10А' }),
  row('new', {
    personName: '',
    person: '',
    purpose: 'role',
    role: 'parent',
    classroom: 'k2a',
    classTitle: '2А',
  }),
];
const found = (of: Partial<InvitationFilter>) =>
  filterInvitations(ROWS, { ...WAITING, ...of }, ({ role }) =>
    role === 'parent' ? 'родитель' : 'ученик',
  ).map(({ id }) => id);

describe('F-012 finding slips', () => {
  test('shows what waits, the longest waiting first', () => {
    expect(found({})).toEqual(['old', 'new']);
  });

  test('by state, the newest first', () => {
    expect(found({ state: 'all' })).toEqual(['new', 'void', 'twice', 'old']);
    expect(found({ state: 'twice' })).toEqual(['twice']);
    expect(found({ state: 'annulled' })).toEqual(['void']);
  });

  test('by class, name, role and who has used it', () => {
    expect(found({ classroom: 'k2a' })).toEqual(['new']);
    expect(found({ text: 'КОВАЛЕВА 7б' })).toEqual(['old']);
    expect(found({ text: 'родитель' })).toEqual(['new']);
    expect(found({ text: 'тимур', state: 'all' })).toEqual(['twice']);
  });

  test('opens where somebody was led to', () => {
    expect(firstFilter('class k7b')).toEqual({ ...WAITING, classroom: 'k7b' });
    expect(firstFilter('expired')).toMatchObject({ state: 'expired' });
    expect(firstFilter('')).toEqual(WAITING);
  });

  test('names each class once, as schools sort them', () => {
    expect(classesOf(ROWS).map(({ title }) => title)).toEqual(['2А', '7Б', '10А']);
  });
});
