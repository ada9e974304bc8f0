import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import type { KeptCounts } from '../entry/kept-counts.ts';

const HOUR_MS = 3600_000;
/** As many callers, those who missed last, are known after a restart. */
const KEPT_CALLERS = 1_000;
const NAME = 'guesses';

const Count = Type.Integer({ minimum: 0 });
const parseCounts = parserOf(
  'store.guesses',
  Type.Object({
    total: Count,
    windowEnds: Type.Number(),
    callers: Type.Array(Type.Object({ caller: Type.String(), count: Count, last: Type.Number() })),
  }),
);

export const GUESS_LIMITS = {
  /** So many misses of one caller cost nothing: people mistype. */
  free: 10,
  firstDelayMs: 2_000,
  longestDelayMs: 15 * 60_000,
  /** After so long without a miss a caller begins anew. */
  forgottenAfterMs: 24 * HOUR_MS,
  /** So many misses of all callers in an hour; beyond it only those who have not missed are heard. */
  inTotal: 300,
  windowMs: HOUR_MS,
  /** More callers than this are not kept apart; the one that was quiet longest is forgotten. */
  callers: 20_000,
} as const;

interface Misses {
  readonly count: number;
  readonly last: number;
}

/**
 * Slows down whoever guesses secrets, without ever locking a secret: only misses are counted, by caller and
 * in total, so that a slip stays good for whoever holds it while somebody else guesses.
 */
export class GuessLimit {
  readonly #now: () => number;
  readonly #misses = new Map<string, Misses>();
  #total = 0;
  #windowEnds = 0;
  readonly #changed: () => void;

  /** @param kept where counts outlast the hub's program */
  constructor(now: () => number, kept?: KeptCounts) {
    this.#now = now;
    this.#changed = kept?.keep(NAME, this) ?? (() => undefined);
  }

  counts(): unknown {
    const callers = [...this.#misses].slice(-KEPT_CALLERS).map(([caller, misses]) => ({ caller, ...misses }));
    return { total: this.#total, windowEnds: this.#windowEnds, callers };
  }

  resume(counts: unknown): void {
    const { total, windowEnds, callers } = parseCounts(counts);
    this.#total = total;
    this.#windowEnds = windowEnds;
    for (const { caller, count, last } of callers) this.#misses.set(caller, { count, last });
  }

  /** For how long a caller is not heard, in milliseconds; 0 for not at all. */
  waitMs(address: string): number {
    const now = this.#now();
    const misses = this.#known(callerOf(address), now);
    if (!misses) return 0;
    const total = this.#totalAt(now) >= GUESS_LIMITS.inTotal ? this.#windowEnds - now : 0;
    const own = misses.count < GUESS_LIMITS.free ? 0 : misses.last + delayMs(misses.count) - now;
    return Math.max(0, total, own);
  }

  /** Somebody has named a secret that does not exist. */
  missed(address: string): void {
    const now = this.#now();
    const caller = callerOf(address);
    const count = (this.#known(caller, now)?.count ?? 0) + 1;
    this.#total = this.#totalAt(now) + 1;
    // The newest stands last, so that the first is the one that was quiet longest.
    this.#misses.delete(caller);
    this.#misses.set(caller, { count, last: now });
    const oldest = this.#misses.keys().next();
    if (this.#misses.size > GUESS_LIMITS.callers && !oldest.done) this.#misses.delete(oldest.value);
    this.#changed();
  }

  #known(caller: string, now: number): Misses | undefined {
    const misses = this.#misses.get(caller);
    // A clock that was set back must not make a delay of minutes one of years.
    const isOver = misses && Math.abs(now - misses.last) > GUESS_LIMITS.forgottenAfterMs;
    return isOver ? undefined : misses && { ...misses, last: Math.min(misses.last, now) };
  }

  #totalAt(now: number): number {
    if (now >= this.#windowEnds || now < this.#windowEnds - GUESS_LIMITS.windowMs) {
      this.#total = 0;
      this.#windowEnds = now + GUESS_LIMITS.windowMs;
    }
    return this.#total;
  }
}

function delayMs(count: number): number {
  const doublings = Math.min(count - GUESS_LIMITS.free, 20);
  return Math.min(GUESS_LIMITS.firstDelayMs * 2 ** doublings, GUESS_LIMITS.longestDelayMs);
}

/** Whoever has an IPv6 address has a whole network of them. */
export function callerOf(address: string): string {
  if (!address.includes(':') || address.toLowerCase().startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...tail.split(':')]
    .slice(0, 4)
    .join(':');
}
