import type { AuditBody } from '../schema/audit.ts';
import { canonicalText } from '../sync/canonical.ts';

/** SHA-256 of UTF-8 text in hexadecimal, passed in because it differs by environment. */
export type Sha256 = (text: string) => string;

/** What stands before the first line of a log. */
export const CHAIN_BEGINNING = '0'.repeat(64);

/** Makes the next line of a log: everything in it, and the line before, goes into its hash. */
export function chained(line: Omit<AuditBody, 'hash'>, sha256: Sha256): AuditBody {
  return { ...line, hash: sha256(`zvonok audit\n${canonicalText(line)}`) };
}

/** Where a log is broken: the number of the first line that is missing, changed or out of its place; 0 for nowhere. */
export function firstBreak(lines: readonly AuditBody[], sha256: Sha256): number {
  let previous = CHAIN_BEGINNING;
  for (const [index, { hash, ...line }] of lines.entries()) {
    const isInPlace = line.n === index + 1 && line.previous === previous;
    if (!isInPlace || chained(line, sha256).hash !== hash) return index + 1;
    previous = hash;
  }
  return 0;
}
