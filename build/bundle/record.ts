import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Type from 'typebox';
import { guardOf } from '../../shared/std/parse.ts';

const RECORD_PATH = 'dist/.bundle.json';

const isRecord = guardOf(Type.Record(Type.String(), Type.String()));

/** What each bundle in `dist` was made from: target name to fingerprint. Empty when there is no record. */
export function readRecord(project: string): Record<string, string> {
  const path = join(project, RECORD_PATH);
  if (!existsSync(path)) return {};
  try {
    const record: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(record) ? record : {};
  } catch {
    // A record that cannot be read costs one build, nothing else.
    return {};
  }
}

/** Notes what a bundle was made from, or with `undefined` that it is not to be trusted. */
export function writeRecord(project: string, target: string, value: string | undefined): void {
  const record = readRecord(project);
  if (value === undefined) delete record[target];
  else record[target] = value;
  const path = join(project, RECORD_PATH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(record));
  renameSync(`${path}.new`, path);
}
