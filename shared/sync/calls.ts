import { AppError } from '../errors/app-error.ts';
import type { Answer } from '../protocol/answer.ts';
import type { Timers } from './transport.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly cancelTimer: () => void;
}

/** Requests under way to a hub's handlers. A lost connection fails them; the caller decides what then. */
export class Calls {
  readonly #timers: Timers;
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #n = 0;

  constructor(timers: Timers, timeoutMs: number) {
    this.#timers = timers;
    this.#timeoutMs = timeoutMs;
  }

  begin(send: (n: number) => void): Promise<unknown> {
    const n = ++this.#n;
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#timers.after(this.#timeoutMs, () => {
        this.#waiting.delete(n);
        reject(new AppError('needsConnection', { isRetryable: true, details: 'no answer in time' }));
      });
      this.#waiting.set(n, { resolve, reject, cancelTimer });
      send(n);
    });
  }

  answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.n);
    if (!waiting) return;
    this.#waiting.delete(answer.n);
    waiting.cancelTimer();
    if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(AppError.from(answer.error));
  }

  failAll(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of all) {
      waiting.cancelTimer();
      waiting.reject(new AppError('needsConnection', { isRetryable: true }));
    }
  }
}
