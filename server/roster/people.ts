import { familyGrants, rolesHere, type Grant, type Grants } from './grants.ts';
import type { ProblemLog } from './problem.ts';
import type { RosterRows } from './roster-rows.ts';
import { ROSTER_ROLES, type RosterFamily, type RosterPerson } from './roster.ts';

/** Ids of those who are pupils of the school that is imported. */
export function pupilsOf(grants: Grants): ReadonlySet<string> {
  const pupils = [...grants.byPerson].filter(([, held]) =>
    rolesHere(held).some((grant) => grant.role === 'pupil'),
  );
  return new Set(pupils.map(([person]) => person));
}

/**
 * The people of the school: everyone with a role here, and the guardians of its pupils, in the order of
 * users.csv. A pupil with a second role is refused, since it would give a child the rights of staff.
 */
export function buildPeople(
  rows: RosterRows,
  grants: Grants,
  families: readonly RosterFamily[],
  problems: ProblemLog,
): readonly RosterPerson[] {
  const guardians = new Set(families.map((family) => family.guardian));
  const people: RosterPerson[] = [];
  for (const row of rows.users.rows.values()) {
    const { sourcedId, line } = row;
    const held = grants.byPerson.get(sourcedId) ?? [];
    const here = guardians.has(sourcedId) ? [...rolesHere(held), ...familyGrants(held)] : rolesHere(held);
    if (here.length === 0) continue;
    refuseMixedPupil(here, problems);
    const roles = ROSTER_ROLES.filter((role) => here.some((grant) => grant.role === role));
    if (roles.includes('parent') && !guardians.has(sourcedId)) {
      problems.add({ file: rows.users.file, line, reason: 'guardian-without-child', value: sourcedId });
    }
    people.push({
      sourcedId,
      familyName: row.familyName,
      givenName: row.givenName,
      middleName: row.middleName,
      roles,
      isEnabled: row.isEnabled,
      email: row.email,
      phone: row.phone,
      sms: row.sms,
      grade: roles.includes('pupil') ? row.grade : null,
    });
  }
  return people;
}

function refuseMixedPupil(grants: readonly Grant[], problems: ProblemLog): void {
  if (!grants.some((grant) => grant.role === 'pupil')) return;
  const other = grants.find((grant) => grant.role !== 'pupil');
  if (other === undefined) return;
  const { file, line, name } = other;
  problems.add({ file, line, column: 'role', reason: 'roles-conflict', value: name });
}
