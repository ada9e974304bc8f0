import { type DeviceKey, newDeviceKey } from '../../electron/replica/device-key.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { Replicator } from '../../shared/sync/replicator.ts';
import type { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { mortal, type SimHub } from './sim-hub.ts';
import { SqlcipherReplicaStore } from './sqlcipher-replica-store.ts';

export interface SimDeviceOptions {
  readonly name: string;
  readonly person: string;
  readonly deviceNumber: string;
  readonly hub: SimHub;
  readonly timers: ManualTimers;
  readonly random: () => number;
}

/** One computer with one person's replica: its store outlives the program, its clock is as wrong as it likes. */
export class SimDevice {
  readonly name: string;
  readonly person: string;
  readonly store = new SqlcipherReplicaStore();
  /** This computer's clock minus the world's time, in milliseconds. */
  skewMs = 0;
  isOnline = true;
  readonly #options: SimDeviceOptions;
  readonly #key: DeviceKey = newDeviceKey();
  #life = { isOver: true };
  #clock: HybridClock | undefined;
  #replicator: Replicator | undefined;

  constructor(options: SimDeviceOptions) {
    this.#options = options;
    this.name = options.name;
    this.person = options.person;
  }

  get clock(): HybridClock {
    if (!this.#clock) throw new Error('the device does not run');
    return this.#clock;
  }

  get replicator(): Replicator {
    if (!this.#replicator) throw new Error('the device does not run');
    return this.#replicator;
  }

  /** Makes this device known to the hub, as a slip would. */
  async enter(): Promise<void> {
    const device = Buffer.from(this.#key.publicKey).toString('hex');
    await this.#options.hub.store.addDevice({ device, person: this.person, addedAt: 1, revokedAt: 0 });
  }

  async start(): Promise<void> {
    const { timers, hub, random, deviceNumber, name } = this.#options;
    const life = { isOver: false };
    this.#life = life;
    const clock = new HybridClock({ now: () => timers.now() + this.skewMs, device: deviceNumber });
    const latest = await this.store.latestStamp();
    if (latest) clock.resume(latest);
    this.#clock = clock;
    this.#replicator = new Replicator({
      store: mortal(this.store, life),
      clock,
      timers,
      random,
      person: this.person,
      device: this.#key.publicKey,
      session: `session${name}`.padEnd(16, '0').toLowerCase(),
      sign: this.#key.sign,
      onNotice: () => undefined,
      connect: () => {
        const pair = this.isOnline && !life.isOver ? hub.accept() : undefined;
        const unreachable = new AppError('hubUnreachable', { isRetryable: true });
        return {
          transport: pair ? Promise.resolve(pair) : Promise.reject(unreachable),
          cancel: () => pair?.close(),
        };
      },
    });
    this.#replicator.start();
  }

  /** The program is killed in the middle of whatever it does, and started again. */
  async restart(): Promise<void> {
    this.#life.isOver = true;
    void this.#replicator?.stop();
    await this.start();
  }

  /** What an author does: the version is in the store before anything else happens. */
  async write(part: AuthorPart): Promise<void> {
    await this.store.write(part);
    this.#replicator?.wake();
  }
}
