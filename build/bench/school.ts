import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportFigures, measureImports } from './school/imports.ts';
import { measurePeopleTable } from './school/people-table.ts';
import { measurePermissionCheck } from './school/permission-check.ts';
import { printTable } from './table.ts';

const PEOPLE = 3000;

/**
 * A school of 3,000 people: what it takes to import its roster beside the same documents straight into the
 * store, to lay the roster before a hub that runs, to ask whether somebody may do something, and to open the
 * administrator's table.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-'));
  try {
    const imports = await measureImports(join(folder, 'imports'), PEOPLE);
    const check = measurePermissionCheck();
    const table = await measurePeopleTable(join(folder, 'table'), PEOPLE);
    printImports(imports);
    printTable(
      ['a permission, mean µs', ''],
      [[`${check.checks} different questions`, check.permissionCheckUs]],
    );
    printTable(
      ["the administrator's table in the window", 'ms'],
      [
        ['opening', table.peopleTableMs],
        ['opening for the first time', table.peopleTableFirstMs],
        ['what it draws, put into the page as it is', table.staticPageMs],
        ['searching', table.peopleSearchMs],
      ],
    );
    const figures = {
      importPeoplePerSecond: Math.round(perSecond(imports.importMs)),
      rawPeoplePerSecond: Math.round(perSecond(imports.rawMs)),
      importRatioToRaw: rounded(imports.importMs / imports.rawMs),
      applyPeoplePerSecond: Math.round(perSecond(imports.applyMs)),
      previewMs: Math.round(imports.previewMs),
      longestPauseMs: rounded(Math.max(imports.previewPauseMs, imports.applyPauseMs)),
      permissionCheckUs: check.permissionCheckUs,
      peopleTableMs: rounded(table.peopleTableMs),
      peopleTableFirstMs: rounded(table.peopleTableFirstMs),
      importRssMiB: Math.round(imports.importRssMiB),
      rssMiB: Math.round(imports.rssMiB),
    };
    console.log(JSON.stringify(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printImports(imports: ImportFigures): void {
  printTable(
    [`${PEOPLE} people, ${imports.documents} documents`, 'people/s', 'ms', 'longest pause, ms'],
    [
      ['straight into the store', perSecond(imports.rawMs), imports.rawMs, undefined],
      ['imported into a new hub', perSecond(imports.importMs), imports.importMs, undefined],
      ['compared by a running hub', undefined, imports.previewMs, imports.previewPauseMs],
      [
        `carried out by it as ${imports.movements} movements`,
        perSecond(imports.applyMs),
        imports.applyMs,
        imports.applyPauseMs,
      ],
    ],
  );
  printTable(
    ['memory of the program, MiB', ''],
    [
      ['at most, while it imports', imports.importRssMiB],
      ['after the running hub has taken it too', imports.rssMiB],
    ],
  );
}

function perSecond(ms: number): number {
  return PEOPLE / (ms / 1000);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
