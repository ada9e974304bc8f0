import { AppError } from '../../shared/errors/app-error.ts';
import type { RosterPreview, RosterProblemLine } from '../../shared/ipc/values.ts';
import { positionsOf } from './positions.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { listName, type Role } from '../../shared/schema/person.ts';
import type { SchoolType } from '../../shared/schema/school.ts';
import { rosterId } from '../documents.ts';
import type { Hub } from '../hub.ts';
import { describeProblem } from '../roster/describe-problem.ts';
import { parseRoster, type RosterResult } from '../roster/parse-roster.ts';
import { readRosterFiles } from '../roster/read-files.ts';
import type { Roster } from '../roster/roster.ts';
import type { RosterContents } from '../roster/roster-rows.ts';
import { type RosterPlan, planRoster } from '../roster/plan.ts';
import { currentDirectory, saveLastRoster } from './last-roster.ts';
import { isVersionOf } from './same-content.ts';
import { SchoolDocuments } from './school-documents.ts';

const FIRST_ADMINISTRATOR_ROLES: Role[] = ['administrator', 'teacher'];
const MOST_PROBLEMS_SHOWN = 2_000;

/** Reads a roster from a folder or a zip. Throws AppError `rosterUnreadable` where there is none. */
export async function readRoster(
  path: string,
): Promise<RosterResult & { readonly contents: RosterContents }> {
  try {
    const files = await readRosterFiles(path);
    return { ...parseRoster(files), contents: files.contents };
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
  /** The files that the roster was read from. */
  readonly contents: RosterContents;
  /** The roster's id of the person who administers; '' to leave that to the roster's own roles. */
  readonly administrator: string;
  readonly isDemo: boolean;
  /** See `Acceptor.writeAsSchool`. */
  readonly acceptedAt?: () => number;
}

/** Creates schools on this hub: from nothing, or from a roster. A hub has one school for its whole life. */
export class SchoolSetup {
  readonly #hub: Hub;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** A new, closed school with its system chats and one person, the administrator. */
  async create(of: {
    readonly title: string;
    readonly locality: string;
    readonly type: SchoolType;
    readonly administrator: {
      readonly familyName: string;
      readonly givenName: string;
      readonly middleName: string;
    };
  }): Promise<{ school: string; administrator: string }> {
    await this.#refuseSecondSchool();
    const hub = this.#hub;
    const school = hub.clock.stamp();
    const make = new SchoolDocuments(school, hub.documents);
    const administrator = hub.clock.stamp();
    const body = {
      ...of.administrator,
      roles: FIRST_ADMINISTRATOR_ROLES,
      isVerified: true,
      position: 'администратор',
      leftAt: 0,
    };
    await hub.acceptor.writeAsSchool([
      make.schoolCard({ title: of.title, locality: of.locality, type: of.type, isDemo: false }),
      hub.documents.make('person', { id: administrator, scope: 'school', body }),
      ...make.systemChats(),
    ]);
    return { school, administrator };
  }

  /**
   * Writes a roster's school: all of it or nothing. Importing the same roster again changes nothing.
   */
  async importRoster(
    of: RosterImport,
  ): Promise<{ school: string; administrator: string; make: SchoolDocuments; written: number }> {
    const { roster, administrator, isDemo } = of;
    const hub = this.#hub;
    const school = rosterId('', 'school', roster.school.sourcedId);
    const present = await hub.school();
    if (present && present.id !== school)
      throw new AppError('schoolExists', { params: { title: present.body.title } });
    if (administrator && !roster.people.some((person) => person.sourcedId === administrator)) {
      throw new AppError('notFound', { details: 'no such person in the roster' });
    }
    const make = new SchoolDocuments(school, hub.documents);
    const title = roster.school.name.slice(0, 120);
    const setting = { title, locality: '', type: 'general', isDemo } as const;
    const parts = [make.schoolCard(setting), ...make.fromRoster(roster)].map((part) =>
      administrator && part.id === make.person(administrator) ? withAdministrator(part) : part,
    );
    const plan = planRoster(roster, await currentDirectory(hub.store, hub.now()));
    const changed = [...(await this.#changed(parts)), ...(await this.#endings(make, plan))];
    if (changed.length > 0) await hub.acceptor.writeAsSchool(changed, { acceptedAt: of.acceptedAt });
    await saveLastRoster(hub.store, of.contents);
    return { school, administrator: make.person(administrator), make, written: changed.length };
  }

  /** Ended things that the new roster does not name again under the same ids. */
  async #endings(make: SchoolDocuments, plan: RosterPlan): Promise<AuthorPart[]> {
    const { store, now } = this.#hub;
    const kinds = ['person', 'classroom', 'membership', 'kinship'] as const;
    const held = (await Promise.all(kinds.map((kind) => store.byKind(kind)))).flat();
    return make.endings(plan, new Map(held.map((document) => [document.id, document])), now());
  }

  async #changed(parts: readonly AuthorPart[]): Promise<AuthorPart[]> {
    const changed: AuthorPart[] = [];
    for (const part of parts) {
      const held = await this.#hub.store.get(part.id);
      if (!held || !isVersionOf(held, part)) changed.push(part);
    }
    return changed;
  }

  async #refuseSecondSchool(): Promise<void> {
    const present = await this.#hub.school();
    if (present) throw new AppError('schoolExists', { params: { title: present.body.title } });
  }
}

/** Whoever imports the roster on this computer answers for it: confirmed, and an administrator. */
function withAdministrator(part: AuthorPart): AuthorPart {
  if (!isOfKind(part, 'person')) return part;
  const roles = [...new Set(['administrator' as const, ...part.body.roles])];
  return { ...part, body: { ...part.body, roles, isVerified: true } };
}
