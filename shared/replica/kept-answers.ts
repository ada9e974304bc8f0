import type { RxCollection } from 'rxdb';
import { RxRows } from './rx-rows.ts';
import type { LocalDocument } from './rx-schema.ts';

const ANSWER = 'answer ';

/** What the hub last answered, for when it cannot be asked; in the person's own encrypted store. */
export class KeptAnswers {
  readonly #rows: RxRows<LocalDocument>;

  constructor(local: RxCollection<LocalDocument>) {
    this.#rows = new RxRows(local, ({ id, value }) => ({ id, value }));
  }

  async keep(key: string, value: unknown): Promise<void> {
    const id = ANSWER + key;
    await this.#rows.change([id], () => ({ id, value: JSON.stringify(value) }));
  }

  /** Undefined where nothing was answered yet; the caller parses it. */
  async of(key: string): Promise<unknown> {
    const row = (await this.#rows.get([ANSWER + key])).get(ANSWER + key);
    const value: unknown = row && JSON.parse(row.value);
    return value;
  }
}
