import { StandinEmitter, StandinObject } from '../strict-object.ts';

/** Changes what the battery and the person's hands do. */
export let setPower: (facts: { isOnBattery?: boolean; idleSeconds?: number }) => void;

/** Electron's powerMonitor; its events come from the control. */
class PowerMonitor extends StandinEmitter<Electron.PowerMonitor> {
  static readonly apiName = 'powerMonitor';
  static override readonly offeredEvents = [
    'lock-screen',
    'on-ac',
    'on-battery',
    'resume',
    'shutdown',
    'suspend',
    'unlock-screen',
    'user-did-become-active',
    'user-did-resign-active',
  ];
  #isOnBattery = false;
  #idleSeconds = 0;

  static {
    setPower = ({ isOnBattery, idleSeconds }) => {
      powerMonitor.#isOnBattery = isOnBattery ?? powerMonitor.#isOnBattery;
      powerMonitor.#idleSeconds = idleSeconds ?? powerMonitor.#idleSeconds;
    };
  }

  getSystemIdleTime(): number {
    return this.#idleSeconds;
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' {
    return this.#idleSeconds >= idleThreshold ? 'idle' : 'active';
  }

  isOnBatteryPower(): boolean {
    return this.#isOnBattery;
  }

  get onBatteryPower(): boolean {
    return this.#isOnBattery;
  }
}

export const powerMonitor = new PowerMonitor();

/** Electron's powerSaveBlocker, which only remembers. */
class PowerSaveBlocker extends StandinObject<Electron.PowerSaveBlocker> {
  static readonly apiName = 'powerSaveBlocker';
  readonly #started = new Set<number>();
  #lastId = 0;

  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.#started.add(++this.#lastId);
    return this.#lastId;
  }

  stop(id: number): boolean {
    return this.#started.delete(id);
  }

  isStarted(id: number): boolean {
    return this.#started.has(id);
  }
}

export const powerSaveBlocker = new PowerSaveBlocker();
