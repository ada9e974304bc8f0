import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SlowLink, type SlowLinkOptions } from '../../../tests/fixtures/slow-link.ts';
import { CLIENT } from './client/client-commands.ts';
import { HUB } from './hub/hub-commands.ts';
import { Child } from './process/child.ts';
import { type BenchSchool, readCorpus, schoolOf } from './school.ts';
import type { CorpusMessage } from './corpus.ts';

export const MISSED = 100;
/** Neither bandwidth nor delay: for what is counted in bytes. */
export const FREE_LINK = { bytesPerSecond: Infinity, delayMs: 0, hasHandshake: false } as const;
export const SLOW_BYTES_PER_MS = 16;
export const ROUND_TRIP_MS = 600;
const QUIET_MS = 400;

export interface OpenHub {
  readonly child: Child;
  readonly port: number;
  readonly tlsPort: number;
  readonly keyPin: string;
}

export interface OpenClient {
  readonly child: Child;
  connect(link: SlowLink, isTls?: boolean): Promise<void>;
}

/** The corpus, the stores built of it, and everything that has to be ended afterwards. */
export class BenchSetUp {
  readonly file: string;
  readonly corpus: readonly CorpusMessage[];
  readonly school: BenchSchool;
  readonly #folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-sync-'));
  readonly #children = new Set<Child>();
  readonly #links: SlowLink[] = [];
  #n = 0;

  private constructor(file: string) {
    this.file = file;
    this.corpus = readCorpus(file);
    this.school = schoolOf(this.corpus);
  }

  /** Builds a store with all messages and one that lacks the last `MISSED`. Throws for a bad file. */
  static async make(file: string): Promise<BenchSetUp> {
    const setUp = new BenchSetUp(file);
    const builder = setUp.fork('hub/hub-process.ts');
    const away = join(setUp.#folder, 'away');
    const most = Math.max(0, setUp.messages - MISSED);
    await builder.call(HUB.build, { folder: away, file, from: 0, to: most });
    const whole = join(setUp.#folder, 'whole');
    cpSync(away, whole, { recursive: true });
    await builder.call(HUB.build, { folder: whole, file, from: most, to: setUp.messages });
    await setUp.end(builder);
    return setUp;
  }

  get messages(): number {
    return this.corpus.length;
  }

  fork(file: string, nodeOptions: readonly string[] = []): Child {
    const child = new Child(file, nodeOptions);
    this.#children.add(child);
    return child;
  }

  async end(...children: readonly Child[]): Promise<void> {
    for (const child of children) {
      this.#children.delete(child);
      await child.end();
    }
  }

  /** A hub in a fresh process, on a copy of its own of the whole store or of the one before the last messages. */
  async hub(store: 'whole' | 'away' = 'whole', nodeOptions: readonly string[] = []): Promise<OpenHub> {
    const folder = join(this.#folder, `hub-${++this.#n}`);
    cpSync(join(this.#folder, store), folder, { recursive: true });
    const child = this.fork('hub/hub-process.ts', nodeOptions);
    return { child, ...(await child.call(HUB.open, { folder, isInItsTime: store === 'away' })) };
  }

  /** A desktop's replica that the hub knows as the reader's, not connected yet. */
  async client(hub: OpenHub): Promise<OpenClient> {
    const child = this.fork('client/client-process.ts');
    const folder = join(this.#folder, `client-${++this.#n}`);
    const { reader: person, openChat } = this.school;
    const { device } = await child.call(CLIENT.prepare, { folder, person, openChat });
    await hub.child.call(HUB.addDevices, { person, devices: [device] });
    const { keyPin } = hub;
    return {
      child,
      connect: async ({ port }, isTls = false) => {
        await child.call(CLIENT.connect, { port, keyPin, isTls });
      },
    };
  }

  async link(port: number, options: Omit<SlowLinkOptions, 'target'> = {}): Promise<SlowLink> {
    const link = await SlowLink.start({ target: { port }, ...options });
    this.#links.push(link);
    return link;
  }

  async close(): Promise<void> {
    for (const child of [...this.#children]) await this.end(child);
    for (const link of this.#links) await link.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Waits until nothing has passed the link for a while: the last acknowledgements are counted, too. */
export async function quiet(link: SlowLink, quietMs = QUIET_MS): Promise<void> {
  for (let before = -1; before !== link.totalBytes;) {
    before = link.totalBytes;
    await wait(quietMs);
  }
}
