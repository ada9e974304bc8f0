import type { AccountState } from '../../../shared/replica/school/account-states.ts';
import { isStaff } from '../../../shared/schema/person.ts';
import { foldForSearch } from '../../ui/person-words.ts';
import { foldedText, type TableRow } from './table-rows.ts';

export const ROLE_FILTERS = ['all', 'pupil', 'parent', 'teacher', 'staff', 'leaders'] as const;
export type RoleFilter = (typeof ROLE_FILTERS)[number];
export const STATE_FILTERS = ['any', 'outside', 'none', 'invited', 'soonOver', 'lapsed', 'entered'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];
export const STATUS_FILTERS = ['present', 'confirmed', 'pending', 'noPaper', 'waiting', 'left'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];
export const SORTS = ['name', 'role', 'class', 'account', 'confirmed', 'slip'] as const;
export type Sort = (typeof SORTS)[number];

export interface TableQuery {
  readonly text: string;
  readonly role: RoleFilter;
  /** The id of a class, '' for any. */
  readonly classroom: string;
  readonly state: StateFilter;
  readonly status: StatusFilter;
  readonly sort: Sort;
  readonly isDescending: boolean;
}

export const EVERYONE: TableQuery = {
  text: '',
  role: 'all',
  classroom: '',
  state: 'any',
  status: 'present',
  sort: 'name',
  isDescending: false,
};

/** What a tile of the overview leads to. */
export const TABLE_PRESETS: Readonly<Record<string, TableQuery>> = {
  noEntry: { ...EVERYONE, state: 'outside' },
  unconfirmed: { ...EVERYONE, status: 'pending' },
  noPaper: { ...EVERYONE, status: 'noPaper' },
  lapsed: { ...EVERYONE, state: 'lapsed' },
  soonOver: { ...EVERYONE, state: 'soonOver' },
  pupils: { ...EVERYONE, role: 'pupil' },
  parents: { ...EVERYONE, role: 'parent' },
  staff: { ...EVERYONE, role: 'staff' },
};

/** The rows that are asked for, in the order that is asked for; rows come sorted by name. */
export function queryRows(rows: readonly TableRow[], query: TableQuery): readonly TableRow[] {
  const words = foldForSearch(query.text).split(/\s+/u).filter(Boolean);
  const found = rows.filter(
    (row) =>
      hasStatus(row, query.status) &&
      hasRole(row, query.role) &&
      hasState(row, query.state) &&
      (query.classroom === '' || row.classrooms.some(({ id }) => id === query.classroom)) &&
      hasWords(row, words),
  );
  return sorted(found, query);
}

/** Whether every word stands somewhere in the row, in whatever order. */
function hasWords(row: TableRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = foldedText(row);
  return words.every((word) => text.includes(word));
}

function hasStatus(row: TableRow, status: StatusFilter): boolean {
  if (status === 'left') return row.isLeft;
  if (row.isLeft) return false;
  switch (status) {
    case 'present':
      return true;
    case 'confirmed':
      return row.isVerified;
    case 'pending':
      return row.isPending;
    case 'noPaper':
      return row.lacksPaper;
    case 'waiting':
      return row.isWaiting;
  }
}

function hasRole({ roles }: TableRow, filter: RoleFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'staff':
      return isStaff({ roles: [...roles] });
    case 'leaders':
      return roles.some((role) => role === 'administrator' || role === 'head' || role === 'deputy');
    case 'pupil':
    case 'parent':
    case 'teacher':
      return roles.includes(filter);
  }
}

function hasState({ account, isSoonOver }: TableRow, filter: StateFilter): boolean {
  if (filter === 'any') return true;
  if (filter === 'soonOver') return isSoonOver;
  return filter === 'outside' ? account !== 'entered' : account === filter;
}

const ACCOUNT_ORDER: readonly AccountState[] = ['none', 'lapsed', 'invited', 'entered'];
const ORDER = new Intl.Collator('ru');

function sorted(rows: readonly TableRow[], { sort, isDescending }: TableQuery): readonly TableRow[] {
  const inOrder = sort === 'name' ? rows : rows.toSorted(COMPARE[sort]);
  return isDescending ? inOrder.toReversed() : inOrder;
}

const COMPARE: Readonly<Record<Exclude<Sort, 'name'>, (a: TableRow, b: TableRow) => number>> = {
  role: (a, b) => (a.roles[0] ?? '').localeCompare(b.roles[0] ?? '') || ORDER.compare(a.position, b.position),
  class: (a, b) => {
    const [one, other] = [a.classrooms[0], b.classrooms[0]];
    if (!one || !other) return Number(!one) - Number(!other);
    return one.grade - other.grade || ORDER.compare(one.title, other.title);
  },
  confirmed: (a, b) => standing(b) - standing(a),
  account: (a, b) => ACCOUNT_ORDER.indexOf(a.account) - ACCOUNT_ORDER.indexOf(b.account),
  slip: (a, b) => a.slipMadeAt - b.slipMadeAt,
};

/** Those who wait stand above those who are confirmed, and below them everyone whom it does not concern. */
function standing({ isPending, isVerified }: TableRow): number {
  if (isPending) return 2;
  return isVerified ? 1 : 0;
}
