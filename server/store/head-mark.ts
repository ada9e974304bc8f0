import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { LogPosition } from '../../shared/sync/checkpoint.ts';
import { guardOf } from '../../shared/std/parse.ts';

const isPosition = guardOf(LogPosition);
const FILE = 'head.json';
/** The mark is written again after so many acceptances; it need not be exact to notice an old file. */
export const MARK_EVERY = 100;

/**
 * How far the hub's log had come, in a file beside the store: where it says more than the store holds, an
 * older copy of the store was put back by hand, and what the hub accepted since is lost.
 */
export function readHeadMark(folder: string): LogPosition | undefined {
  try {
    const mark: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return isPosition(mark) ? mark : undefined;
  } catch {
    // There is none, or a power cut has spoilt it: then nothing is known, as at the first start.
    return undefined;
  }
}

/** Never throws: without the mark only the notice of an old copy is missing. */
export function writeHeadMark(folder: string, mark: LogPosition): void {
  try {
    writeFileSync(join(folder, `${FILE}.new`), JSON.stringify(mark), { mode: 0o600 });
    renameSync(join(folder, `${FILE}.new`), join(folder, FILE));
  } catch {
    // A full disk is told where it matters: at the next document.
  }
}

/** 8 letters that no log of this hub had before, except by a chance of one in 2^40. */
export function newEpoch(): string {
  return encodeBytes(randomBytes(5));
}
