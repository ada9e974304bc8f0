import { AppError } from '../../shared/errors/app-error.ts';
import type { Timers } from '../../shared/sync/transport.ts';

/** What happens at a planned call: the program dies before it does anything or right after, or the disk refuses. */
export type Fate = 'diesBefore' | 'diesAfter' | 'fails';

const CALLS_TO_A_STORAGE: ReadonlySet<string> = new Set([
  'bulkWrite',
  'findDocumentsById',
  'query',
  'count',
  'cleanup',
]);

/** Counts calls that are not through, so that a simulation can wait for all of them and for nothing else. */
export class UnderWay {
  #count = 0;

  get isIdle(): boolean {
    return this.#count === 0;
  }

  /** The same promise, counted until it ends or its program does. */
  during<V>(life: Life, promise: Promise<V>): Promise<V> {
    let isCounted = true;
    this.#count += 1;
    const end = () => {
      if (isCounted) this.#count -= 1;
      isCounted = false;
    };
    life.onEnd(end);
    promise.then(end, end);
    return promise;
  }
}

/** One run of a program, from its start to its end. What belongs to it does nothing once it is over. */
export class Life {
  #isOver = false;
  #planned: { calls: number; readonly fate: Fate } | undefined;
  readonly #endings: (() => void)[] = [];

  get isOver(): boolean {
    return this.#isOver;
  }

  onEnd(run: () => void): void {
    if (this.#isOver) run();
    else this.#endings.push(run);
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const run of this.#endings.splice(0)) run();
  }

  /** @param calls how many calls from now; 1 is the next one */
  plan(calls: number, fate: Fate): void {
    this.#planned = { calls, fate };
  }

  /** Nothing bad is to come any more. */
  spare(): void {
    this.#planned = undefined;
  }

  /** One more call is made: what is to happen at it. */
  step(): Fate | undefined {
    if (!this.#planned || --this.#planned.calls > 0) return undefined;
    const { fate } = this.#planned;
    this.#planned = undefined;
    return fate;
  }
}

/**
 * A thing as a mortal program reaches it: calls of a program that has ended never return, also when they
 * were made before; and at a planned call the program ends, or the call fails without having done anything.
 */
export function mortal<S extends object>(thing: S, life: Life, underWay = new UnderWay()): S {
  return new Proxy(thing, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...of: unknown[]): unknown => {
        if (life.isOver) return never();
        const fate = life.step();
        if (fate === 'fails') return Promise.reject(diskFull());
        if (fate === 'diesBefore') {
          life.end();
          return never();
        }
        const result: unknown = Reflect.apply(value, target, of);
        if (!(result instanceof Promise)) return result;
        return underWay.during(life, whileAlive(result, life, fate === 'diesAfter'));
      };
    },
  });
}

/**
 * The same for what lies below a mortal thing: there calls of a program that has ended throw, so that
 * libraries in between can come to their end. Nobody above hears of it.
 * @param own methods that are not the thing's
 */
export function mortalOrThrow<S extends object>(thing: S, life: Life, own: Partial<S>): S {
  return new Proxy(thing, {
    get: (target, name): unknown => {
      const given: unknown = Reflect.get(own, name);
      if (given !== undefined) return given;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...of: unknown[]): unknown => {
        const result = (): unknown => Reflect.apply(value, target, of);
        if (!CALLS_TO_A_STORAGE.has(String(name))) return result();
        const fate = life.isOver ? undefined : life.step();
        if (fate === 'fails') return Promise.reject(diskFull());
        if (fate === 'diesBefore') life.end();
        if (life.isOver) return Promise.reject(new Error('the program has ended'));
        return fate === 'diesAfter' ? Promise.resolve(result()).finally(() => life.end()) : result();
      };
    },
  });
}

/** Timers that do not run for a program that has ended. */
export function mortalTimers(timers: Timers, life: Life): Timers {
  return {
    now: () => timers.now(),
    after: (delayMs, run) =>
      timers.after(delayMs, () => {
        if (!life.isOver) run();
      }),
  };
}

/** The same promise for a program that may end meanwhile: then nobody hears what became of it. */
export async function whileAlive<V>(result: Promise<V>, life: Life, diesAfter = false): Promise<V> {
  try {
    return await result;
  } finally {
    if (diesAfter) life.end();
    if (life.isOver) await never();
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** Whoever is told that the disk is full was promised nothing. Throws anything else again. */
export function ignoreFullDisk(error: unknown): void {
  if (!(error instanceof AppError) || error.data.code !== 'hubDiskFull') throw error;
}

function diskFull(): AppError {
  return new AppError('hubDiskFull', { isRetryable: true, details: 'the simulated disk is full' });
}
