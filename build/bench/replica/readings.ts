import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Type from 'typebox';
import { parserOf } from '../../../shared/std/parse.ts';

const Readings = Type.Object({
  /** From nothing to all collections of the replica open, with the raw key. */
  openMs: Type.Number(),
  newest50MsP50: Type.Number(),
  newest50MsP95: Type.Number(),
  /** SQLite's plan of asking for the newest messages of a chat. */
  plan: Type.String(),
  /** From an insert on the disk to the answer of a reactive query that holds it. */
  reactiveUpdateMsP50: Type.Number(),
  reactiveUpdateMsP95: Type.Number(),
  /** The same with the insert's way to the disk. */
  insertToAnswerMsP50: Type.Number(),
  insertToAnswerMsP95: Type.Number(),
  /** What stretching a PIN takes beside that. */
  scryptMs: Type.Number(),
  rssMiB: Type.Number(),
});
export type Readings = Type.Static<typeof Readings>;
const parse = parserOf('bench.readings', Readings);

/** Opens and reads a vault in a program of its own. */
export async function measureReading(path: string): Promise<Readings> {
  const program = join(import.meta.dirname, 'reading-program.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, path]);
  return parse(JSON.parse(stdout));
}
