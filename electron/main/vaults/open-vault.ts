import { join } from 'node:path';
import type { LockKind, VaultCard, VaultInside } from './lid.ts';

/** Beside it SQLite keeps its journal, which is encrypted like the database itself. */
const DATABASE_NAME = 'replica.db';

/** One person's data while the person is inside: everything that opens them lives here and nowhere else. */
export class OpenVault {
  readonly id: string;
  readonly folder: string;
  readonly lockKind: LockKind;
  readonly card: VaultCard;
  readonly inside: VaultInside;
  readonly #key: Uint8Array;

  constructor(of: {
    readonly id: string;
    readonly folder: string;
    readonly lockKind: LockKind;
    readonly card: VaultCard;
    readonly inside: VaultInside;
    readonly key: Uint8Array;
  }) {
    this.id = of.id;
    this.folder = of.folder;
    this.lockKind = of.lockKind;
    this.card = of.card;
    this.inside = of.inside;
    this.#key = of.key;
  }

  /** The 32 bytes that everything in the vault is encrypted with; zeros after `forget`. */
  get key(): Uint8Array {
    return this.#key;
  }

  get databaseFile(): string {
    return join(this.folder, DATABASE_NAME);
  }

  with(changes: Partial<Pick<OpenVault, 'card' | 'inside' | 'lockKind'>>): OpenVault {
    const { id, folder, lockKind, card, inside } = this;
    return new OpenVault({ id, folder, lockKind, card, inside, key: this.#key, ...changes });
  }

  /** Overwrites the key. Nothing of the vault can be read afterwards without its secret. */
  forget(): void {
    this.#key.fill(0);
  }
}
