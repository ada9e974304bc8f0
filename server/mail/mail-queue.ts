import { randomBytes } from 'node:crypto';
import Type from 'typebox';
import { AppError, AppErrorData } from '../../shared/errors/app-error.ts';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { HubStore } from '../store/hub-store.ts';
import { type Letter, parseLetter } from './letter.ts';

export const MOST_LETTERS = 1_000;
/** How many ends are remembered for those who ask what became of a letter. */
const MOST_ENDED = 200;

/** The list of letters and the letters have settings of their own, so that a change of one is a small write. */
const LIST = 'mailQueue';
const letterSetting = (slot: number) => `mailLetter.${slot}`;

const Time = Type.Integer({ minimum: 0 });
const Id = Type.String({ pattern: '^[0-9a-z]{16}$' });
const Waiting = Type.Object(
  {
    id: Id,
    slot: Type.Integer({ minimum: 0, maximum: MOST_LETTERS - 1 }),
    queuedAt: Time,
    /** How often the server was asked to take this letter. */
    attempts: Type.Integer({ minimum: 0 }),
    dueAt: Time,
    fault: Type.Union([AppErrorData, Type.Null()]),
  },
  { additionalProperties: false },
);
export type Waiting = Type.Static<typeof Waiting>;
const Ended = Type.Object(
  { id: Id, at: Time, fault: Type.Union([AppErrorData, Type.Null()]) },
  { additionalProperties: false },
);
type Ended = Type.Static<typeof Ended>;
/** What became of a letter. `unknown`: it ended long ago, or never was. Times are milliseconds since 1970. */
export type MailStatus =
  | { readonly state: 'waiting'; readonly attempts: number; readonly fault: AppErrorData | null }
  | { readonly state: 'sent'; readonly at: number }
  | { readonly state: 'givenUp'; readonly at: number; readonly fault: AppErrorData }
  | { readonly state: 'unknown' };

const parseList = parserOf(
  'store.mailQueue',
  Type.Object({
    waiting: Type.Array(Waiting, { maxItems: MOST_LETTERS }),
    ended: Type.Array(Ended, { maxItems: MOST_ENDED }),
  }),
);

/** The letters that are not delivered yet, kept in the hub's encrypted store. Times are milliseconds since 1970. */
export class MailQueue {
  readonly #store: HubStore;
  #waiting: readonly Waiting[];
  #ended: readonly Ended[];
  /** Slots of letters that are being written. */
  readonly #reserved = new Set<number>();

  private constructor(store: HubStore, waiting: readonly Waiting[], ended: readonly Ended[]) {
    this.#store = store;
    this.#waiting = waiting;
    this.#ended = ended;
  }

  /** Reads the queue and clears letters that a power cut has left behind without a place in the list. */
  static async open(store: HubStore): Promise<MailQueue> {
    const saved = await store.setting(LIST);
    const { waiting, ended } = saved ? parseList(JSON.parse(saved)) : { waiting: [], ended: [] };
    const used = new Set(waiting.map(({ slot }) => slot));
    for (let slot = 0; slot < MOST_LETTERS; slot++) {
      if (!used.has(slot) && (await store.setting(letterSetting(slot)))) await clear(store, slot);
    }
    return new MailQueue(store, waiting, ended);
  }

  get length(): number {
    return this.#waiting.length + this.#reserved.size;
  }

  /**
   * Takes a letter in; once this resolves it outlives a restart.
   * @returns its id
   * @throws AppError `mailQueueFull`
   */
  async add(letter: Letter, now: number): Promise<string> {
    const slot = this.#freeSlot();
    const id = encodeBytes(randomBytes(10));
    this.#reserved.add(slot);
    try {
      await this.#store.setSetting(letterSetting(slot), JSON.stringify(letter));
      const added = { id, slot, queuedAt: now, attempts: 0, dueAt: now, fault: null };
      this.#waiting = [...this.#waiting, added];
      await this.#save();
    } catch (error) {
      this.#waiting = this.#waiting.filter((one) => one.id !== id);
      throw error;
    } finally {
      this.#reserved.delete(slot);
    }
    return id;
  }

  /** The letter whose turn comes first, of several with the same turn the one that came first. */
  first(): Waiting | undefined {
    return this.#waiting.reduce<Waiting | undefined>(
      (first, one) => (first && first.dueAt <= one.dueAt ? first : one),
      undefined,
    );
  }

  /** The letters that came before a moment. */
  before(moment: number): readonly Waiting[] {
    return this.#waiting.filter(({ queuedAt }) => queuedAt <= moment);
  }

  get oldestAt(): number | undefined {
    return this.#waiting.length === 0
      ? undefined
      : Math.min(...this.#waiting.map(({ queuedAt }) => queuedAt));
  }

  async letter({ slot }: Waiting): Promise<Letter> {
    return parseLetter(JSON.parse((await this.#store.setting(letterSetting(slot))) ?? 'null'));
  }

  /** Notes what an attempt has brought. */
  async change(id: string, changes: Partial<Pick<Waiting, 'attempts' | 'dueAt' | 'fault'>>): Promise<void> {
    this.#waiting = this.#waiting.map((one) => (one.id === id ? { ...one, ...changes } : one));
    await this.#save();
  }

  /** Makes every letter due at once. */
  async hurry(now: number): Promise<void> {
    this.#waiting = this.#waiting.map((one) => ({ ...one, dueAt: Math.min(one.dueAt, now) }));
    await this.#save();
  }

  /** Takes a letter out, delivered or given up, and forgets its address and its text. */
  async end({ id, slot }: Waiting, at: number, fault: AppErrorData | null): Promise<void> {
    this.#ended = [...this.#ended, { id, at, fault }].slice(-MOST_ENDED);
    // The slot stays reserved until the old text is gone, or the text of a new letter would go with it.
    this.#reserved.add(slot);
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    try {
      await this.#save();
      await clear(this.#store, slot);
    } finally {
      this.#reserved.delete(slot);
    }
  }

  status(id: string): MailStatus {
    const waiting = this.#waiting.find((one) => one.id === id);
    if (waiting) return { state: 'waiting', attempts: waiting.attempts, fault: waiting.fault };
    const ended = this.#ended.find((one) => one.id === id);
    if (!ended) return { state: 'unknown' };
    const { at, fault } = ended;
    return fault ? { state: 'givenUp', at, fault } : { state: 'sent', at };
  }

  #freeSlot(): number {
    const used = new Set([...this.#waiting.map(({ slot }) => slot), ...this.#reserved]);
    for (let slot = 0; slot < MOST_LETTERS; slot++) if (!used.has(slot)) return slot;
    throw new AppError('mailQueueFull', { isRetryable: true, params: { most: MOST_LETTERS } });
  }

  #save(): Promise<void> {
    return this.#store.setSetting(LIST, JSON.stringify({ waiting: this.#waiting, ended: this.#ended }));
  }
}

function clear(store: HubStore, slot: number): Promise<void> {
  return store.setSetting(letterSetting(slot), '');
}
