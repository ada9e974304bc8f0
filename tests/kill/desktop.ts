import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { redeemSlip } from '../../electron/replica/slip-client.ts';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { deviceNumber } from '../../shared/ids/id.ts';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { type ReplicaDocument, replicaDocumentOf } from '../../shared/sync/replica-document.ts';
import { type Promised, readSideFile } from './side-file.ts';

const PROGRAM = join(import.meta.dirname, 'desktop-program.ts');

/** What a desktop's program is started with. */
export interface DesktopSettings {
  readonly name: string;
  readonly person: string;
  readonly addresses: string[];
  readonly keyPin: string;
  readonly deviceKey: string;
  readonly deviceNumber: string;
  readonly vaultPath: string;
  /** 32 bytes in hexadecimal. */
  readonly vaultKey: string;
  readonly sidePath: string;
  /** Writes nothing: only fetches and sends what there is. */
  readonly isQuiet: boolean;
}

/** A desktop that can be killed and started again; its vault and what it was promised outlive it. */
export class KillableDesktop {
  readonly name: string;
  readonly person: string;
  readonly #settings: DesktopSettings;
  #child: ChildProcess | undefined;

  private constructor(settings: DesktopSettings) {
    this.#settings = settings;
    this.name = settings.name;
    this.person = settings.person;
  }

  /** Enters with a slip, as a new computer does. It is not started yet. */
  static async enter(of: { name: string; folder: string; address: string; code: string }) {
    const key = newDeviceKey();
    const { address, code } = of;
    const { person, keyPin } = await redeemSlip({ address, code, devicePublicKey: key.publicKey });
    return new KillableDesktop({
      name: of.name,
      person,
      addresses: [of.address],
      keyPin,
      deviceKey: key.pkcs8,
      deviceNumber: deviceNumber(randomBytes(6), 0),
      vaultPath: join(of.folder, `${of.name}.db`),
      vaultKey: randomBytes(32).toString('hex'),
      sidePath: join(of.folder, `${of.name}.promises`),
      isQuiet: false,
    });
  }

  get promises(): readonly Promised[] {
    return readSideFile(this.#settings.sidePath);
  }

  start({ isQuiet = false } = {}): void {
    const settings: DesktopSettings = { ...this.#settings, isQuiet };
    this.#child = fork(PROGRAM, [JSON.stringify(settings)]);
  }

  /** Resolves when the replica is open; rejects when the program ends before. */
  async opened(): Promise<void> {
    const child = this.#running();
    const ended = once(child, 'exit').then(() => Promise.reject(this.#endedEarly(child.exitCode)));
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
  }

  async kill(): Promise<void> {
    const child = this.#running();
    if (child.exitCode !== null) throw this.#endedEarly(child.exitCode);
    child.kill('SIGKILL');
    if (child.signalCode === null) await once(child, 'exit');
  }

  /** Resolves when everything it wrote is on the hub, everything else is here, and the program has ended. */
  async finish(): Promise<void> {
    const child = this.#running();
    child.send('finish');
    await once(child, 'exit');
    if (child.exitCode !== 0) throw this.#endedEarly(child.exitCode);
  }

  /** Every document in the vault, while no program has it open. Throws what a damaged vault throws. */
  async documents(): Promise<ReadonlyMap<string, ReplicaDocument>> {
    const { vaultPath, vaultKey } = this.#settings;
    const key = Buffer.from(vaultKey, 'hex');
    const storage = getRxStorageSqlcipher({ path: vaultPath, key, mustExist: true });
    const database = await openReplicaDatabase({ name: 'replica', storage });
    try {
      const { directory, chats, messages, marks } = database;
      const all = await Promise.all(
        [directory, chats, messages, marks].map((collection) => collection.find().exec()),
      );
      return new Map(all.flat().map((one) => [one.id, replicaDocumentOf(one.toMutableJSON())]));
    } finally {
      await database.close();
    }
  }

  #running(): ChildProcess {
    if (!this.#child) throw new Error(`${this.name} was not started`);
    return this.#child;
  }

  #endedEarly(code: number | null): Error {
    return new Error(`${this.name} ended by itself with ${code}`);
  }
}
