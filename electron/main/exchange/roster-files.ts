import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

export interface RosterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of the standard (OneRoster 1.1 and 1.2) that the hub reads, in lower case. */
const NAMES: ReadonlySet<string> = new Set([
  'manifest.csv',
  'academicsessions.csv',
  'orgs.csv',
  'users.csv',
  'roles.csv',
  'classes.csv',
  'courses.csv',
  'enrollments.csv',
]);
/** More than the largest school's lists. */
const MOST_BYTES = 48 * 1024 * 1024;

/** Reads the lists of a folder, or one archive. Throws AppError `rosterUnreadable` where there are none. */
export async function rosterFilesIn(path: string, what: 'folder' | 'zip'): Promise<readonly RosterFile[]> {
  try {
    const paths = what === 'zip' ? [path] : await listsIn(path);
    const files: RosterFile[] = [];
    let total = 0;
    for (const one of paths) {
      const bytes = await readFile(one);
      total += bytes.byteLength;
      if (total > MOST_BYTES)
        throw new AppError('rosterUnreadable', { details: `more than ${MOST_BYTES} bytes` });
      if (bytes.byteLength > 0) files.push({ name: basename(one), bytes });
    }
    if (files.length === 0) throw new AppError('rosterUnreadable', { details: 'no lists in this folder' });
    return files;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('rosterUnreadable', {
      details: error instanceof Error ? error.message : String(error),
    });
  }
}

async function listsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => NAMES.has(name.toLowerCase())).map((name) => join(folder, name));
}
