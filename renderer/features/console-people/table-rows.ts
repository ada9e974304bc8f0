import { ACCOUNT_STATES, type AccountState } from '../../../shared/replica/school/account-states.ts';
import {
  PERSON_FLAGS,
  type PeopleTableView,
  type TableClassroom,
} from '../../../shared/replica/school/people-table-query.ts';
import { isPedagogical, type Role, ROLES } from '../../../shared/schema/person.ts';
import { foldForSearch } from '../../ui/person-words.ts';

export interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly roles: readonly Role[];
  readonly classrooms: readonly TableClassroom[];
  readonly isVerified: boolean;
  /** Works with pupils and waits for the confirmation. */
  readonly isPending: boolean;
  readonly isLeft: boolean;
  /** Something that was done here waits for the hub. */
  readonly isWaiting: boolean;
  readonly account: AccountState;
  /** Appointed by an order of which no file is kept. */
  readonly lacksPaper: boolean;
  /** The slip that waits for this person expires within three days. */
  readonly isSoonOver: boolean;
  /** When the newest slip was made, 0 for none. */
  readonly slipMadeAt: number;
}

/** Rows of the columns that came from the replica. @param entered who has come in by what the hub says */
export function tableRows(view: PeopleTableView, entered: ReadonlySet<string>): readonly TableRow[] {
  return view.ids.map((id, index) => {
    const name = view.names[index] ?? '';
    const position = view.positions[index] ?? '';
    const flags = view.flags[index] ?? 0;
    const roles = rolesOf(view.roles[index] ?? 0);
    const classrooms = (view.classes[index] ?? []).flatMap((place) => view.classrooms[place] ?? []);
    const isVerified = (flags & PERSON_FLAGS.verified) > 0;
    const known = ACCOUNT_STATES[view.accounts[index] ?? 0] ?? 'none';
    return {
      id,
      name,
      position,
      roles,
      classrooms,
      isVerified,
      isPending: !isVerified && isPedagogical({ roles: [...roles] }),
      isLeft: (flags & PERSON_FLAGS.left) > 0,
      lacksPaper: (flags & PERSON_FLAGS.noPaper) > 0,
      isSoonOver: (flags & PERSON_FLAGS.soonOver) > 0 && !entered.has(id),
      isWaiting: (flags & PERSON_FLAGS.waiting) > 0,
      account: entered.has(id) ? 'entered' : known,
      slipMadeAt: view.slipsMadeAt[index] ?? 0,
    };
  });
}

const known = new Map<number, readonly Role[]>();

function rolesOf(bits: number): readonly Role[] {
  const found = known.get(bits) ?? ROLES.filter((_, index) => (bits & (1 << index)) > 0);
  known.set(bits, found);
  return found;
}

const folded = new WeakMap<TableRow, string>();

/** What a row is found by; folded when somebody first searches, and not again. */
export function foldedText(row: TableRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = foldForSearch([row.name, row.position, ...row.classrooms.map(({ title }) => title)].join(' '));
  folded.set(row, text);
  return text;
}
