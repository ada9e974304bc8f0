import { join } from 'node:path';
import type { LockKind, VaultCard, VaultInside } from './lid.ts';

/** Beside it SQLite keeps its journal, which is encrypted like the database itself. */
const DATABASE_NAME = 'replica.db';

/** The 32 bytes that everything in a vault is encrypted with, until they are forgotten. */
class VaultKey {
  readonly bytes: Uint8Array;
  isForgotten = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  forget(): void {
    this.isForgotten = true;
    this.bytes.fill(0);
  }
}

interface VaultFacts {
  readonly id: string;
  readonly folder: string;
  readonly lockKind: LockKind;
  readonly card: VaultCard;
  readonly inside: VaultInside;
}

/** One person's data while the person is inside: everything that opens them lives here and nowhere else. */
export class OpenVault {
  readonly #facts: VaultFacts;
  readonly #key: VaultKey;

  private constructor(facts: VaultFacts, key: VaultKey) {
    this.#facts = facts;
    this.#key = key;
  }

  /** @param key belongs to the vault from now on and is overwritten by `forget` */
  static of(facts: VaultFacts, key: Uint8Array): OpenVault {
    return new OpenVault(facts, new VaultKey(key));
  }

  get id(): string {
    return this.#facts.id;
  }

  get lockKind(): LockKind {
    return this.#facts.lockKind;
  }

  get card(): VaultCard {
    return this.#facts.card;
  }

  get inside(): VaultInside {
    return this.#facts.inside;
  }

  get databaseFile(): string {
    return join(this.#facts.folder, DATABASE_NAME);
  }

  /** Throws once the vault was forgotten: nothing may ever be sealed with a key of zeros. */
  get key(): Uint8Array {
    if (this.#key.isForgotten) throw new Error('the vault is shut');
    return this.#key.bytes;
  }

  get isForgotten(): boolean {
    return this.#key.isForgotten;
  }

  /** The same vault, with the same key, after something about it has changed. */
  with(changes: Partial<Pick<VaultFacts, 'card' | 'inside' | 'lockKind'>>): OpenVault {
    return new OpenVault({ ...this.#facts, ...changes }, this.#key);
  }

  /** Overwrites the key. Nothing of the vault can be read afterwards without its secret. */
  forget(): void {
    this.#key.forget();
  }
}
