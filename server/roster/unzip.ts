import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { rosterFileNamed, type RosterFileName } from './columns.ts';
import type { ProblemReport } from './problem.ts';

/** What an archive may hold; beyond it nothing is unpacked further. */
export interface ArchiveLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
}

export type ArchiveProblem = Omit<ProblemReport, 'file'> & { readonly file?: string };

/** An entry of the archive's own list. */
interface ListedEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

export interface Unpacked {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Carries a problem out of the unpacking library's callbacks. */
class ArchiveRefusal extends Error {
  readonly problem: ArchiveProblem;

  constructor(problem: ArchiveProblem) {
    super(problem.reason);
    this.problem = problem;
  }
}

const PIECE_BYTES = 16 * 1024;
const MIB = 1024 * 1024;

/**
 * Unpacks the roster files of a zip archive. Unpacked bytes are counted as they come, since the sizes that an
 * archive states may be false, and compared with the stated ones at the end.
 */
export function unpackRosterFiles(
  archive: Uint8Array,
  limits: ArchiveLimits,
): readonly Unpacked[] | ArchiveProblem {
  try {
    const listed = listEntries(archive, limits);
    const unpacked = unpackEntries(archive, limits);
    const isWhole =
      listed.length === unpacked.length &&
      listed.every(({ path, sizeBytes }) =>
        unpacked.some((file) => file.path === path && file.bytes.length === sizeBytes),
      );
    return isWhole ? unpacked : { reason: 'archive-broken' };
  } catch (error) {
    // Anything else that the library throws says that these bytes are not a sound archive.
    return error instanceof ArchiveRefusal ? error.problem : { reason: 'archive-broken' };
  }
}

/** The roster files in the archive's list, every name of which must be harmless. */
function listEntries(archive: Uint8Array, limits: ArchiveLimits): readonly ListedEntry[] {
  const listed: ListedEntry[] = [];
  let count = 0;
  unzipSync(archive, {
    filter: ({ name, originalSize }) => {
      count += 1;
      refuseTooMany(count, limits);
      const path = safePath(name);
      const file = wantedFile(path);
      if (file !== undefined) {
        if (originalSize > limits.fileBytes) refuseTooLarge(file, limits.fileBytes);
        listed.push({ path, sizeBytes: originalSize });
      }
      return false;
    },
  });
  return listed;
}

function unpackEntries(archive: Uint8Array, limits: ArchiveLimits): readonly Unpacked[] {
  const unpacked: Unpacked[] = [];
  let count = 0;
  let totalBytes = 0;
  const unzip = new Unzip((entry) => {
    count += 1;
    refuseTooMany(count, limits);
    const path = safePath(entry.name);
    const file = wantedFile(path);
    if (file === undefined) return;
    const pieces: Uint8Array[] = [];
    let sizeBytes = 0;
    entry.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      pieces.push(piece);
      sizeBytes += piece.length;
      totalBytes += piece.length;
      if (sizeBytes > limits.fileBytes) refuseTooLarge(file, limits.fileBytes);
      if (totalBytes > limits.totalBytes) {
        const limit = limits.totalBytes / MIB;
        throw new ArchiveRefusal({ reason: 'archive-too-large', details: { limit } });
      }
      if (isLast) unpacked.push({ path, bytes: Buffer.concat(pieces) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < archive.length; start += PIECE_BYTES) {
    unzip.push(archive.subarray(start, start + PIECE_BYTES), start + PIECE_BYTES >= archive.length);
  }
  return unpacked;
}

/** The path with '/' between its parts. One that leaves the archive is refused, even for a file not wanted. */
function safePath(name: string): string {
  const path = name.replaceAll('\\', '/');
  if (path.includes('\0')) throw new ArchiveRefusal({ reason: 'archive-broken' });
  if (path.startsWith('/') || /^[a-z]:/iu.test(path) || path.split('/').includes('..')) {
    throw new ArchiveRefusal({ reason: 'archive-unsafe-name', value: name });
  }
  return path;
}

/** Hidden files and the twin files that macOS adds are not roster files, whatever their name. */
function wantedFile(path: string): RosterFileName | undefined {
  const parts = path.split('/');
  return parts.some((part) => part.startsWith('.') || part === '__MACOSX')
    ? undefined
    : rosterFileNamed(parts.at(-1) ?? '');
}

function refuseTooMany(count: number, { entries }: ArchiveLimits): void {
  if (count <= entries) return;
  throw new ArchiveRefusal({ reason: 'archive-too-many-files', details: { limit: entries } });
}

function refuseTooLarge(file: RosterFileName, limitBytes: number): never {
  throw new ArchiveRefusal({ file, reason: 'file-too-large', details: { limit: limitBytes / MIB } });
}
