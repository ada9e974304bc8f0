import type { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { type Fate, type Life } from './life.ts';
import type { Random } from './random.ts';
import type { SimDevice } from './sim-device.ts';
import type { SimHub } from './sim-hub.ts';
import { ENDINGS } from './socket-pair.ts';

const TWO_YEARS_MS = 2 * 365 * 24 * 3600_000;
const FATES: readonly Fate[] = ['diesBefore', 'diesAfter', 'fails'];

/** What befalls wires, programs, disks and clocks. */
export class Weather {
  readonly #hub: SimHub;
  readonly #devices: readonly SimDevice[];
  readonly #timers: ManualTimers;
  readonly #random: Random;

  constructor(of: { hub: SimHub; devices: readonly SimDevice[]; timers: ManualTimers; random: Random }) {
    this.#hub = of.hub;
    this.#devices = of.devices;
    this.#timers = of.timers;
    this.#random = of.random;
  }

  /** A few frames of one direction of one connection arrive, of any connection that ever was. */
  moveFrames(): void {
    const random = this.#random;
    const pairs = [...this.#hub.pairs].filter(({ waiting }) => waiting.toHub + waiting.toClient > 0);
    if (pairs.length === 0) return;
    const pair = random.pick(pairs);
    const isUp = pair.waiting.toClient === 0 || (pair.waiting.toHub > 0 && random.chance(0.5));
    for (let n = 1 + random.below(4); n > 0; n--) {
      if (isUp) pair.deliverToHub();
      else pair.deliverToClient();
    }
  }

  passTime(): void {
    this.#timers.advance(this.#random.pick([1, 20, 700, 5_000, 40_000]));
  }

  breakWire(): void {
    const random = this.#random;
    const dice = random.next();
    if (dice < 0.2) return random.pick(this.#devices).pullCable();
    if (dice < 0.45) {
      const device = random.pick(this.#devices);
      device.isOnline = !device.isOnline;
      return;
    }
    const pairs = [...this.#hub.pairs];
    if (pairs.length === 0) return;
    const pair = random.pick(pairs);
    if (dice < 0.65) pair.cut();
    else if (dice < 0.8) pair.cutBehindClient();
    else pair.cutSilently(random.pick(['hub', 'client', 'nobody']));
    if (pair.isOver) this.#hub.pairs.delete(pair);
  }

  setClock(): void {
    const random = this.#random;
    if (random.chance(0.2)) {
      this.#hub.skewMs = random.pick([0, -3600_000, 600_000]);
      return;
    }
    const device = random.pick(this.#devices);
    const years = (random.next() * 2 - 1) * TWO_YEARS_MS;
    device.skewMs = Math.round(random.pick([0, years, device.skewMs - 3600_000, device.skewMs + 90_000]));
  }

  /** A desktop's program ends at once, at some call that is to come, or by a person's hand; or it starts again. */
  deviceFails(): void {
    const random = this.#random;
    const device = random.pick(this.#devices);
    if (!device.life) return this.#start(device);
    const dice = random.next();
    device.ending = random.pick(ENDINGS);
    if (dice < 0.5) return this.#doom(device.life);
    if (dice < 0.7) void device.quit();
    else device.kill(device.ending);
    if (random.chance(0.7)) this.#start(device);
  }

  async hubFails(): Promise<void> {
    const random = this.#random;
    if (!this.#hub.isRunning) return await this.#hub.start();
    const dice = random.next();
    this.#hub.ending = random.pick(ENDINGS);
    if (dice < 0.4) return this.#doom(this.#hub.life);
    if (dice < 0.7) this.#hub.stop();
    else this.#hub.kill(this.#hub.ending);
    if (random.chance(0.7)) await this.#hub.start();
  }

  /** Programs that have ended are started again, as people do. */
  async startAgain(): Promise<void> {
    if (!this.#hub.isRunning) await this.#hub.start();
    for (const device of this.#devices) if (!device.life) this.#start(device);
  }

  /** From now on nothing bad happens, and everything runs. */
  async clear(): Promise<void> {
    this.#hub.life?.spare();
    if (!this.#hub.isRunning) await this.#hub.start();
    for (const device of this.#devices) {
      device.isOnline = true;
      device.life?.spare();
      if (!device.life) void device.start();
    }
  }

  #start(device: SimDevice): void {
    // It may die while it starts; then it never gets through.
    void device.start();
    if (this.#random.chance(0.1)) this.#doom(device.life);
  }

  #doom(life: Life | undefined): void {
    life?.plan(1 + this.#random.below(12), this.#random.pick(FATES));
  }
}
