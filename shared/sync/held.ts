import type { Held } from '../protocol/hello.ts';
import type { Checkpoint } from './checkpoint.ts';

const PRIMES = [0x01000193, 0x85ebca6b] as const;
const OFFSETS = [0x811c9dc5, 0x9e3779b9] as const;

/** 64 bits of a set of scope names, the same in any order, as hexadecimal. Tells sets apart, proves nothing. */
export function scopesDigest(names: Iterable<string>): string {
  const text = [...new Set(names)].sort().join('\n');
  return [0, 1].map((lane) => hash(text, OFFSETS[lane] ?? 0, PRIMES[lane] ?? 1)).join('');
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, with a last mixing. */
function hash(text: string, offset: number, prime: number): string {
  let value = offset;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), prime);
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return ((value ^ (value >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** Checkpoints in the short form of the hello: for each log the common position, and what does not reach it. */
export function heldOf(checkpoints: readonly Checkpoint[]): Held[] {
  const byLog = new Map<string, Checkpoint[]>();
  for (const checkpoint of checkpoints) {
    const same = byLog.get(checkpoint.log);
    if (same) same.push(checkpoint);
    else byLog.set(checkpoint.log, [checkpoint]);
  }
  return [...byLog].map(([log, held]) => {
    // What reaches highest may be one chat of many; what most have in common is the position that says most.
    const upTo = mostCommon(held.map(({ high }) => high));
    return {
      log,
      upTo,
      digest: scopesDigest(held.map(({ scope }) => scope)),
      partial: held
        .filter(({ low, high }) => low > 1 || high !== upTo)
        .map(({ scope, low, high }) => ({ scope, low, high })),
    };
  });
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let most = { value: 0, count: 0 };
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most.count) most = { value, count };
  }
  return most.value;
}

/** What one computer says it holds of one log. */
export interface Claim {
  /** Of a scope about which nothing else is said. */
  readonly upTo: number;
  readonly partial: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** The scopes of which it holds anything; undefined as long as only their digest is known. */
  readonly scopes: ReadonlySet<string> | undefined;
}

/** Reads the short form, given the scopes that the person may read now. */
export function claimsOf(held: readonly Held[], readable: readonly string[]): Map<string, Claim> {
  const digest = scopesDigest(readable);
  return new Map(
    held.map((one) => [
      one.log,
      {
        upTo: one.upTo,
        partial: new Map(one.partial.map(({ scope, low, high }) => [scope, { low, high }])),
        scopes: one.digest === digest ? new Set(readable) : undefined,
      },
    ]),
  );
}

/** Reads one checkpoint for each scope, as clients of version 1 send them. */
export function claimsOfCheckpoints(checkpoints: readonly Checkpoint[]): Map<string, Claim> {
  const claims = new Map<string, { upTo: number; partial: Map<string, Checkpoint>; scopes: Set<string> }>();
  for (const checkpoint of checkpoints) {
    const claim = claims.get(checkpoint.log) ?? { upTo: 0, partial: new Map(), scopes: new Set() };
    claim.partial.set(checkpoint.scope, checkpoint);
    claim.scopes.add(checkpoint.scope);
    claims.set(checkpoint.log, claim);
  }
  return claims;
}
