import { createHash } from 'node:crypto';
import { chained, CHAIN_BEGINNING } from '../../shared/directory/chain.ts';
import { type AuditBody, auditId } from '../../shared/schema/audit.ts';
import { logName } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { HubStore } from '../store/hub-store.ts';

/** Something that is to stand in the log. */
export interface LogEntry {
  readonly actor: string;
  readonly action: string;
  readonly targets: readonly string[];
  readonly clause: string;
  readonly act: string;
  readonly reason: string;
}

/** More targets than this are counted by the act that names them all. */
const MOST_TARGETS = 500;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The end of this hub's log, to which lines are added; only the acceptor's rounds use it. */
export class Ledger {
  readonly #store: HubStore;
  #last: { readonly n: number; readonly hash: string } | undefined;

  constructor(store: HubStore) {
    this.#store = store;
  }

  /** The lines for some entries, and what to call once they are stored. */
  async lines(
    entries: readonly LogEntry[],
    at: number,
  ): Promise<{
    readonly lines: readonly { readonly id: string; readonly body: AuditBody }[];
    readonly stored: () => void;
  }> {
    let last = this.#last ?? (await this.#find());
    const log = logName(this.#store);
    const lines = entries.map(({ reason, targets, ...entry }) => {
      const n = last.n + 1;
      const body = chained(
        {
          ...entry,
          n,
          at,
          targets: targets.slice(0, MOST_TARGETS),
          reasonHash: sha256(reason),
          previous: last.hash,
        },
        sha256,
      );
      last = body;
      return { id: auditId(log, n), body };
    });
    return { lines, stored: () => (this.#last = last) };
  }

  async #find(): Promise<{ readonly n: number; readonly hash: string }> {
    const log = logName(this.#store);
    const [newest] = await this.#store.changesBefore({ scope: 'audit', log }, Number.MAX_SAFE_INTEGER, 1);
    return newest && isOfKind(newest, 'audit') ? newest.body : { n: 0, hash: CHAIN_BEGINNING };
  }
}
