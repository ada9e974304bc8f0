import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import type { HubStore } from '../store/hub-store.ts';

const SETTING = 'entryCounts';
const parseKept = parserOf('store.entryCounts', Type.Record(Type.String(), Type.Unknown()));

/** What a limit has counted so far. */
export interface Counted {
  /** Plain JSON. */
  counts(): unknown;
  /** Goes on from earlier counts. Throws ShapeError where they are none. */
  resume(counts: unknown): void;
}

/**
 * Keeps what the limits at the hub's door have counted, so that whoever guesses or floods has no fresh start
 * when the hub is started again. Where the store fails the limits go on in memory.
 */
export class KeptCounts {
  readonly #store: Pick<HubStore, 'setting' | 'setSetting'>;
  readonly #limits = new Map<string, Counted>();
  #kept: Record<string, unknown> = {};
  #isDirty = false;
  #isWriting = false;

  constructor(store: Pick<HubStore, 'setting' | 'setSetting'>) {
    this.#store = store;
  }

  /** Reads what was kept; limits that are here already and those that come later go on from it. */
  async begin(): Promise<void> {
    const text = await this.#store.setting(SETTING);
    this.#kept = kept(text);
    for (const [name, limit] of this.#limits) this.#resume(name, limit);
  }

  /** Returns what is called after each count. */
  keep(name: string, limit: Counted): () => void {
    this.#limits.set(name, limit);
    this.#resume(name, limit);
    return () => {
      this.#isDirty = true;
      if (!this.#isWriting) void this.#write();
    };
  }

  #resume(name: string, limit: Counted): void {
    if (!(name in this.#kept)) return;
    try {
      limit.resume(this.#kept[name]);
    } catch {
      // Of another version, or damaged: it begins anew.
    }
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#isDirty) {
      this.#isDirty = false;
      const counts = Object.fromEntries([...this.#limits].map(([name, limit]) => [name, limit.counts()]));
      try {
        await this.#store.setSetting(SETTING, JSON.stringify({ ...this.#kept, ...counts }));
      } catch {
        // The next count tries again.
      }
    }
    this.#isWriting = false;
  }
}

function kept(text: string | undefined): Record<string, unknown> {
  try {
    return text ? parseKept(JSON.parse(text)) : {};
  } catch {
    return {};
  }
}
