import { AppError } from '../../shared/errors/app-error.ts';
import type { DeviceRow } from '../../shared/ipc/device-calls.ts';
import type { Directory, Entry } from '../../shared/directory/directory.ts';
import type { DeviceBody } from '../../shared/schema/device.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Documents } from '../documents.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { Acceptor } from '../sync/acceptor.ts';
import type { FactsSource } from '../sync/facts-source.ts';

/** That a device was here is written down no more often than this. */
const SEEN_EVERY_MS = 3600_000;

export interface DevicesOptions {
  readonly store: HubStore;
  readonly facts: FactsSource;
  readonly acceptor: Acceptor;
  readonly documents: Documents;
}

/** The devices with which people enter: documents of the school, so that every hub of it comes to know them. */
export class Devices {
  readonly #options: DevicesOptions;
  readonly #seen = new Map<string, number>();

  constructor(options: DevicesOptions) {
    this.#options = options;
  }

  /** Makes documents of the devices that an earlier version of the hub kept in a table. */
  async begin(): Promise<void> {
    const { store, acceptor } = this.#options;
    const old = await store.oldDevices();
    if (old.length === 0) return;
    const directory = await this.#directory();
    const missing = old.filter(({ device }) => !directory.get('device', device));
    const parts = missing.map(({ device, person, addedAt, revokedAt }) =>
      this.#part(device, { person, name: '', namedAt: 0, addedAt, revokedAt }),
    );
    if (parts.length > 0) await acceptor.writeAsSchool(parts);
    // Only now: a start that is cut short begins again, and finds made what was made.
    await store.forgetOldDevices();
  }

  /**
   * From now on the device may enter as this person. Throws AppError `notAllowed` for a key that is somebody
   * else's, `deviceSignedOut` for one that was signed out: a new way in needs a new key.
   * @param device raw Ed25519 public key in hexadecimal
   */
  async add({ device, person }: { readonly device: string; readonly person: string }): Promise<void> {
    const known = await this.of(device);
    if (known && known.body.person !== person) throw new AppError('notAllowed');
    if (known && known.body.revokedAt > 0) throw new AppError('deviceSignedOut');
    if (known) return;
    const addedAt = this.#options.acceptor.time();
    const body = { person, name: '', namedAt: 0, addedAt, revokedAt: 0 };
    await this.#options.acceptor.writeAsSchool([this.#part(device, body)]);
  }

  /** The device with this key, signed out or not; undefined for one that this hub has not heard of. */
  async of(device: string): Promise<Entry<'device'> | undefined> {
    return (await this.#directory()).get('device', device);
  }

  /** Signs devices out; their sessions end at once. Those that are out already stay as they are. */
  async revoke(devices: readonly string[]): Promise<void> {
    const { acceptor } = this.#options;
    const directory = await this.#directory();
    const revokedAt = acceptor.time();
    const parts = devices.flatMap((device) => {
      const known = directory.get('device', device);
      return known?.body.revokedAt === 0 ? [this.#part(device, { ...known.body, revokedAt })] : [];
    });
    if (parts.length > 0) await acceptor.writeAsSchool(parts);
  }

  async revokeAll(person: string): Promise<void> {
    await this.revoke((await this.#directory()).about('device', person).map(({ id }) => id));
  }

  /** A device is here: that is noted at most once an hour, and the name it gives itself while it has none. */
  async noteHere(device: string, name = ''): Promise<void> {
    const { acceptor, store } = this.#options;
    const now = acceptor.time();
    const known = await this.of(device);
    if (name !== '' && known?.body.namedAt === 0) {
      await acceptor.writeAsSchool([this.#part(device, { ...known.body, name, namedAt: 1 })]);
    }
    const noted = this.#seen.get(device);
    if (noted !== undefined && now - noted < SEEN_EVERY_MS) return;
    this.#seen.set(device, now);
    await store.noteSeen(device, now);
  }

  /** All devices of a person, the latest first; those that may still enter before those that may not. */
  async list(person: string, here: string): Promise<readonly DeviceRow[]> {
    const devices = (await this.#directory()).about('device', person);
    const seen = await this.#options.store.seenAt(devices.map(({ id }) => id));
    return devices
      .map(({ id, body: { name, addedAt, revokedAt } }) => {
        const lastSeenAt = seen.get(id) ?? 0;
        return { device: id, name, addedAt, lastSeenAt, revokedAt, isThis: id === here };
      })
      .sort((a, b) => a.revokedAt - b.revokedAt || b.lastSeenAt - a.lastSeenAt || b.addedAt - a.addedAt);
  }

  #part(device: string, body: DeviceBody): AuthorPart {
    const scope = scopeOf.keys(body.person);
    return this.#options.documents.make('device', { id: device, scope, body });
  }

  #directory(): Promise<Directory> {
    return this.#options.facts.directory();
  }
}
