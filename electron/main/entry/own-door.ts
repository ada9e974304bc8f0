import { AppError } from '../../../shared/errors/app-error.ts';
import type { OwnVault } from '../../../shared/ipc/vault-channels.ts';
import { allowedSecretKinds, type Secret } from '../../../shared/vault/secret-rules.ts';
import type { OpenVault } from '../vaults/open-vault.ts';
import { insideState, type Way } from './way.ts';

/** What a person who is inside may do with the own vault. */
export class OwnDoor {
  readonly #way: Way;

  constructor(way: Way) {
    this.#way = way;
  }

  async view(): Promise<OwnVault> {
    const { lockKind, inside, card } = this.#vault();
    const hasDeviceStore = (await this.#way.parts.vaults.device()).level === 'device';
    return {
      lockKind,
      allowedKinds: allowedSecretKinds({ roles: card.roles, hasDeviceStore }),
      autoLockMinutes: inside.autoLockMinutes,
      hasDeviceStore,
      unsentCount: await this.#way.inside.countUnsent(),
    };
  }

  /** Changes how the open vault is locked; the old PIN has to be right, and a wrong one counts as at the door. */
  async changeSecret(old: string, secret: Secret): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      const vault = this.#vault();
      await way.refuseBadSecret(secret, vault.card.roles);
      await this.#prove(vault, old);
      const changed = await way.parts.vaults.setSecret(vault, secret);
      way.inside.replace(changed);
      return insideState(changed);
    });
  }

  async setAutoLock(minutes: number): Promise<void> {
    const vault = this.#vault();
    const inside = { ...vault.inside, autoLockMinutes: minutes };
    this.#way.inside.replace(await this.#way.parts.vaults.setInside(vault, inside));
  }

  /**
   * Deletes the open vault. Throws AppError `vaultHasUnsent` (with `count`) when another number of messages
   * would be lost than the owner was told of.
   */
  async remove(secret: string, unsentCount: number): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      const vault = this.#vault();
      await this.#prove(vault, secret);
      const count = await way.inside.countUnsent();
      if (count !== unsentCount) throw new AppError('vaultHasUnsent', { params: { count } });
      const state = await way.out();
      await way.parts.vaults.remove(vault.id);
      return state.phase === 'locked' && !way.hasPeople ? way.welcome() : state;
    });
  }

  async #prove({ id, lockKind }: OpenVault, text: string): Promise<void> {
    const secret = lockKind === 'device' ? undefined : { kind: lockKind, text };
    const proof = await this.#way.parts.vaults.unlock(id, secret);
    proof.forget();
  }

  #vault(): OpenVault {
    const { vault } = this.#way.inside;
    if (!vault) throw new AppError('notAllowed');
    return vault;
  }
}
