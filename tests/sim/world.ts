import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceNumber } from '../../shared/ids/id.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { Authors } from './author.ts';
import { Disasters } from './disasters.ts';
import { type Disk, PlainDisk } from './disk.ts';
import type { Figures } from './figures.ts';
import { Ledger } from './ledger.ts';
import { UnderWay } from './life.ts';
import { Random } from './random.ts';
import { School } from './school.ts';
import { SimDevice } from './sim-device.ts';
import { SimHub } from './sim-hub.ts';
import { seasonedSteps, type Step } from './steps.ts';
import { Weather } from './weather.ts';

/** Several people, some of them with two computers. */
const OWNERS = ['anna', 'boris', 'anna', 'vera', 'boris', 'galina'] as const;
const STEPS_UNTIL_STUCK = 4000;

export interface WorldOptions {
  /** Takes a line for everything that happens. */
  readonly trace?: string[];
  /** At most this many devices; 6 unless given. */
  readonly mostDevices?: number;
  /** What the device of this index keeps its replica on; the plain store unless given. */
  readonly disk?: (index: number) => Disk | undefined;
}

/** One seeded run: devices and a hub that live, fail, write and come back, with a hand on time and wires. */
export class World {
  readonly ledger: Ledger;
  readonly hub: SimHub;
  readonly devices: SimDevice[];
  readonly school: School;
  readonly #random: Random;
  readonly #timers = new ManualTimers();
  readonly #underWay = new UnderWay();
  readonly #authors: Authors;
  readonly #weather: Weather;
  readonly #steps: readonly Step[];
  /** Where the hub's store and its backups lie, in a world in which a backup will be put back. */
  readonly #folder: string | undefined;
  #numbers = 0;

  constructor(seed: number, options: WorldOptions = {}) {
    const random = new Random(seed);
    this.#random = random;
    this.ledger = new Ledger(options.trace);
    if (random.chance(0.15)) this.#folder = mkdtempSync(join(tmpdir(), 'zvonok-sim-'));
    this.hub = new SimHub({
      timers: this.#timers,
      ledger: this.ledger,
      underWay: this.#underWay,
      folder: this.#folder && join(this.#folder, 'hub'),
    });
    const { mostDevices = OWNERS.length, disk } = options;
    const count = 2 + random.below(mostDevices - 1);
    this.devices = OWNERS.slice(0, count).map((person, index) =>
      this.#device(person, index, disk?.(index) ?? new PlainDisk()),
    );
    this.school = new School(this.hub, random);
    const shared = { hub: this.hub, devices: this.devices, random };
    this.#authors = new Authors({ ...shared, school: this.school, ledger: this.ledger });
    this.#weather = new Weather({ ...shared, timers: this.#timers });
    const disasters = new Disasters({
      ...shared,
      school: this.school,
      ledger: this.ledger,
      folder: this.#folder,
    });
    this.#steps = seasonedSteps({
      ...shared,
      school: this.school,
      authors: this.#authors,
      weather: this.#weather,
      disasters,
    });
  }

  async begin(): Promise<void> {
    await this.hub.start();
    await this.school.open();
    for (const device of this.devices) {
      await device.enter();
      await device.start();
    }
  }

  async live(steps: number): Promise<void> {
    for (let n = 0; n < steps; n++) {
      const step = this.#random.weighted(this.#steps);
      this.ledger.note(() => `${n} ${step.name}`);
      await step.run();
      this.#timers.advance(1);
      // Now and then several things happen before any of them is through.
      if (!this.#random.chance(0.25)) await this.#turn();
      this.throwViolations();
    }
  }

  /** The weather clears: everything runs, everyone is online, and all is delivered until nothing moves. */
  async settle(): Promise<void> {
    await this.#turn();
    await this.#weather.clear();
    await this.#turn();
    // Who died while the weather cleared is started once more.
    await this.#weather.clear();
    if (this.#random.chance(0.8)) await this.school.callBack();
    await this.#rest();
    for (const device of this.devices) await this.#authors.decideAll(device);
    await this.#rest();
  }

  get figures(): Figures {
    const { counts, written, acknowledged, refusedOnce } = this.ledger;
    return {
      ...counts,
      seeds: 1,
      devices: this.devices.length,
      written: written.length,
      accepted: acknowledged.size,
      refused: refusedOnce.size,
    };
  }

  async close(): Promise<void> {
    for (const { life } of this.devices) life?.end();
    for (const { disk } of this.devices) await disk.close();
    await this.hub.store.close();
    if (this.#folder) rmSync(this.#folder, { recursive: true });
  }

  async describe(): Promise<string> {
    const devices = await Promise.all(
      this.devices.map(async ({ name, program, disk }) => {
        const waiting = (await disk.all()).filter(({ queue }) => queue === 'written').length;
        return `${name} ${JSON.stringify(program?.replicator.progress.value.state)} waiting ${waiting}`;
      }),
    );
    return devices.join('; ');
  }

  /** Throws when something was found wrong in the middle of the run. */
  throwViolations(): void {
    const [first, ...more] = this.ledger.violations;
    if (first !== undefined)
      throw new Error(`${first}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
  }

  #device(person: string, index: number, disk: Disk): SimDevice {
    return new SimDevice({
      name: `d${index}`,
      person,
      disk,
      hub: this.hub,
      ledger: this.ledger,
      newNumber: () => deviceNumber(Uint8Array.of(0, 0, 0, 0, 0, this.#numbers++), 0),
      timers: this.#timers,
      underWay: this.#underWay,
      random: this.#random,
    });
  }

  async #rest(): Promise<void> {
    for (let quiet = 0, steps = 0; quiet < 3; steps++) {
      if (steps > STEPS_UNTIL_STUCK) throw new Error(`never at rest: ${await this.describe()}`);
      const isMoving = this.#deliverAll();
      await this.#turn();
      this.throwViolations();
      const isDone = !isMoving && (await this.#isAtRest());
      quiet = isDone ? quiet + 1 : 0;
      if (!isMoving && !isDone) this.#timers.advance(1000);
    }
  }

  async #isAtRest(): Promise<boolean> {
    if ([...this.hub.pairs].some((pair) => !pair.isSound)) return false;
    for (const { program, person, disk } of this.devices) {
      const state = program?.replicator.progress.value.state.kind;
      if (state === 'needsLogin' && !this.school.isPresent(person)) continue;
      if (state === 'needsLogin') program?.replicator.reconnect();
      const isWaiting = (await disk.all()).some(({ queue }) => queue === 'written');
      if (isWaiting || state !== 'live') return false;
    }
    return true;
  }

  #deliverAll(): boolean {
    let hasMoved = false;
    for (const pair of [...this.hub.pairs]) {
      while (pair.waiting.toHub > 0) {
        pair.deliverToHub();
        hasMoved = true;
      }
      while (pair.waiting.toClient > 0) {
        pair.deliverToClient();
        hasMoved = true;
      }
      if (pair.isOver) this.hub.pairs.delete(pair);
    }
    return hasMoved;
  }

  /** Everything that waits for nothing but its turn is done. */
  async #turn(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (!this.#underWay.isIdle);
  }
}
