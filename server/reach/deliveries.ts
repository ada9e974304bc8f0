import { setTimeout as delay } from 'node:timers/promises';
import type { HeldMark, HeldMarks } from './held-marks.ts';

/** What many computers acknowledge at once is written together. */
const GATHER_MS = 1000;

/**
 * Up to where somebody's computer holds each channel, so that an announcement can say how many it has reached
 * (clause M-4 ¶8). Only this hub knows; after a crash the next greeting of each computer says it again.
 */
export class Deliveries {
  readonly #store: HeldMarks;
  /** By scope, log and person. */
  readonly #marks = new Map<string, number>();
  #dirty = new Map<string, HeldMark>();
  #loading: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  #isStopped = false;

  constructor(store: HeldMarks) {
    this.#store = store;
  }

  note(marks: readonly HeldMark[]): void {
    for (const mark of marks) {
      const key = keyOf(mark);
      if ((this.#marks.get(key) ?? 0) >= mark.upTo) continue;
      this.#marks.set(key, mark.upTo);
      this.#dirty.set(key, mark);
    }
    if (this.#dirty.size > 0 && !this.#isStopped) this.#writing ??= this.#writeSoon();
  }

  /** Whether a computer of this person has stored what stands at `upTo` of a log. */
  async isHeld(mark: HeldMark): Promise<boolean> {
    await this.#load();
    return (this.#marks.get(keyOf(mark)) ?? 0) >= mark.upTo;
  }

  /** Writes what is not written yet, and nothing afterwards. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#write().catch(() => undefined);
  }

  async #writeSoon(): Promise<void> {
    await delay(GATHER_MS, undefined, { ref: false });
    if (!this.#isStopped) await this.#write().catch(() => undefined);
    this.#writing = undefined;
    if (this.#dirty.size > 0) this.note([]);
  }

  async #write(): Promise<void> {
    await this.#load();
    const dirty = [...this.#dirty.values()];
    this.#dirty = new Map();
    if (dirty.length > 0) await this.#store.note(dirty);
  }

  #load(): Promise<void> {
    const loading = (this.#loading ??= this.#store.all().then((marks) => {
      for (const mark of marks) {
        const key = keyOf(mark);
        this.#marks.set(key, Math.max(this.#marks.get(key) ?? 0, mark.upTo));
      }
    }));
    loading.catch(() => (this.#loading = undefined));
    return loading;
  }
}

function keyOf({ scope, log, person }: HeldMark): string {
  return `${scope} ${log} ${person}`;
}
