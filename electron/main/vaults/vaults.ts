import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, appErrorData, type AppErrorData } from '../../../shared/errors/app-error.ts';
import { encodeBytes } from '../../../shared/ids/base32.ts';
import { vaultBoxLabel } from '../../../shared/vault/pin-reset.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import { sealTo } from '../../replica/sealed-box.ts';
import { type DeviceSecret, type DeviceStore, openDeviceSecret, setAside } from './device-secret.ts';
import { folderSizeBytes } from './folder-size.ts';
import {
  type LidFile,
  type LockKind,
  makeLock,
  openCard,
  openInside,
  openLock,
  type Place,
  readLid,
  sealCard,
  sealInside,
  type VaultCard,
  type VaultInside,
  writeLid,
} from './lid.ts';
import { OpenVault } from './open-vault.ts';
import { Tries, type TriesState } from './tries.ts';
import { KEY_BYTES, STRETCH_COST, type StretchCost } from './vault-crypto.ts';

export interface VaultsOptions {
  /** Every vault is a folder in it, beside this computer's own secret. */
  readonly folder: string;
  readonly store: DeviceStore;
  readonly platform: NodeJS.Platform;
  readonly now?: () => number;
  readonly stretchCost?: StretchCost;
  readonly monotonicNow?: () => number;
}

/** A vault as it lies there, closed. */
export type VaultEntry =
  | { readonly id: string; readonly lockKind: LockKind; readonly card: VaultCard; readonly fault: undefined }
  | { readonly id: string; readonly fault: AppErrorData };

export type SoundVault = Extract<VaultEntry, { fault: undefined }>;

/** The key and the lock of a vault that is about to be made. */
export interface PreparedVault {
  /** Writes the vault; from then on it is there after a power cut. */
  readonly keep: (of: {
    readonly card: Omit<VaultCard, 'usedAt' | 'unsentCount' | 'isOpen' | 'hasData' | 'forHub'>;
    readonly inside: VaultInside;
    /** The hub's recovery key, raw X25519 in hexadecimal; undefined where the hub gave none. */
    readonly recoveryKey: string | undefined;
  }) => Promise<OpenVault>;
}

interface Held {
  readonly id: string;
  readonly folder: string;
  readonly tries: Tries;
  lid: LidFile;
  card: VaultCard;
}

const ID_BYTES = 15;
const VAULT_NAME = /^[0-9a-z]{24}$/;
const REMOVED = '.removed';

/** All vaults of this computer. One person has one vault per hub. */
export class Vaults {
  readonly #options: VaultsOptions;
  readonly #held = new Map<string, Held>();
  readonly #faults = new Map<string, AppErrorData>();
  #device: Promise<DeviceSecret> | undefined;
  #loading: Promise<void> | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: VaultsOptions) {
    this.#options = options;
  }

  /** This computer's keys. Throws AppError `deviceStoreLost`; the next call tries again. */
  device(): Promise<DeviceSecret> {
    this.#device ??= openDeviceSecret(this.#options).catch((error: unknown) => {
      this.#device = undefined;
      throw error;
    });
    return this.#device;
  }

  /** Reads what lies there, once. Throws AppError `deviceStoreLost`; a damaged vault is told in the list. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** After `deviceStoreLost`, when a person has decided: what cannot be opened is put aside, nothing is deleted. */
  async beginAnew(): Promise<void> {
    await this.#device?.catch(() => undefined);
    await setAside(this.#options.folder);
    this.#device = undefined;
    this.#loading = undefined;
    await this.load();
  }

  /** The last used first; damaged ones at the end. */
  list(): readonly VaultEntry[] {
    const sound = [...this.#held.values()].map(entryOf).sort((a, b) => b.card.usedAt - a.card.usedAt);
    return [...sound, ...[...this.#faults].map(([id, fault]) => ({ id, fault }))];
  }

  sound(): readonly SoundVault[] {
    return this.list().flatMap((entry) => (entry.fault ? [] : [entry]));
  }

  get(id: string): SoundVault | undefined {
    const held = this.#held.get(id);
    return held && entryOf(held);
  }

  find(person: string, keyPin: string): SoundVault | undefined {
    return this.sound().find(({ card }) => card.person === person && card.keyPin === keyPin);
  }

  at(place: Place): readonly SoundVault[] {
    return this.sound().filter(({ card }) => card.place === place);
  }

  /** Does the slow part of making a vault beforehand: nothing is on the disk before `keep`. */
  async prepare(secret: Secret | undefined): Promise<PreparedVault> {
    await this.load();
    const device = await this.device();
    const id = encodeBytes(randomBytes(ID_BYTES));
    const key = new Uint8Array(randomBytes(KEY_BYTES));
    const lock = await makeLock({ device, vault: id, key, secret, stretchCost: this.#stretchCost });
    return {
      keep: async ({ card: given, inside, recoveryKey }) => {
        const folder = join(this.#options.folder, id);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const tries = this.#triesOf(device, id, folder);
        await tries.succeeded();
        const forHub = recoveryKey && sealTo(recoveryKey, boxLabelOf(given), key);
        const card = {
          ...given,
          usedAt: this.#now(),
          unsentCount: 0,
          isOpen: false,
          hasData: false,
          ...(forHub ? { forHub } : {}),
        };
        const lid = {
          version: 1 as const,
          lock,
          card: sealCard(device, id, card),
          inside: sealInside(key, id, inside),
        };
        await writeLid(folder, lid);
        this.#held.set(id, { id, folder, tries, lid, card });
        return OpenVault.of({ id, folder, lockKind: lock.kind, card, inside }, key);
      },
    };
  }

  /**
   * Opens a vault with its secret, undefined for one that needs none. Throws AppError `secretWrong` (with
   * `left`, `seconds`), `secretWait` (with `seconds`), `secretLockedOut`, `vaultWrongKey`, `notFound`, or what
   * is wrong with a damaged vault.
   */
  async unlock(id: string, secret: Secret | undefined): Promise<OpenVault> {
    const held = this.#soundOrThrow(id);
    const { lock } = held.lid;
    const device = await this.device();
    if (lock.kind !== 'device') await held.tries.begin();
    const key = await openLock({ device, vault: id, lock, secret });
    if (!key) throw lock.kind === 'device' ? new AppError('vaultWrongKey') : await held.tries.failure();
    if (lock.kind !== 'device') await held.tries.succeeded();
    return this.#opened(held, key);
  }

  /** Opens a vault with its own key, as it came back from the hub. Throws AppError `vaultWrongKey`. */
  unlockWithKey(id: string, key: Uint8Array): OpenVault {
    return this.#opened(this.#soundOrThrow(id), key);
  }

  triesOf(id: string): Promise<TriesState> {
    return this.#soundOrThrow(id).tries.state();
  }

  /** Puts another secret on an open vault, or none; wrong tries so far are forgiven. */
  async setSecret(vault: OpenVault, secret: Secret | undefined): Promise<OpenVault> {
    const device = await this.device();
    const { id, key } = vault;
    const lock = await makeLock({ device, vault: id, key, secret, stretchCost: this.#stretchCost });
    // Forgiven first: a power cut in between must not keep out whoever was just let in.
    await this.#soundOrThrow(id).tries.succeeded();
    await this.#change(id, (held) => ({ lid: { ...held.lid, lock }, card: held.card }));
    return vault.with({ lockKind: lock.kind });
  }

  async setInside(vault: OpenVault, inside: VaultInside): Promise<OpenVault> {
    const sealed = sealInside(vault.key, vault.id, inside);
    await this.#change(vault.id, (held) => ({ lid: { ...held.lid, inside: sealed }, card: held.card }));
    return vault.with({ inside });
  }

  /** Notes what may be known of a vault while it is closed. */
  async setCard(id: string, changes: Partial<VaultCard>): Promise<VaultCard> {
    const device = await this.device();
    await this.#change(id, ({ lid, card: before }) => {
      const card = { ...before, ...changes };
      return { lid: { ...lid, card: sealCard(device, id, card) }, card };
    });
    return this.#soundOrThrow(id).card;
  }

  /** Gives the hub its copy of the key, where it has none yet. */
  async giveToHub(vault: OpenVault, recoveryKey: string): Promise<void> {
    const card = this.#soundOrThrow(vault.id).card;
    if (card.forHub) return;
    await this.setCard(vault.id, { forHub: sealTo(recoveryKey, boxLabelOf(card), vault.key) });
  }

  async noteOpened(id: string): Promise<void> {
    await this.setCard(id, { isOpen: true, hasData: true, usedAt: this.#now() });
  }

  async noteClosed(id: string, unsentCount: number): Promise<void> {
    await this.setCard(id, { isOpen: false, usedAt: this.#now(), unsentCount });
  }

  async sizeBytesOf(id: string): Promise<number> {
    return folderSizeBytes(join(this.#options.folder, id));
  }

  /**
   * Deletes a vault for good. First it loses its name, so that an interrupted removal is finished by the next
   * start and never leaves half a vault.
   */
  async remove(id: string): Promise<void> {
    const folder = join(this.#options.folder, id);
    await this.#inTurn(async () => {
      this.#held.get(id)?.tries.stop();
      await rename(folder, folder + REMOVED);
      this.#held.delete(id);
      this.#faults.delete(id);
      await rm(folder + REMOVED, { recursive: true, force: true });
    });
  }

  /** Resolves when nothing is waiting to be written. */
  async flush(): Promise<void> {
    await this.#writing.catch(() => undefined);
    for (const { tries } of this.#held.values()) tries.stop();
  }

  async #load(): Promise<void> {
    const device = await this.device();
    const { folder: all } = this.#options;
    this.#held.clear();
    this.#faults.clear();
    for (const name of await readdir(all)) {
      if (name.endsWith(REMOVED)) await rm(join(all, name), { recursive: true, force: true });
      else if (VAULT_NAME.test(name)) await this.#loadOne(device, name);
    }
  }

  async #loadOne(device: DeviceSecret, id: string): Promise<void> {
    const folder = join(this.#options.folder, id);
    try {
      const lid = await readLid(folder);
      const card = openCard(device, id, lid.card);
      if (!card) throw new AppError('vaultDamaged', { details: 'the card was sealed elsewhere' });
      this.#held.set(id, { id, folder, tries: this.#triesOf(device, id, folder), lid, card });
    } catch (error) {
      this.#faults.set(id, appErrorData(error));
    }
  }

  #opened(held: Held, key: Uint8Array): OpenVault {
    const { id, folder, lid, card } = held;
    const inside = openInside(key, id, lid.inside);
    if (!inside) throw new AppError('vaultWrongKey');
    return OpenVault.of({ id, folder, lockKind: lid.lock.kind, card, inside }, key);
  }

  async #change(id: string, next: (held: Held) => Pick<Held, 'lid' | 'card'>): Promise<void> {
    await this.#inTurn(async () => {
      const held = this.#soundOrThrow(id);
      const { lid, card } = next(held);
      await writeLid(held.folder, lid);
      held.lid = lid;
      held.card = card;
    });
  }

  #inTurn<V>(work: () => Promise<V>): Promise<V> {
    const done = this.#writing.then(work, work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  #soundOrThrow(id: string): Held {
    const held = this.#held.get(id);
    if (held) return held;
    const fault = this.#faults.get(id);
    throw fault ? AppError.from(fault) : new AppError('notFound', { details: 'no such vault' });
  }

  #triesOf(device: DeviceSecret, vault: string, folder: string): Tries {
    const { monotonicNow } = this.#options;
    const path = join(folder, 'tries.json');
    return new Tries({ path, vault, key: device.triesKey, ...(monotonicNow ? { monotonicNow } : {}) });
  }

  get #stretchCost(): StretchCost {
    return this.#options.stretchCost ?? STRETCH_COST;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

function entryOf({ id, lid, card }: Held): SoundVault {
  return { id, lockKind: lid.lock.kind, card, fault: undefined };
}

function boxLabelOf(card: Pick<VaultCard, 'person' | 'keyPin'>): string {
  return vaultBoxLabel({ person: card.person, hubKeyPin: card.keyPin });
}
