import { AppError } from '../../../shared/errors/app-error.ts';
import type { LockState } from '../../../shared/ipc/vault-channels.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';
import { welcomeState } from './steps.ts';
import type { Way } from './way.ts';

/** The door of the vaults on this computer: in with a PIN or a code of the class teacher, out, and locked. */
export class Door {
  readonly #way: Way;
  readonly #load: () => Promise<void>;

  constructor(way: Way, load: () => Promise<void>) {
    this.#way = way;
    this.#load = load;
  }

  async lockState(id: string): Promise<LockState> {
    const { card, lockKind } = this.#way.vault(id);
    const canReset = card.forHub !== undefined;
    if (lockKind === 'device') return { waitSeconds: 0, wrongTries: 0, isLockedOut: false, canReset };
    const { wrong, waitMs, isLockedOut } = await this.#way.parts.vaults.triesOf(id);
    return { waitSeconds: Math.ceil(waitMs / 1000), wrongTries: wrong, isLockedOut, canReset };
  }

  /** Opens a vault of this computer. Throws what `Vaults.unlock` throws, or what keeps its data from opening. */
  async unlock(id: string, text: string): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      this.#refuseUnlessLocked();
      const { vaults } = way.parts;
      const { lockKind, card } = way.vault(id);
      const vault = await vaults.unlock(id, lockKind === 'device' ? undefined : { kind: lockKind, text });
      if (lockKind !== 'device' || card.isDemo) return way.enter(vault);
      // Somebody of a real school without a PIN: from an earlier version.
      return way.askForSecret({
        personName: card.name,
        roles: card.roles,
        why: 'first',
        back: way.state,
        vault,
        finish: async (secret) => way.enter(await vaults.setSecret(vault, secret)),
      });
    });
  }

  /** Opens a vault with the hub's spare key, for a code of the class teacher; then a new PIN is asked for. */
  async resetWithCode(id: string, code: string): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      this.#refuseUnlessLocked();
      const { vaults, recovery } = way.parts;
      const { card } = way.vault(id);
      if (!card.forHub) throw new AppError('resetImpossible');
      const hub = { addresses: await this.#addressesOf(id), keyPin: card.keyPin };
      const key = await recovery.redeemPinReset({ hub, person: card.person, code, box: card.forHub });
      const vault = vaults.unlockWithKey(id, key);
      return way.askForSecret({
        personName: card.name,
        roles: card.roles,
        why: 'reset',
        back: { phase: 'locked', vault: id },
        vault,
        finish: async (secret) => way.enter(await vaults.setSecret(vault, secret)),
      });
    });
  }

  /** Shuts the vault and keeps the person's name on the door; where there is no PIN, back to the choice. */
  async lock(): Promise<void> {
    const way = this.#way;
    await way.steps.run(async (): Promise<EntryState> => {
      const { vault } = way.inside;
      if (way.state.phase !== 'inside' || !vault) return way.state;
      const { id, lockKind } = vault;
      if (lockKind === 'device') return way.out();
      // The screen goes first: closing may take a moment, and nobody is to read over it.
      way.steps.show({ phase: 'locked', vault: id });
      await way.inside.close();
      return way.state;
    });
  }

  /** Out of the chats to the choice of a person, or from there to the very beginning. */
  async leave(): Promise<void> {
    const way = this.#way;
    // Asked before the step begins: a lock must not wait for an answer that nobody gives.
    // A thread that has crashed cannot say, and has lost nothing.
    const work = await way.inside.countWaiting().catch(() => ({ count: 0, messageCount: 0 }));
    if (work.count > 0 && !(await way.parts.confirmUnsent(work))) return;
    await way.steps.run(() => (way.state.phase === 'inside' ? way.out() : way.welcome()));
  }

  /** From the beginning to the people of this computer. */
  async showPeople(): Promise<void> {
    const way = this.#way;
    await way.steps.run(() => {
      way.refuseInside();
      return way.locked('');
    });
  }

  /** Puts vaults that this computer can no longer open aside, after a person has said so. */
  async beginAnew(): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      const { state } = way;
      if (state.phase !== 'welcome' || state.error?.code !== 'deviceStoreLost')
        throw new AppError('notAllowed');
      await way.parts.vaults.beginAnew();
      await this.#load();
      return welcomeState(undefined, way.hasPeople);
    });
  }

  /** Where the vault's hub is found now: the one of this computer may have moved. */
  async #addressesOf(id: string): Promise<readonly string[]> {
    const { card } = this.#way.vault(id);
    if (card.place === 'remote') return card.addresses;
    const status = await this.#way.parts.hub.start(this.#way.hubFolder(card.place));
    return status.keyPin === card.keyPin ? status.addresses : card.addresses;
  }

  #refuseUnlessLocked(): void {
    if (this.#way.state.phase !== 'locked') throw new AppError('notAllowed');
  }
}
