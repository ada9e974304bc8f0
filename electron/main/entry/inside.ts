import Type from 'typebox';
import type { ReplicaCommand } from '../../../shared/ipc/replica-thread.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import type { UnsentWork } from '../texts.ts';
import type { OpenVault } from '../vaults/open-vault.ts';
import type { EntryParts } from './entry-parts.ts';

type InsideParts = Pick<EntryParts, 'replica' | 'vaults' | 'recovery' | 'log'>;

const Count = Type.Integer({ minimum: 0 });
const isSignedOut = guardOf(
  Type.Object({
    state: Type.Object({
      kind: Type.Literal('needsLogin'),
      error: Type.Object({ code: Type.Union([Type.Literal('deviceSignedOut'), Type.Literal('leftSchool')]) }),
    }),
  }),
);
const isConnection = guardOf(Type.Object({ waitingCount: Count, refusedCount: Count, asideCount: Count }));

const isOnItsWay = guardOf(
  Type.Object({
    state: Type.Object({ kind: Type.Union([Type.Literal('live'), Type.Literal('syncing')]) }),
    waitingCount: Type.Integer({ minimum: 1 }),
  }),
);

/** How long what is on its way has to arrive before a person is asked about it. */
const ON_ITS_WAY_MS = 1_000;
/** How long the number of unsent messages may lag behind on the disk. */
const NOTE_AFTER_MS = 2_000;
/** A lock does not wait longer than this for a count. */
const LAST_COUNT_MS = 2_000;

/** The one vault that is open, with its replica; nothing of it is left when it is closed. */
export class Inside {
  readonly #parts: InsideParts;
  readonly #onSignedOut: (vault: string, hasLeft: boolean) => void;
  #vault: OpenVault | undefined;
  #stopWatching: () => void = () => undefined;
  #noteTimer: NodeJS.Timeout | undefined;
  #unsentCount = 0;

  /**
   * @param onSignedOut called when the hub has signed the device of the open vault out, or says that its owner
   *   has left the school
   */
  constructor(parts: InsideParts, onSignedOut: (vault: string, hasLeft: boolean) => void) {
    this.#parts = parts;
    this.#onSignedOut = onSignedOut;
  }

  get vault(): OpenVault | undefined {
    return this.#vault;
  }

  /** Takes the vault over. Throws what keeps the replica from opening, and forgets the vault's key then. */
  async open(vault: OpenVault): Promise<void> {
    const { replica, vaults } = this.#parts;
    try {
      await replica.open(openCommand(vault));
      this.#vault = vault;
      await vaults.noteOpened(vault.id);
    } catch (error) {
      await this.close().catch(() => undefined);
      vault.forget();
      throw error;
    }
    this.#unsentCount = vault.card.unsentCount;
    this.#watchUnsent(vault);
    void this.#giveToHub(vault);
  }

  /** The hub is found elsewhere now; the addresses behind the first one are those that slips tell to others. */
  async moveTo(addresses: readonly string[]): Promise<void> {
    const vault = this.#vault;
    if (!vault || vault.card.addresses.join() === addresses.join()) return;
    const card = await this.#parts.vaults.setCard(vault.id, { addresses: [...addresses] });
    this.#vault = vault.with({ card });
    await this.#parts.replica.reopen(openCommand(this.#vault));
  }

  /** The same vault with another lock or other settings. */
  replace(vault: OpenVault): void {
    if (this.#vault?.id === vault.id) this.#vault = vault;
  }

  /** How much would go by itself, given a link. What a link is taking just now has a moment for that. */
  async countWaiting(): Promise<UnsentWork> {
    const work = await this.#waiting();
    if (work.count === 0) return work;
    await this.#arrival();
    return await this.#waiting();
  }

  async #waiting(): Promise<UnsentWork> {
    if (!this.#vault) return { count: 0, messageCount: 0 };
    const { waiting, waitingMessages } = await this.#parts.replica.command('unsentCount', {});
    return { count: waiting, messageCount: waitingMessages };
  }

  /** How much is on this computer only: what waits, what was refused, and what was kept aside. */
  async countUnsent(timeoutMs?: number): Promise<number> {
    if (!this.#vault) return 0;
    const { waiting, refused, aside } = await this.#parts.replica.command('unsentCount', {}, timeoutMs);
    return waiting + refused + aside;
  }

  /**
   * Closes the replica, notes what is unsent, overwrites the key and gives the thread's memory back. Never
   * leaves the vault open, whatever goes wrong.
   */
  async close(of: { readonly isLast: boolean } = { isLast: false }): Promise<void> {
    const vault = this.#vault;
    if (!vault) return;
    const { replica, vaults, log } = this.#parts;
    this.#stopWatching();
    clearTimeout(this.#noteTimer);
    this.#noteTimer = undefined;
    // A thread that has just crashed does not know; what was last heard of it is the best there is.
    const unsentCount = await this.countUnsent(LAST_COUNT_MS).catch(() => this.#unsentCount);
    this.#vault = undefined;
    try {
      await replica.close();
      await vaults.noteClosed(vault.id, unsentCount);
    } catch (error) {
      log.error('vault.close', error);
    } finally {
      vault.forget();
      if (!of.isLast) await replica.renew();
    }
  }

  /** Resolves once nothing is on its way any more: it has arrived, there is no link, or it takes too long. */
  async #arrival(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { stop } = this.#parts.replica.watch('connection', {}, (view) => {
      if (!isOnItsWay(view)) resolve();
    });
    const timer = setTimeout(resolve, ON_ITS_WAY_MS);
    await promise;
    clearTimeout(timer);
    stop();
  }

  #watchUnsent(vault: OpenVault): void {
    const { stop } = this.#parts.replica.watch('connection', {}, (view) => {
      if (isSignedOut(view)) this.#onSignedOut(vault.id, view.state.error.code === 'leftSchool');
      if (!isConnection(view)) return;
      const unsentCount = view.waitingCount + view.refusedCount + view.asideCount;
      if (unsentCount === this.#unsentCount) return;
      this.#unsentCount = unsentCount;
      this.#noteTimer ??= setTimeout(() => this.#note(vault.id), NOTE_AFTER_MS);
    });
    this.#stopWatching = stop;
  }

  #note(id: string): void {
    this.#noteTimer = undefined;
    this.#parts.vaults.setCard(id, { unsentCount: this.#unsentCount }).catch((error: unknown) => {
      this.#parts.log.error('vault.note', error);
    });
  }

  /** A vault from before the hub had a recovery key gets its spare key now. */
  async #giveToHub(vault: OpenVault): Promise<void> {
    const { forHub, addresses, keyPin } = vault.card;
    if (forHub) return;
    try {
      const { recoveryKey } = await this.#parts.recovery.fetchRecoveryKey({ addresses, keyPin });
      if (this.#vault?.id === vault.id) await this.#parts.vaults.giveToHub(vault, recoveryKey);
    } catch {
      // Without a link now, with one at the next visit.
    }
  }
}

function openCommand(vault: OpenVault): ReplicaCommand<'open'> {
  const { card, inside } = vault;
  return {
    person: card.person,
    addresses: card.addresses,
    keyPin: card.keyPin,
    deviceKey: inside.deviceKey,
    deviceNumber: inside.deviceNumber,
    vault: { path: vault.databaseFile, key: vault.key, mustExist: card.hasData },
  };
}
