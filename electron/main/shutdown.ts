import type { Log } from './log.ts';
import type { UnsentWork } from './texts.ts';

export interface ShutdownParts {
  /** What has not left this computer yet. */
  readonly countUnsent: () => Promise<UnsentWork>;
  readonly confirmUnsent: (work: UnsentWork) => Promise<boolean>;
  /** Called when there is no way back, before the steps. */
  readonly onBegin: () => void;
  /** What has to end, in this order; each gets `limitMs` at most. */
  readonly steps: readonly {
    readonly name: string;
    readonly limitMs: number;
    readonly run: () => Promise<unknown>;
  }[];
  /** Ends the application; it is asked to quit again and finds nothing to do. */
  readonly quit: () => void;
  readonly log: Log;
}

const COUNT_LIMIT_MS = 2_000;

/** Brings everything to an end, once: asks about unsent work, then closes what has to be closed. */
export class Shutdown {
  readonly #parts: ShutdownParts;
  #asking: Promise<void> | undefined;
  #ending: Promise<void> | undefined;
  #isDone = false;

  constructor(parts: ShutdownParts) {
    this.#parts = parts;
  }

  /** Whether everything has ended, so that quitting may go on. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** The person wants to quit. Asked twice, it happens once; after "stay" it can be asked again. */
  request(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The system ends, or the terminal says so: nobody is there to be asked. */
  force(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #ask(): Promise<void> {
    if (this.#ending) return this.#ending;
    const work = await within(COUNT_LIMIT_MS, this.#parts.countUnsent()).catch(() => undefined);
    if (work && work.count > 0 && !(await this.#parts.confirmUnsent(work))) return;
    await this.force();
  }

  async #end(): Promise<void> {
    const { steps, log, onBegin, quit } = this.#parts;
    onBegin();
    for (const { name, limitMs, run } of steps) {
      const startedAt = performance.now();
      try {
        const ended = await within(
          limitMs,
          run().then(() => 'ended'),
        );
        const fields = { step: name, durationMs: Math.round(performance.now() - startedAt) };
        if (ended) log.info('shutdown.step', fields);
        else log.warn('shutdown.tooLong', fields);
      } catch (error) {
        log.error('shutdown.step', error, { step: name });
      }
    }
    this.#isDone = true;
    quit();
  }
}

/** The value, or undefined when it takes longer than the limit. */
async function within<V>(limitMs: number, value: Promise<V>): Promise<V | undefined> {
  const limit = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => limit.resolve(undefined), limitMs);
  try {
    return await Promise.race([value, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
