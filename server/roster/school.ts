import { follow } from './follow.ts';
import type { ProblemLog } from './problem.ts';
import type { RowSet } from './read-rows.ts';
import type { OrgRow } from './rows.ts';

/** The school that is imported, and which organisations of the file belong to it. */
export interface SchoolView {
  readonly school: OrgRow;
  /** False where the file holds other schools too. */
  readonly isOnlySchool: boolean;
  /** Ids of the school and of the departments below it. */
  readonly within: ReadonlySet<string>;
  /** Ids of the organisations above it, such as a district. */
  readonly above: ReadonlySet<string>;
}

/** Longer lists help nobody, and deeper trees than these do not exist. */
const NAMED_SCHOOLS = 20;
const DEEPEST_ORG = 20;

/** Takes the only school, or the one that was asked for. */
export function chooseSchool(
  orgs: RowSet<OrgRow>,
  wanted: string | undefined,
  problems: ProblemLog,
): SchoolView | undefined {
  for (const { line, parent } of orgs.rows.values()) {
    follow(orgs, parent, { file: orgs.file, line, column: 'parentSourcedId' }, problems);
  }
  const schools = [...orgs.rows.values()].filter((org) => org.isSchool);
  const place = { file: orgs.file, column: 'type' };
  const allowed = schools
    .slice(0, NAMED_SCHOOLS)
    .map((org) => `${org.sourcedId} (${org.name})`)
    .join(', ');
  const [first, second] = schools;
  if (first === undefined) {
    problems.add({ ...place, reason: 'school-missing' });
    return undefined;
  }
  if (wanted === undefined && second !== undefined) {
    problems.add({ ...place, line: second.line, reason: 'school-ambiguous', details: { allowed } });
    return undefined;
  }
  const school = wanted === undefined ? first : schools.find((org) => org.sourcedId === wanted);
  if (school === undefined) {
    const column = 'sourcedId';
    problems.add({ ...place, column, reason: 'school-unknown', value: wanted ?? '', details: { allowed } });
    return undefined;
  }
  return {
    school,
    isOnlySchool: second === undefined,
    within: new Set([...orgs.rows.keys()].filter((id) => pathUp(orgs, id).includes(school.sourcedId))),
    above: new Set(pathUp(orgs, school.sourcedId).slice(1)),
  };
}

/** Whether a role at this organisation is a role in the school. */
export function isHere(view: SchoolView, org: string): boolean {
  return view.within.has(org) || (view.isOnlySchool && view.above.has(org));
}

/** An organisation and those above it; a circle in the file ends the path. */
function pathUp(orgs: RowSet<OrgRow>, start: string): readonly string[] {
  const path: string[] = [];
  let id = start;
  while (id !== '' && path.length < DEEPEST_ORG && !path.includes(id)) {
    path.push(id);
    id = orgs.rows.get(id)?.parent ?? '';
  }
  return path;
}
