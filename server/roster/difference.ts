import { createHash } from 'node:crypto';
import type { ActContext, Draft } from '../../shared/acts/act.ts';
import { partOf } from '../../shared/acts/try-act.ts';
import { peopleAffected } from '../../shared/directory/affected.ts';
import { consequencesOf } from '../../shared/directory/consequences.ts';
import type { Consequence } from '../../shared/directory/consequence.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { ROSTER_SORTS, type RosterSort } from '../../shared/ipc/roster-calls.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import { comparable } from './comparable.ts';
import { movementDrafts } from './movement-drafts.ts';
import { adoptedStaff } from './adopted-staff.ts';
import { MovementIds } from './movement-ids.ts';
import { lineOf, type Movement, type MovementLine, movementsOf } from './movements.ts';
import { fullName, planSteps, type RosterPlan } from './plan.ts';
import type { Roster } from './roster.ts';
import { eachOf, type Steps } from './steps.ts';

/** What a roster would change in the school. */
export interface Difference {
  readonly movements: readonly Movement[];
  readonly ids: MovementIds;
  /** Names this difference: the same school and the same roster give the same one. */
  readonly digest: string;
  readonly plan: Pick<RosterPlan, 'endsMostPeople' | 'school'>;
  readonly lineOf: (movement: Movement) => MovementLine;
}

/**
 * Compares a roster with the school as it is, in steps of a few milliseconds.
 * @param of the day in the school, and how rosters call it ('' where none has named it yet)
 */
export function* differenceSteps(
  roster: Roster,
  directory: Directory,
  of: { readonly today: string; readonly schoolSourcedId: string },
): Steps<Difference> {
  const ids = new MovementIds(directory, adoptedStaff(roster, directory));
  yield undefined;
  const comparison = yield* comparable(roster, directory, ids.known, of);
  const plan = yield* planSteps(comparison.roster, comparison.current);
  yield undefined;
  const movements = movementsOf(plan, comparison.roster);
  const hash = createHash('sha256');
  yield* eachOf(movements, (movement) => hash.update(`${JSON.stringify(movement)}\n`));
  const { people, classrooms } = comparison.current;
  const rooms = new Map([
    ...comparison.roster.classrooms.map((one) => [one.sourcedId, one] as const),
    ...classrooms,
  ]);
  const everyone = new Map([
    ...people,
    ...comparison.roster.people.map((one) => [one.sourcedId, one] as const),
  ]);
  const classroom = nameOf(rooms, ({ title }) => title);
  const names = {
    person: nameOf(everyone, fullName),
    classroom,
    homeroom: (of: readonly string[]): string => {
      const found = of.find((one) => rooms.get(one)?.kind === 'homeroom');
      return found === undefined ? '' : classroom(found);
    },
  };
  return {
    movements,
    ids,
    digest: hash.digest('hex'),
    plan,
    lineOf: (movement) => lineOf(movement, names),
  };
}

function nameOf<Entry>(entries: ReadonlyMap<string, Entry>, name: (entry: Entry) => string) {
  return (sourcedId: string): string => {
    const entry = entries.get(sourcedId);
    return entry === undefined ? sourcedId : name(entry);
  };
}

/** What the movements of one sort come to, in numbers. */
export interface SortSummary {
  readonly sort: RosterSort;
  readonly count: number;
  /** How many of them do not fit the school, by the reason. */
  readonly unfit: Readonly<Partial<Record<AppErrorCode, number>>>;
  /** How many people each thing happens to, and how many times. */
  readonly consequences: Readonly<Partial<Record<Consequence['what'], number>>>;
}

/** Tries the movements out on a copy of the school, sort by sort, and counts what follows for people. */
export function* summarySteps(
  { movements, ids }: Difference,
  context: Omit<ActContext, 'directory'> & { readonly directory: Directory },
): Steps<readonly SortSummary[]> {
  const { directory } = context;
  const summaries: SortSummary[] = [];
  const earlier: Draft[] = [];
  for (const sort of ROSTER_SORTS) {
    const own = movements.filter((movement) => movement.sort === sort);
    if (own.length === 0) continue;
    const before = yield* withDrafts(directory, earlier, context.act);
    const after = yield* withDrafts(directory, earlier, context.act);
    const affected = new Set<string>();
    const unfit: Partial<Record<AppErrorCode, number>> = {};
    for (const movement of own) {
      const drafts = triedDrafts(movement, { ...context, directory: after, ids }, unfit);
      for (const draft of drafts) {
        const part = partOf(draft, context.act);
        noteAffected(affected, before, part);
        after.take(part);
        noteAffected(affected, after, part);
      }
      earlier.push(...drafts);
      yield undefined;
    }
    const consequences: Partial<Record<Consequence['what'], number>> = {};
    for (const person of affected) {
      for (const { what } of consequencesOf(before, after, [person])) {
        if (what !== 'chatStays') consequences[what] = (consequences[what] ?? 0) + 1;
      }
      yield undefined;
    }
    summaries.push({ sort, count: own.length, unfit, consequences });
  }
  return summaries;
}

function* withDrafts(directory: Directory, drafts: readonly Draft[], stamp: string): Steps<Directory> {
  const fork = directory.fork();
  yield* eachOf(drafts, (draft) => fork.take(partOf(draft, stamp)));
  return fork;
}

function noteAffected(
  affected: Set<string>,
  side: Directory,
  part: Parameters<typeof peopleAffected>[1],
): void {
  const people = peopleAffected(side, part);
  if (people !== 'everyone') for (const person of people) affected.add(person);
}

function triedDrafts(
  movement: Movement,
  context: Parameters<typeof movementDrafts>[1],
  unfit: Partial<Record<AppErrorCode, number>>,
): readonly Draft[] {
  try {
    return movementDrafts(movement, context).drafts;
  } catch (error) {
    const code = codeOf(error);
    // Done by an earlier movement: a parent who leaves with the last child, a space that follows its class.
    if (code !== 'actTwice') unfit[code] = (unfit[code] ?? 0) + 1;
    return [];
  }
}

/** Why a movement does not fit. Throws again what is a fault of the program. */
export function codeOf(error: unknown): AppErrorCode {
  if (error instanceof AppError) return error.data.code;
  if (error instanceof ShapeError) return 'badRequest';
  throw error;
}
