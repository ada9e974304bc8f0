import type { RxCollection } from 'rxdb';
import Type from 'typebox';
import { parserOf } from '../std/parse.ts';
import { DraftAim } from '../schema/draft.ts';
import type { DraftView } from './views.ts';
import { RxRows } from './rx-rows.ts';
import type { LocalDocument } from './rx-schema.ts';

const parseDraft = parserOf(
  'replica.draft',
  Type.Object({ text: Type.String(), aim: Type.Optional(DraftAim) }),
);
const parseTime = parserOf('replica.syncedUpTo', Type.Number({ minimum: 0 }));
const DRAFT = 'draft ';
const SYNCED = 'synced up to';
/** How much the kept time may lag behind: it is said to the minute. */
const SYNCED_STEP_MS = 60_000;

/** What a person's replica notes for itself in the rows of `local`: drafts, and up to when it held everything. */
export class Notes {
  readonly #local: RxCollection<LocalDocument>;
  readonly #rows: RxRows<LocalDocument>;
  readonly #drafts = new Map<string, string>();
  readonly #aims = new Map<string, DraftAim>();
  #syncedUpTo = 0;
  #keptSyncedUpTo = 0;
  #writes: Promise<void> = Promise.resolve();

  constructor(local: RxCollection<LocalDocument>) {
    this.#local = local;
    this.#rows = new RxRows(local, ({ id, value }) => ({ id, value }));
  }

  async load(): Promise<void> {
    for (const { id, value } of await this.#local.find().exec()) {
      const content: unknown = id === SYNCED || id.startsWith(DRAFT) ? JSON.parse(value) : undefined;
      if (id === SYNCED) this.#syncedUpTo = this.#keptSyncedUpTo = parseTime(content);
      else if (id.startsWith(DRAFT)) this.#hold(id.slice(DRAFT.length), parseDraft(content));
    }
  }

  /** What is typed and not sent, by chat. */
  get drafts(): ReadonlyMap<string, string> {
    return this.#drafts;
  }

  /** Hub time up to which everything was here, in milliseconds; 0 before the first sync. */
  get syncedUpTo(): number {
    return this.#syncedUpTo;
  }

  draftOf(chat: string): DraftView {
    const text = this.#drafts.get(chat) ?? '';
    const aim = this.#aims.get(chat);
    return aim ? { text, aim } : { text };
  }

  /** Keeps what is typed in a chat, '' for nothing. Durable once it resolves; throws when it could not be kept. */
  async saveDraft(chat: string, text: string, aim?: DraftAim): Promise<void> {
    const draft: DraftView = aim ? { text, aim } : { text };
    const value = JSON.stringify(draft);
    if (JSON.stringify(this.draftOf(chat)) === value) return this.#writes;
    this.#hold(chat, draft);
    await this.#put(DRAFT + chat, text === '' && !aim ? undefined : value);
  }

  #hold(chat: string, { text, aim }: DraftView): void {
    if (text === '') this.#drafts.delete(chat);
    else this.#drafts.set(chat, text);
    if (aim) this.#aims.set(chat, aim);
    else this.#aims.delete(chat);
  }

  /** Takes note of the time up to which everything is here; it reaches the disk once a minute at most. */
  async noteSynced(upTo: number): Promise<void> {
    if (upTo <= this.#syncedUpTo) return;
    this.#syncedUpTo = upTo;
    if (upTo >= this.#keptSyncedUpTo + SYNCED_STEP_MS) await this.#keepSynced();
  }

  /** Everything noted is on the disk when it resolves. */
  async flush(): Promise<void> {
    if (this.#syncedUpTo > this.#keptSyncedUpTo) await this.#keepSynced();
    await this.#writes;
  }

  #keepSynced(): Promise<void> {
    this.#keptSyncedUpTo = this.#syncedUpTo;
    return this.#put(SYNCED, JSON.stringify(this.#syncedUpTo));
  }

  /** One after another: two writes of one row at a time would be a conflict. */
  #put(id: string, value: string | undefined): Promise<void> {
    const turn = this.#writes.then(() =>
      this.#rows.change([id], () => (value === undefined ? undefined : { id, value })),
    );
    this.#writes = turn.catch(() => undefined);
    return turn;
  }
}
