import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { AppError } from '../../../shared/errors/app-error.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { hmacSha256 } from './vault-crypto.ts';

export interface TriesOptions {
  readonly path: string;
  readonly vault: string;
  /** Of this computer alone, see `DeviceSecret.triesKey`. */
  readonly key: Uint8Array;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonicNow?: () => number;
}

const TriesFile = Type.Object(
  {
    version: Type.Literal(1),
    wrong: Type.Integer({ minimum: 0, maximum: 1000 }),
    /** What was still to be waited when this was written; it runs on only while the application runs. */
    waitMs: Type.Integer({ minimum: 0, maximum: 24 * 3600_000 }),
    mac: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
);
const isTriesFile = guardOf(TriesFile);

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long to wait after so many wrong tries; three are free. */
const WAITS_MS = [
  0,
  0,
  0,
  0,
  30 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  60 * MINUTE_MS,
];
export const MOST_WRONG_TRIES = WAITS_MS.length;
/** A wait that has been sat out in part is written down this often. */
const KEEP_EVERY_MS = 5 * SECOND_MS;

export interface TriesState {
  readonly wrong: number;
  readonly waitMs: number;
  readonly isLockedOut: boolean;
}

/**
 * Counts wrong secrets of one vault. Each try is on the disk as a wrong one before it is checked, so that
 * pulling the plug gains nothing. What is written carries a code that only this computer can make; a count
 * that is missing or was written by somebody else counts as locked out. Waits are told by a clock of their
 * own, so setting the computer's clock gains nothing either.
 */
export class Tries {
  readonly #options: TriesOptions;
  readonly #now: () => number;
  #wrong = MOST_WRONG_TRIES;
  #until = 0;
  #reading: Promise<void> | undefined;
  #keeper: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: TriesOptions) {
    this.#options = options;
    this.#now = options.monotonicNow ?? (() => performance.now());
  }

  async state(): Promise<TriesState> {
    await this.#read();
    return { wrong: this.#wrong, waitMs: this.#waitMs(), isLockedOut: this.#wrong >= MOST_WRONG_TRIES };
  }

  /**
   * Has to be called before a secret is checked. Throws AppError `secretLockedOut`, or `secretWait` with the
   * `seconds` to wait; otherwise the try is counted as wrong until `succeeded` is called.
   */
  async begin(): Promise<void> {
    const { waitMs, isLockedOut } = await this.state();
    if (isLockedOut) throw new AppError('secretLockedOut');
    if (waitMs > 0) throw secretWait(waitMs);
    this.#wrong += 1;
    this.#until = this.#now() + (WAITS_MS[this.#wrong] ?? 0);
    await this.#write();
    this.#keepWaiting();
  }

  /** The secret was right, or a new one was set: everything is forgiven. */
  async succeeded(): Promise<void> {
    this.#reading = Promise.resolve();
    this.#wrong = 0;
    this.#until = 0;
    this.stop();
    await this.#write();
  }

  /** What to tell after a wrong try. */
  async failure(): Promise<AppError> {
    const { wrong, waitMs, isLockedOut } = await this.state();
    if (isLockedOut) return new AppError('secretLockedOut');
    return new AppError('secretWrong', {
      params: { left: MOST_WRONG_TRIES - wrong, seconds: Math.ceil(waitMs / SECOND_MS) },
    });
  }

  stop(): void {
    clearInterval(this.#keeper);
    this.#keeper = undefined;
  }

  #waitMs(): number {
    return Math.max(0, Math.ceil(this.#until - this.#now()));
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readFile();
    return this.#reading;
  }

  async #readFile(): Promise<void> {
    const held = await this.#fileValue();
    // A count that nobody vouches for is the worst count there is.
    this.#wrong = held?.wrong ?? MOST_WRONG_TRIES;
    this.#until = this.#now() + (held?.waitMs ?? 0);
    if (this.#waitMs() > 0) this.#keepWaiting();
  }

  async #fileValue(): Promise<{ readonly wrong: number; readonly waitMs: number } | undefined> {
    try {
      const value: unknown = JSON.parse(await readFile(this.#options.path, 'utf8'));
      if (!isTriesFile(value)) return undefined;
      const mac = Buffer.from(value.mac, 'hex');
      return timingSafeEqual(mac, this.#mac(value.wrong, value.waitMs)) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** One write at a time: they replace the same file. */
  #write(): Promise<void> {
    const done = this.#writing.then(() => this.#writeFile());
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #writeFile(): Promise<void> {
    const waitMs = this.#waitMs();
    const mac = Buffer.from(this.#mac(this.#wrong, waitMs)).toString('hex');
    const file = { version: 1, wrong: this.#wrong, waitMs, mac };
    await writeAtomically(this.#options.path, `${JSON.stringify(file)}\n`);
  }

  #mac(wrong: number, waitMs: number): Uint8Array {
    const { vault, key } = this.#options;
    return hmacSha256(key, Buffer.from(['zvonok tries 1', vault, wrong, waitMs].join('\n'), 'utf8'));
  }

  #keepWaiting(): void {
    this.stop();
    if (this.#waitMs() === 0) return;
    this.#keeper = setInterval(() => {
      if (this.#waitMs() === 0) this.stop();
      // A disk that is full now only means that a restart waits a little longer.
      this.#write().catch(() => undefined);
    }, KEEP_EVERY_MS);
    this.#keeper.unref();
  }
}

function secretWait(waitMs: number): AppError {
  return new AppError('secretWait', {
    isRetryable: true,
    params: { seconds: Math.ceil(waitMs / SECOND_MS) },
  });
}
