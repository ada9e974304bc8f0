import { describe, expect, it } from 'vitest';
import type { PeopleTableView } from '../../../shared/replica/school/people-table-query.ts';
import { ROLES, type Role } from '../../../shared/schema/person.ts';
import { allOrNone, extended, NOTHING, toggled } from './selection.ts';
import { EVERYONE, queryRows, TABLE_PRESETS, type TableQuery } from './table-query.ts';
import { tableRows } from './table-rows.ts';

const bits = (...roles: readonly Role[]) => roles.reduce((sum, role) => sum | (1 << ROLES.indexOf(role)), 0);

const VIEW: PeopleTableView = {
  ids: ['abramov', 'elin', 'kovaleva', 'konst', 'sorokina', 'yashin'],
  names: [
    'Абрамов Олег',
    'Елин Илья',
    'Ковалёва Дарья Игоревна',
    'Константинопольский Всеволод Вячеславович',
    'Сорокина Галина Петровна',
    'Яшин Павел',
  ],
  positions: ['', '', '', '', 'учитель физики', 'учитель труда'],
  roles: [
    bits('pupil'),
    bits('pupil'),
    bits('pupil'),
    bits('parent'),
    bits('teacher', 'parent'),
    bits('teacher'),
  ],
  classes: [[1], [0], [1], [1], [0, 1], []],
  flags: [2, 0, 4, 0, 17, 8],
  accounts: [0, 1, 3, 2, 0, 0],
  slipsMadeAt: [0, 10, 30, 20, 0, 0],
  classrooms: [
    { id: 'k7a', title: '7А', type: 'homeroom', grade: 7 },
    { id: 'k10b', title: '10Б', type: 'homeroom', grade: 10 },
  ],
  canEdit: true,
  knowsSlips: true,
};
const rows = tableRows(VIEW, new Set(['sorokina']));
const found = (query: Partial<TableQuery>) => queryRows(rows, { ...EVERYONE, ...query }).map(({ id }) => id);

describe('the rows of the table', () => {
  it('say what the columns say', () => {
    expect(rows[4]).toMatchObject({
      id: 'sorokina',
      roles: ['teacher', 'parent'],
      isVerified: true,
      isPending: false,
      account: 'entered',
    });
    expect(rows[4]?.classrooms.map(({ title }) => title)).toEqual(['7А', '10Б']);
    expect(rows[5]).toMatchObject({ isPending: true, account: 'none' });
    expect(rows[2]).toMatchObject({ isWaiting: true, slipMadeAt: 30 });
  });
});

describe('finding people', () => {
  it('shows everyone who has not left, by name', () => {
    expect(found({})).toEqual(['elin', 'kovaleva', 'konst', 'sorokina', 'yashin']);
    expect(found({ status: 'left' })).toEqual(['abramov']);
  });

  it('takes ё for е, any case, and parts in any order', () => {
    expect(found({ text: 'КОВАЛЕВА' })).toEqual(['kovaleva']);
    expect(found({ text: 'ёлин' })).toEqual(['elin']);
    expect(found({ text: 'вяч конст' })).toEqual(['konst']);
    expect(found({ text: '  физики 7а ' })).toEqual(['sorokina']);
    expect(found({ text: 'никого' })).toEqual([]);
  });

  it('filters by role, class, account and status together', () => {
    expect(found({ role: 'parent' })).toEqual(['konst', 'sorokina']);
    expect(found({ role: 'staff', status: 'pending' })).toEqual(['yashin']);
    expect(found({ classroom: 'k10b', role: 'pupil' })).toEqual(['kovaleva']);
    expect(found({ state: 'outside' })).toEqual(['elin', 'konst', 'yashin']);
    expect(found({ state: 'lapsed' })).toEqual(['elin']);
    expect(found({ status: 'waiting' })).toEqual(['kovaleva']);
    expect(found({ status: 'noPaper' })).toEqual(['sorokina']);
    expect(found({ state: 'soonOver' })).toEqual(['yashin']);
  });

  it('F-096 leads from the overview to those whom it counted', () => {
    expect(queryRows(rows, TABLE_PRESETS['noEntry']!).map(({ id }) => id)).toEqual([
      'elin',
      'konst',
      'yashin',
    ]);
    expect(queryRows(rows, TABLE_PRESETS['unconfirmed']!).map(({ id }) => id)).toEqual(['yashin']);
  });

  it('sorts by class as schools count, those without one last', () => {
    expect(found({ sort: 'class' })).toEqual(['elin', 'sorokina', 'kovaleva', 'konst', 'yashin']);
    expect(found({ sort: 'slip', isDescending: true })[0]).toBe('kovaleva');
  });
});

describe('choosing rows', () => {
  const shown = ['a', 'b', 'c', 'd', 'e'];

  it('chooses one and lets it go', () => {
    const one = toggled(NOTHING, 'b');
    expect([...one.ids]).toEqual(['b']);
    expect([...toggled(one, 'b').ids]).toEqual([]);
  });

  it('draws a range from the last one, downwards and upwards', () => {
    const range = extended(toggled(NOTHING, 'd'), 'b', shown);
    expect([...range.ids].sort()).toEqual(['b', 'c', 'd']);
    expect([...extended(range, 'e', shown).ids].sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('begins anew where the last one is not shown any more', () => {
    expect([...extended(toggled(NOTHING, 'z'), 'b', shown).ids].sort()).toEqual(['b', 'z']);
  });

  it('chooses all that are shown, and none the second time', () => {
    const all = allOrNone(NOTHING, shown);
    expect(all.ids.size).toBe(5);
    expect(allOrNone(all, shown)).toBe(NOTHING);
  });
});
