import { follow } from './follow.ts';
import type { ProblemLog } from './problem.ts';
import { ROLE_BY_NAME, relationOf, type RoleName } from './roles.ts';
import type { RosterRows } from './roster-rows.ts';
import type { RosterRole } from './roster.ts';
import { isHere, type SchoolView } from './school.ts';

/** One role of one person that has not ended, and the cell that gives it. */
export interface Grant {
  readonly name: RoleName;
  readonly role: RosterRole;
  readonly isPrimary: boolean;
  /** Whether it is a role in the school that is imported. */
  readonly isHere: boolean;
  readonly file: string;
  readonly line: number;
}

export interface Grants {
  readonly byPerson: ReadonlyMap<string, readonly Grant[]>;
  /** People all of whose roles have ended, or are at a removed organisation. */
  readonly left: ReadonlySet<string>;
  /** People whose role is missing or could not be read: reported once, not again wherever it is needed. */
  readonly unclear: ReadonlySet<string>;
}

/** What the collecting fills. */
interface Collection {
  readonly byPerson: Map<string, Grant[]>;
  readonly ended: Set<string>;
  readonly unclear: Set<string>;
}

/** Collects the roles of all people; a role whose last day is before `today` counts no more. */
export function collectGrants(
  rows: RosterRows,
  view: SchoolView,
  today: string,
  problems: ProblemLog,
): Grants {
  const collection: Collection = { byPerson: new Map(), ended: new Set(), unclear: new Set() };
  const { byPerson, ended, unclear } = collection;
  if (rows.roles.isPresent) takeRoleRows(rows, view, today, problems, collection);
  else takeUserColumns(rows, view, problems, collection);
  for (const [person, { line }] of rows.users.rows) {
    if (!byPerson.has(person) && !ended.has(person) && !unclear.has(person)) {
      problems.add({ file: rows.users.file, line, reason: 'person-without-role', value: person });
      unclear.add(person);
    }
  }
  settleHeads(byPerson, problems);
  const left = new Set([...ended].filter((person) => !byPerson.has(person)));
  return { byPerson, left, unclear };
}

function give({ byPerson }: Collection, person: string, grant: Grant): void {
  const grants = byPerson.get(person);
  if (grants === undefined) byPerson.set(person, [grant]);
  else grants.push(grant);
}

function takeRoleRows(
  rows: RosterRows,
  view: SchoolView,
  today: string,
  problems: ProblemLog,
  collection: Collection,
): void {
  const { file } = rows.roles;
  for (const { line, user, role, org, ends, isPrimary } of rows.roles.rows.values()) {
    const person = follow(rows.users, user, { file, line, column: 'userSourcedId' }, problems);
    const isPlaced = follow(rows.orgs, org, { file, line, column: 'orgSourcedId' }, problems) !== undefined;
    if (person === undefined) continue;
    if (role === '' || (!isPlaced && !rows.orgs.removed.has(org))) {
      collection.unclear.add(user);
    } else if (!isPlaced || (ends !== '' && ends < today)) {
      collection.ended.add(user);
    } else {
      const grant = {
        name: role,
        role: ROLE_BY_NAME[role],
        isPrimary,
        isHere: isHere(view, org),
        file,
        line,
      };
      give(collection, user, grant);
    }
  }
}

/** In 1.1 the first of a person's roles is the primary one, and every role holds at every organisation named. */
function takeUserColumns(
  rows: RosterRows,
  view: SchoolView,
  problems: ProblemLog,
  collection: Collection,
): void {
  const { file } = rows.users;
  for (const { sourcedId, line, roles, orgs, primaryOrg } of rows.users.rows.values()) {
    if (roles.length === 0) collection.unclear.add(sourcedId);
    const column = 'orgSourcedIds';
    const known = orgs.filter(
      (org) => follow(rows.orgs, org, { file, line, column }, problems) !== undefined,
    );
    if (known.length < orgs.length) collection.unclear.add(sourcedId);
    const own = orgs.length === 0 && primaryOrg !== '' ? [primaryOrg] : orgs;
    if (own.length === 0 && !view.isOnlySchool) problems.add({ file, line, column, reason: 'value-missing' });
    const here = own.length === 0 ? view.isOnlySchool : own.some((org) => isHere(view, org));
    for (const [index, name] of roles.entries()) {
      const role = ROLE_BY_NAME[name];
      give(collection, sourcedId, { name, role, isPrimary: index === 0, isHere: here, file, line });
    }
  }
}

/**
 * A school has one head. Where one person is principal first of all, others who are it as a second duty are
 * deputies. Several heads are possible (schools being joined), but worth a warning.
 */
function settleHeads(byPerson: Map<string, Grant[]>, problems: ProblemLog): void {
  const principals = [...byPerson].flatMap(([person, grants]) =>
    grants.filter((grant) => grant.isHere && grant.role === 'head').map((grant) => ({ person, grant })),
  );
  const hasPrimary = principals.some(({ grant }) => grant.isPrimary);
  const heads = new Map<string, Grant>();
  for (const { person, grant } of principals) {
    if (grant.isPrimary || !hasPrimary) {
      if (!heads.has(person)) heads.set(person, grant);
    } else {
      const others = (byPerson.get(person) ?? []).filter((other) => other !== grant);
      byPerson.set(person, [...others, { ...grant, role: 'deputy' }]);
    }
  }
  const [first, ...others] = heads.values();
  for (const { file, line } of others) {
    problems.add({
      file,
      line,
      column: 'role',
      reason: 'head-several',
      details: { firstLine: first?.line ?? 0 },
    });
  }
}

/** Roles in the school, and family roles wherever the file places them. */
export function rolesHere(grants: readonly Grant[]): readonly Grant[] {
  return grants.filter((grant) => grant.isHere);
}

export function familyGrants(grants: readonly Grant[]): readonly Grant[] {
  return grants.filter((grant) => relationOf(grant.name) !== undefined);
}
