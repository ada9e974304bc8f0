import { AppError } from '../../shared/errors/app-error.ts';
import type { RosterPreview, RosterProblemLine } from '../../shared/ipc/values.ts';
import { positionsOf } from './positions.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { listName } from '../../shared/schema/person.ts';
import { rosterId } from '../documents.ts';
import type { Hub } from '../hub.ts';
import { describeProblem } from '../roster/describe-problem.ts';
import { parseRoster, type RosterResult } from '../roster/parse-roster.ts';
import { readRosterFiles } from '../roster/read-files.ts';
import type { Roster } from '../roster/roster.ts';
import { ROSTER_SORTS } from '../../shared/ipc/roster-calls.ts';
import { carryOut, differenceNow } from '../roster/carry-out.ts';
import { rememberSchool } from '../roster/school-name.ts';
import { appointmentByOrder, beginning, type OrderFile } from './found-school.ts';
import { SchoolDocuments } from './school-documents.ts';

const MOST_PROBLEMS_SHOWN = 2_000;

/** Reads a roster from a folder or a zip. Throws AppError `rosterUnreadable` where there is none. */
export async function readRoster(path: string): Promise<RosterResult> {
  try {
    return parseRoster(await readRosterFiles(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const details = error instanceof Error ? error.message : String(error);
    throw new AppError('rosterUnreadable', { details });
  }
}

/** What an import would bring, for a person to look at before anything is written. */
export function previewOf(path: string, result: RosterResult): Omit<RosterPreview, 'token'> {
  const { roster } = result;
  const problems = [...result.problems, ...result.warnings];
  const count = (is: (roles: readonly string[]) => boolean) =>
    roster?.people.filter((person) => is(person.roles)).length ?? 0;
  const positions = roster ? positionsOf(roster) : new Map<string, string>();
  return {
    source: path.split(/[\\/]/).at(-1) ?? path,
    schoolTitle: roster?.school.name ?? '',
    counts: {
      classrooms: roster?.classrooms.filter((classroom) => classroom.kind === 'homeroom').length ?? 0,
      pupils: count((roles) => roles.includes('pupil')),
      parents: count((roles) => roles.includes('parent')),
      staff: count((roles) => roles.some((role) => role !== 'pupil' && role !== 'parent')),
    },
    administrators: (roster?.people ?? [])
      .filter((person) =>
        person.roles.some((role) => ['administrator', 'head', 'deputy', 'teacher'].includes(role)),
      )
      .map((person) => ({
        sourcedId: person.sourcedId,
        name: listName(person),
        position: positions.get(person.sourcedId) ?? '',
      })),
    problems: problems.slice(0, MOST_PROBLEMS_SHOWN).map((problem): RosterProblemLine => ({
      file: problem.file,
      line: problem.line,
      column: problem.column,
      ru: describeProblem(problem, 'ru'),
      en: describeProblem(problem, 'en'),
      severity: problem.severity,
    })),
    problemCount: problems.length,
    canImport: roster !== undefined,
  };
}

export interface RosterImport {
  readonly roster: Roster;
  /** The roster's id of the person who administers; '' to leave that to the roster's own roles. */
  readonly administrator: string;
  readonly isDemo: boolean;
  /**
   * Whether the pedagogical staff in the lists are confirmed by them, on the word of the owner of the hub's
   * computer; otherwise an administrator confirms each (clause P-2.1(10)). The demonstration's are.
   */
  readonly confirmsStaff?: boolean;
  /** The order by which the administrator is appointed, and its file (clause O-1.4). */
  readonly order?: { readonly number: string; readonly date: string; readonly file: OrderFile };
  /** See `Acceptor.writeAsSchool`. */
  readonly acceptedAt?: () => number;
}

/** Creates the school of this hub from a roster. A hub has one school for its whole life. */
export class SchoolSetup {
  readonly #hub: Hub;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /**
   * Writes a roster's school, all of it or nothing; where the school is there already, what the roster changes
   * in it. Importing the same roster again changes nothing.
   * Throws AppError: `schoolExists` where it is another school, `notFound`, `notAllowed` where somebody changes a
   * school without being its administrator.
   */
  async importRoster(
    of: RosterImport,
  ): Promise<{ school: string; administrator: string; make: SchoolDocuments; written: number }> {
    const { roster, administrator, isDemo, confirmsStaff = isDemo } = of;
    const hub = this.#hub;
    const present = await hub.school();
    if (present) return await this.#update(present.id, of);
    if (administrator && !roster.people.some((person) => person.sourcedId === administrator)) {
      throw new AppError('notFound', { details: 'no such person in the roster' });
    }
    const school = rosterId('', 'school', roster.school.sourcedId);
    const make = new SchoolDocuments(school, hub.documents);
    const title = [...roster.school.name].slice(0, 120).join('');
    const setting = { title, locality: '', type: 'general', isDemo } as const;
    const parts = [make.schoolCard(setting), ...make.fromRoster(roster, confirmsStaff)].map((part) =>
      administrator && part.id === make.person(administrator) ? withAdministrator(part) : part,
    );
    const founder = make.person(administrator);
    const order = of.order && (await appointmentByOrder(hub, founder, of.order));
    const confirmed = confirmsStaff ? parts.filter(isConfirmed).map(({ id }) => id) : [];
    const log = isDemo
      ? []
      : beginning({ school, confirmed, appointed: order ? [founder, ...order.ids] : [] });
    await hub.acceptor.writeAsSchool([...parts, ...(order?.parts ?? [])], { acceptedAt: of.acceptedAt, log });
    await rememberSchool(hub.store, roster.school);
    return { school, administrator: make.person(administrator), make, written: parts.length };
  }

  /** A later roster is carried out as movements, as an administrator of the school does it in the application. */
  async #update(
    school: string,
    { roster, administrator }: RosterImport,
  ): Promise<{ school: string; administrator: string; make: SchoolDocuments; written: number }> {
    const hub = this.#hub;
    const difference = await differenceNow(hub, roster);
    const actor = difference.ids.person(administrator);
    if (difference.movements.length > 0) {
      await carryOut(hub, { roster, difference, sorts: ROSTER_SORTS, actor, reason: '' });
    }
    const make = new SchoolDocuments(school, hub.documents);
    return { school, administrator: actor, make, written: difference.movements.length };
  }
}

/** Whoever imports the roster on this computer answers for it: confirmed, and an administrator. */
function withAdministrator(part: AuthorPart): AuthorPart {
  if (!isOfKind(part, 'person')) return part;
  const roles = [...new Set(['administrator' as const, ...part.body.roles])];
  return { ...part, body: { ...part.body, roles, isVerified: true } };
}

function isConfirmed(part: AuthorPart): boolean {
  return isOfKind(part, 'person') && part.body.isVerified;
}
