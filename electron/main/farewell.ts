import type { IpcEventName, IpcEvents } from '../../shared/ipc/channels.ts';

export interface FarewellParts {
  readonly broadcast: <N extends IpcEventName>(name: N, value: IpcEvents[N]) => void;
}

/** A window that does not answer is not waited for longer: what it held was on the disk half a second ago. */
const ANSWER_LIMIT_MS = 1_000;

/** Lets the window finish what is under way, such as the last letters of a draft, before a vault is closed. */
export class Farewell {
  readonly #parts: FarewellParts;
  #waiting: PromiseWithResolvers<void> | undefined;

  constructor(parts: FarewellParts) {
    this.#parts = parts;
  }

  /** Resolves when the window is ready, or when it has not said so in time. Never rejects. */
  async say(): Promise<void> {
    const waiting = (this.#waiting ??= Promise.withResolvers<void>());
    this.#parts.broadcast('app.ending', undefined);
    const timer = setTimeout(() => waiting.resolve(), ANSWER_LIMIT_MS);
    await waiting.promise;
    clearTimeout(timer);
    if (this.#waiting === waiting) this.#waiting = undefined;
  }

  /** The window has answered. */
  answered(): void {
    this.#waiting?.resolve();
  }
}
