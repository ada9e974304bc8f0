import { setTimeout as wait } from 'node:timers/promises';

/** How long each message took to each of those who were to hear it, and how long all of it took, in ms. */
export interface Heard {
  readonly latencyMs: number[];
  readonly totalMs: number;
}

/** Notes when messages are said and heard in one process, by one clock. */
export class Hearing {
  readonly #saidAt = new Map<string, number>();
  readonly #latencyMs: number[] = [];
  #expected = 0;
  #resolve: (() => void) | undefined;

  /**
   * Says so many messages, one every so many milliseconds, 0 for all at once; resolves when all were heard.
   * @param say sends the nth and returns by which name it is heard
   */
  async talk(of: {
    readonly count: number;
    readonly everyMs: number;
    readonly hearers: number;
    readonly say: (n: number) => { readonly name: string; readonly sent: Promise<void> };
  }): Promise<Heard> {
    this.#latencyMs.length = 0;
    this.#expected = of.count * of.hearers;
    const all = new Promise<void>((resolve) => (this.#resolve = resolve));
    const from = performance.now();
    const sent: Promise<void>[] = [];
    for (let n = 0; n < of.count; n++) {
      const saidAt = performance.now();
      const one = of.say(n);
      this.#saidAt.set(one.name, saidAt);
      sent.push(one.sent);
      if (of.everyMs > 0) await wait(Math.max(0, from + (n + 1) * of.everyMs - performance.now()));
    }
    await Promise.all(sent);
    await all;
    return { latencyMs: [...this.#latencyMs], totalMs: performance.now() - from };
  }

  hear(name: string): void {
    const saidAt = this.#saidAt.get(name);
    if (saidAt === undefined) return;
    this.#latencyMs.push(performance.now() - saidAt);
    if (this.#latencyMs.length === this.#expected) this.#resolve?.();
  }
}
