import { type VaultPolicy, VaultPolicy as Schema } from '../../../shared/ipc/vault-channels.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { JsonFile } from '../files/json-file.ts';

const FIRST: VaultPolicy = { unusedMonths: 12, quotaGigabytes: 5 };

/** How this computer treats the vaults on it; holds nothing about anybody. */
export class PolicyStore {
  readonly #file: JsonFile<VaultPolicy>;

  constructor(path: string, onBroken: () => void) {
    this.#file = new JsonFile<VaultPolicy>({
      path,
      isValid: guardOf(Schema),
      fallback: () => FIRST,
      onBroken,
    });
  }

  get current(): VaultPolicy {
    return this.#file.value;
  }

  async set(policy: VaultPolicy): Promise<void> {
    await this.#file.set(policy);
  }

  async flush(): Promise<void> {
    await this.#file.flush();
  }
}
