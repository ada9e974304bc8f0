import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Type from 'typebox';
import { parserOf } from '../../../shared/std/parse.ts';
import { writeLargeRoster } from './large-roster.ts';

const Figures = Type.Object({
  /** From the files to the disk of a new hub. */
  importMs: Type.Number(),
  /** The same documents straight into a store. */
  rawMs: Type.Number(),
  documents: Type.Number(),
  importRssMiB: Type.Number(),
  /** The same roster laid before a running hub: comparing it, carrying it out, and the longest pause in each. */
  previewMs: Type.Number(),
  previewPauseMs: Type.Number(),
  applyMs: Type.Number(),
  applyPauseMs: Type.Number(),
  movements: Type.Number(),
  rssMiB: Type.Number(),
});
export type ImportFigures = Type.Static<typeof Figures>;
const parse = parserOf('bench.imports', Figures);

/** Imports an invented school of so many people in a program of its own. */
export async function measureImports(folder: string, people: number): Promise<ImportFigures> {
  mkdirSync(folder, { recursive: true });
  const lists = join(folder, 'lists');
  writeLargeRoster(lists, people);
  const program = join(import.meta.dirname, 'import-program.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, lists]);
  return parse(JSON.parse(stdout));
}
