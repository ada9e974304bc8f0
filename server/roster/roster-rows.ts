import { COLUMNS, USER_ROLE_COLUMNS, type FileColumns, type RosterFileName } from './columns.ts';
import { readCsvTable, type CsvTable } from './csv-table.ts';
import { readHeader, type ColumnPositions } from './header.ts';
import { readManifest, type Manifest } from './manifest.ts';
import type { ProblemLog } from './problem.ts';
import { absentRows, readRows, type RowSet } from './read-rows.ts';
import * as row from './rows.ts';

/** The rows of all files, each checked by itself; references between files are not checked yet. */
export interface RosterRows {
  readonly orgs: RowSet<row.OrgRow>;
  readonly sessions: RowSet<row.SessionRow>;
  readonly courses: RowSet<row.CourseRow>;
  readonly classes: RowSet<row.ClassRow>;
  readonly users: RowSet<row.UserRow>;
  /** Not present in OneRoster 1.1, where the users name their roles themselves. */
  readonly roles: RowSet<row.RoleRow>;
  readonly enrollments: RowSet<row.EnrollmentRow>;
}

interface OpenTable {
  readonly table: CsvTable;
  readonly positions: ColumnPositions;
}

/** Bytes by file name. */
export type RosterContents = ReadonlyMap<RosterFileName, Uint8Array>;

/**
 * Reads every file. Gives undefined if one of them is missing, empty or has no usable columns: checking references
 * would then only repeat that one reason many times.
 */
export function readRosterRows(contents: RosterContents, problems: ProblemLog): RosterRows | undefined {
  const reader = new FileReader(contents, readManifest(contents.get('manifest.csv'), problems), problems);
  const hasRoles = reader.isThere('roles.csv');
  const orgs = reader.rows(reader.open('orgs.csv', true), 'orgs.csv', row.readOrg);
  const sessions = reader.rows(
    reader.open('academicSessions.csv', false),
    'academicSessions.csv',
    row.readSession,
  );
  const courses = reader.rows(reader.open('courses.csv', false), 'courses.csv', row.readCourse);
  const classes = reader.rows(reader.open('classes.csv', true), 'classes.csv', row.readClass);
  const usersTable = reader.openUsers(hasRoles);
  const users = reader.rows(usersTable, 'users.csv', (cells, base) => row.readUser(cells, base, !hasRoles));
  const roles = reader.rows(hasRoles ? reader.open('roles.csv', true) : 'absent', 'roles.csv', row.readRole);
  const enrollments = reader.rows(
    reader.open('enrollments.csv', true),
    'enrollments.csv',
    row.readEnrollment,
  );
  return orgs && sessions && courses && classes && users && roles && enrollments
    ? { orgs, sessions, courses, classes, users, roles, enrollments }
    : undefined;
}

class FileReader {
  readonly #contents: RosterContents;
  readonly #manifest: Manifest;
  readonly #problems: ProblemLog;

  constructor(contents: RosterContents, manifest: Manifest, problems: ProblemLog) {
    this.#contents = contents;
    this.#manifest = manifest;
    this.#problems = problems;
  }

  /** Whether a file is to be read: it is there, or the manifest promises it. */
  isThere(file: RosterFileName): boolean {
    const announced = this.#manifest.announced.get(file);
    return announced === undefined ? this.#contents.has(file) : announced === 'bulk';
  }

  open(
    file: RosterFileName,
    isNeeded: boolean,
    columns: FileColumns = COLUMNS[file],
  ): OpenTable | 'absent' | undefined {
    const bytes = this.#contents.get(file);
    if (!this.isThere(file)) {
      if (bytes !== undefined) this.#problems.add({ file, reason: 'file-not-announced' });
      if (isNeeded) this.#problems.add({ file, reason: 'file-missing' });
      return isNeeded ? undefined : 'absent';
    }
    if (bytes === undefined) {
      this.#problems.add({ file, reason: 'file-missing' });
      return undefined;
    }
    const table = readCsvTable(file, bytes, this.#problems, this.#manifest.isGuarded);
    if (table === undefined) return undefined;
    const positions = readHeader(file, table.header, columns, this.#problems);
    return positions === undefined ? undefined : { table, positions };
  }

  /** users.csv must name the roles where no roles.csv does; an export that says it is 1.2 lacks roles.csv then. */
  openUsers(hasRoles: boolean): OpenTable | 'absent' | undefined {
    const { required, optional } = COLUMNS['users.csv'];
    if (hasRoles) return this.open('users.csv', true);
    const isNewer = this.#manifest.version === '1.2';
    const users = this.open('users.csv', true, {
      required: isNewer ? required : [...required, ...USER_ROLE_COLUMNS],
      optional: isNewer ? [...optional, ...USER_ROLE_COLUMNS] : optional,
    });
    if (users === undefined || users === 'absent' || users.positions.has('role')) return users;
    return this.open('roles.csv', true);
  }

  rows<Row extends { readonly sourcedId: string; readonly line: number }>(
    opened: OpenTable | 'absent' | undefined,
    file: RosterFileName,
    read: Parameters<typeof readRows<Row>>[4],
  ): RowSet<Row> | undefined {
    if (opened === undefined) return undefined;
    if (opened === 'absent') return absentRows(file);
    const set = readRows(file, opened.table, opened.positions, this.#problems, read);
    const isOptional = file === 'academicSessions.csv' || file === 'courses.csv';
    // A school that has only begun exports files without rows.
    const isExpected = isOptional || this.#manifest.isGuarded;
    if (!isExpected && opened.table.rows.length === set.removed.size) {
      this.#problems.add({ file, reason: 'file-empty' });
      return undefined;
    }
    return set;
  }
}
