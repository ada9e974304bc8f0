import { createHash } from 'node:crypto';
import { type DeviceKey, readDeviceKey } from '../../electron/replica/device-key.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { ReplicaStore } from '../../shared/sync/replica-store.ts';
import { Replicator } from '../../shared/sync/replicator.ts';
import type { Dialing, Transport } from '../../shared/sync/transport.ts';
import type { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { chainedCodec } from './chained-codec.ts';
import { Deliveries } from './deliveries.ts';
import type { Disk } from './disk.ts';
import type { Ledger } from './ledger.ts';
import { ignoreFullDisk, Life, mortal, mortalTimers, type UnderWay } from './life.ts';
import type { Random } from './random.ts';
import type { SimHub } from './sim-hub.ts';
import type { Ending, SocketPair } from './socket-pair.ts';

export interface SimDeviceOptions {
  readonly name: string;
  readonly person: string;
  readonly disk: Disk;
  readonly hub: SimHub;
  readonly ledger: Ledger;
  /** The device's key; a new one unless given. */
  readonly key?: DeviceKey;
  /** A device number that nobody has. */
  readonly newNumber: () => string;
  readonly timers: ManualTimers;
  readonly underWay: UnderWay;
  readonly random: Random;
}

/** A key that is the same in every run of a world. */
function keyOf(name: string): DeviceKey {
  const secret = createHash('sha256').update(name).digest();
  return readDeviceKey(Buffer.concat([PKCS8_HEADER, secret]).toString('base64'));
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS#8. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** One run of the desktop's program. */
interface Program {
  readonly life: Life;
  readonly clock: HybridClock;
  readonly store: ReplicaStore;
  readonly replicator: Replicator;
}

/** One computer with one person's replica: its disk outlives the program, its clock is as wrong as it likes. */
export class SimDevice {
  readonly name: string;
  readonly person: string;
  readonly disk: Disk;
  /** This computer's clock minus the world's time, in milliseconds. */
  skewMs = 0;
  isOnline = true;
  /** What the connection looks like when the program ends by a planned fate. */
  ending: Ending = 'reset';
  readonly #options: SimDeviceOptions;
  readonly #key: DeviceKey;
  readonly #pairs = new Set<SocketPair>();
  #life: Life | undefined;
  #program: Program | undefined;
  #runs = 0;
  readonly #firstNumber: string;

  constructor(options: SimDeviceOptions) {
    this.#options = options;
    this.#firstNumber = options.newNumber();
    this.#key = options.key ?? keyOf(this.#firstNumber);
    this.name = options.name;
    this.person = options.person;
    this.disk = options.disk;
  }

  /** The program that runs; undefined while none does, or while it is starting. */
  get program(): Program | undefined {
    return this.#program;
  }

  get life(): Life | undefined {
    return this.#life;
  }

  /** Another computer, made from an image of this one's disk; undefined where there is none. */
  cloned(name: string): SimDevice | undefined {
    const disk = this.disk.copy();
    return disk && new SimDevice({ ...this.#options, name, disk, key: this.#key });
  }

  /** Makes this device known to the hub, as a slip would. */
  async enter(): Promise<void> {
    const device = Buffer.from(this.#key.publicKey).toString('hex');
    await this.#options.hub.hub.devices.add({ device, person: this.person });
  }

  /** Starts the program. It ends when it cannot open its replica; never resolves for one that dies at it. */
  async start(): Promise<void> {
    const life = new Life();
    this.#life = life;
    life.onEnd(() => this.#ended(life));
    try {
      await this.#options.underWay.during(life, this.#open(life));
    } catch (error) {
      ignoreFullDisk(error);
      life.end();
    }
  }

  /** The program is killed in the middle of whatever it does. */
  kill(ending: Ending): void {
    this.ending = ending;
    this.#life?.end();
  }

  /** A person ends the program: what was begun is finished. */
  async quit(): Promise<void> {
    const program = this.#program;
    this.#program = undefined;
    await program?.replicator.stop();
    program?.life.end();
  }

  /** The cable hangs loose: connections are silent on both ends, and no new one comes up. */
  pullCable(): void {
    this.isOnline = false;
    for (const pair of this.#pairs) pair.cutSilently('nobody');
  }

  /** What an author does: resolves when the version is on the disk, never when the program died before. */
  async write(part: AuthorPart): Promise<void> {
    const program = this.#program;
    if (!program) throw new Error('the program does not run');
    await program.store.write(part);
    program.replicator.wake();
  }

  async #open(life: Life): Promise<void> {
    const { timers, underWay, newNumber, name, disk, hub, ledger, random } = this.#options;
    const store = await disk.open(life, underWay);
    const run = await store.beginRun(this.#firstNumber);
    const clock = new HybridClock({ now: () => timers.now() + this.skewMs, device: run.number });
    const latest = await store.latestStamp();
    if (latest) clock.resume(latest);
    const deliveries = new Deliveries({ name, frames: hub.frames, ledger, epoch: () => hub.store.epoch });
    const replicator = new Replicator({
      store: deliveries.checked(store),
      clock,
      timers: mortalTimers(timers, life),
      random: () => random.next(),
      person: this.person,
      device: this.#key.publicKey,
      session: `${name}run${String(++this.#runs).padStart(11, '0')}`,
      run,
      newNumber,
      codecs: [deliveries.listening(chainedCodec)],
      sign: mortal({ sign: this.#key.sign }, life).sign,
      onNotice: () => undefined,
      connect: () => this.#connect(life),
    });
    this.#program = { life, clock, store, replicator };
    replicator.start();
  }

  #ended(life: Life): void {
    if (this.#life !== life) return;
    this.#options.ledger.counts.ends += 1;
    this.#program = undefined;
    this.#life = undefined;
    for (const pair of this.#pairs) pair.clientDies(this.ending);
    this.#pairs.clear();
  }

  #connect(life: Life): Dialing {
    const { random, timers } = this.#options;
    const dialed = Promise.withResolvers<Transport>();
    let pair: SocketPair | undefined;
    let isCancelled = false;
    const arrive = () => {
      if (!isCancelled && !life.isOver && this.isOnline) pair = this.#options.hub.accept();
      if (pair) this.#pairs.add(pair);
      if (pair) dialed.resolve(pair);
      else dialed.reject(new AppError('hubUnreachable', { isRetryable: true }));
    };
    // Some connections take a while, and what happens meanwhile happens before them.
    if (random.chance(0.2)) timers.after(random.below(3000), arrive);
    else arrive();
    return {
      transport: dialed.promise,
      cancel: () => {
        isCancelled = true;
        pair?.close();
      },
    };
  }
}
