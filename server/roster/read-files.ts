import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cleanText, shortenText } from './clean-text.ts';
import { rosterFileNamed, type RosterFileName } from './columns.ts';
import type { RosterFiles } from './parse-roster.ts';
import { ProblemLog } from './problem.ts';
import { unpackRosterFiles, type ArchiveLimits } from './unzip.ts';

const MIB = 1024 * 1024;

/** Ample for a school: 20,000 people take about 4 MiB. */
const LIMITS: ArchiveLimits & { readonly archiveBytes: number } = {
  fileBytes: 32 * MIB,
  totalBytes: 96 * MIB,
  archiveBytes: 32 * MIB,
  entries: 1000,
};

/**
 * Reads the roster files of a folder or a zip archive; they may lie in one folder inside of it. What goes
 * wrong is among the problems of the result, so that this rejects only for faults of the program.
 */
export async function readRosterFiles(path: string): Promise<RosterFiles> {
  const reading = new FileCollection(basename(path));
  try {
    const about = await stat(path);
    if (about.isDirectory()) await readFolder(path, reading, true);
    else if (about.isFile()) await readArchive(path, about.size, reading);
    else reading.problems.add({ file: reading.name, reason: 'file-not-regular' });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    reading.problems.add(
      code === 'ENOENT'
        ? { file: reading.name, reason: 'path-missing' }
        : { file: reading.name, reason: 'path-unreadable', details: { detail: code } },
    );
  }
  return reading.result();
}

/** Reads the roster files of a zip archive that is already in memory; `name` is how problems call it. */
export function readRosterArchive(bytes: Uint8Array, name: string): RosterFiles {
  const reading = new FileCollection(name);
  takeArchive(bytes, reading);
  return reading.result();
}

class FileCollection {
  readonly name: string;
  readonly problems = new ProblemLog();
  readonly #contents = new Map<RosterFileName, Uint8Array>();

  constructor(name: string) {
    this.name = name;
  }

  add(file: RosterFileName, bytes: Uint8Array): void {
    if (this.#contents.has(file)) this.problems.add({ file, reason: 'file-duplicate' });
    else this.#contents.set(file, bytes);
  }

  result(): RosterFiles {
    if (this.#contents.size === 0 && !this.problems.hasErrors) {
      this.problems.add({ file: this.name, reason: 'not-a-roster' });
    }
    return { contents: this.#contents, problems: this.problems.errors };
  }
}

async function readArchive(path: string, sizeBytes: number, reading: FileCollection): Promise<void> {
  if (sizeBytes > LIMITS.archiveBytes) {
    const details = { limit: LIMITS.archiveBytes / MIB };
    reading.problems.add({ file: reading.name, reason: 'archive-too-large', details });
    return;
  }
  takeArchive(await readFile(path), reading);
}

function takeArchive(bytes: Uint8Array, reading: FileCollection): void {
  const unpacked = unpackRosterFiles(bytes, LIMITS);
  if ('reason' in unpacked) {
    reading.problems.add({ file: reading.name, ...unpacked });
    return;
  }
  const depthOf = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
  const folders = [...new Set(unpacked.map((entry) => folderOf(entry.path)))];
  const depth = Math.min(...folders.map(depthOf));
  const [folder, ...others] = folders.filter((name) => depthOf(name) === depth);
  if (others.length > 0) {
    const allowed = [folder, ...others].map((name) => shortenText(cleanText(name ?? ''), 60)).join(', ');
    reading.problems.add({ file: reading.name, reason: 'several-folders', details: { allowed } });
    return;
  }
  for (const entry of unpacked.filter(({ path }) => folderOf(path) === folder)) {
    const file = rosterFileNamed(basename(entry.path));
    if (file !== undefined) reading.add(file, entry.bytes);
  }
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** A folder without roster files but with one folder in it stands for that one. */
async function readFolder(folder: string, reading: FileCollection, mayDescend: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => rosterFileNamed(entry.name) !== undefined);
  const [inner, ...others] = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (mayDescend && files.length === 0 && inner !== undefined && others.length === 0) {
    await readFolder(join(folder, inner.name), reading, false);
    return;
  }
  for (const entry of files) {
    const file = rosterFileNamed(entry.name);
    if (file !== undefined) await readFolderFile(join(folder, entry.name), file, reading);
  }
}

async function readFolderFile(path: string, file: RosterFileName, reading: FileCollection): Promise<void> {
  // A link could lead to any file of the computer, parts of which the problems would then quote.
  const about = await lstat(path);
  if (!about.isFile()) {
    reading.problems.add({ file, reason: 'file-not-regular' });
  } else if (about.size > LIMITS.fileBytes) {
    reading.problems.add({ file, reason: 'file-too-large', details: { limit: LIMITS.fileBytes / MIB } });
  } else {
    reading.add(file, await readFile(path));
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
