import { GUARDED_SOURCE } from './cell-guard.ts';
import { Cells } from './cells.ts';
import { COLUMNS, ROSTER_FILES, type RosterFileName } from './columns.ts';
import { readCsvTable } from './csv-table.ts';
import { readHeader } from './header.ts';
import type { ProblemLog } from './problem.ts';

const FILE = 'manifest.csv';
const VERSIONS = ['1.1', '1.2'] as const;

export interface Manifest {
  /** '' where the manifest is missing or does not say. */
  readonly version: (typeof VERSIONS)[number] | '';
  /** What is said of each file that the import reads; a file that is not named has no entry. */
  readonly announced: ReadonlyMap<RosterFileName, 'bulk' | 'absent'>;
  /** Whether it is our own export, whose cells are guarded against spreadsheet programs. */
  readonly isGuarded: boolean;
}

/** Reads the manifest; without one, nothing is announced and the files that are there are read. */
export function readManifest(bytes: Uint8Array | undefined, problems: ProblemLog): Manifest {
  const announced = new Map<RosterFileName, 'bulk' | 'absent'>();
  let version: Manifest['version'] = '';
  let isGuarded = false;
  if (bytes === undefined) {
    problems.add({ file: FILE, reason: 'manifest-missing' });
    return { version, announced, isGuarded };
  }
  const table = readCsvTable(FILE, bytes, problems);
  if (table === undefined) return { version, announced, isGuarded };
  const positions = readHeader(FILE, table.header, COLUMNS[FILE], problems);
  if (positions === undefined) return { version, announced, isGuarded };
  for (const row of table.rows) {
    const cells = new Cells(FILE, row, positions, problems);
    const property = cells.text('propertyName', { limit: 200 }).toLowerCase();
    if (property === 'oneroster.version') version = readVersion(cells);
    if (property === 'source.systemcode') isGuarded = cells.text('value', { limit: 200 }) === GUARDED_SOURCE;
    const file = ROSTER_FILES.find((name) => property === `file.${name.slice(0, -4)}`.toLowerCase());
    if (file === undefined) continue;
    const mode = cells.choice('value', ['bulk', 'absent', 'delta'], {
      isRequired: true,
      reason: 'manifest-mode-unknown',
    });
    if (mode === 'delta') cells.report('manifest-delta', 'value', mode);
    else if (mode !== '') announced.set(file, mode);
  }
  return { version, announced, isGuarded };
}

function readVersion(cells: Cells): Manifest['version'] {
  const text = cells.text('value', { limit: 40, isRequired: true });
  const version = VERSIONS.find((known) => text === known || text.startsWith(`${known}.`));
  if (text !== '' && version === undefined) {
    cells.report('version-unknown', 'value', text, { allowed: VERSIONS.join(', ') });
  }
  return version ?? '';
}
