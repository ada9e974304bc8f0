import type { Authors } from './author.ts';
import type { Disasters } from './disasters.ts';
import { ignoreFullDisk } from './life.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';
import type { SimDevice } from './sim-device.ts';
import type { SimHub } from './sim-hub.ts';
import type { Weather } from './weather.ts';

/** Something that may happen next. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  readonly run: () => void | Promise<void>;
}

export interface StepParts {
  readonly hub: SimHub;
  readonly devices: readonly SimDevice[];
  readonly school: School;
  readonly authors: Authors;
  readonly weather: Weather;
  readonly disasters: Disasters;
  readonly random: Random;
}

/** What may happen, and how often. Each seed has a weather of its own, so that some faults come in swarms. */
export function seasonedSteps(of: StepParts): readonly Step[] {
  const { hub, devices, school, authors, weather, disasters, random } = of;
  const sometimes = (weight: number) => weight * random.pick([0, 0.4, 1, 3]);
  const atSomeDevice = (run: (device: SimDevice) => void | Promise<void>) => async () => {
    const device = random.pick(devices);
    if (device.program) await run(device);
  };
  return [
    { name: 'frames', weight: 50, run: () => weather.moveFrames() },
    { name: 'write', weight: 20, run: atSomeDevice((device) => authors.write(device)) },
    { name: 'look', weight: 2, run: atSomeDevice((device) => authors.look(device)) },
    { name: 'decide', weight: sometimes(4), run: atSomeDevice((device) => authors.decide(device)) },
    { name: 'login', weight: 1, run: atSomeDevice(({ program }) => program?.replicator.reconnect()) },
    { name: 'school', weight: sometimes(3), run: () => schoolActs(hub, school) },
    { name: 'time', weight: 12, run: () => weather.passTime() },
    { name: 'wire', weight: sometimes(6), run: () => weather.breakWire() },
    { name: 'clock', weight: sometimes(3), run: () => weather.setClock() },
    { name: 'device', weight: sometimes(3), run: () => weather.deviceFails() },
    { name: 'hub', weight: sometimes(2), run: () => weather.hubFails() },
    { name: 'again', weight: 2, run: () => weather.startAgain() },
    { name: 'backup', weight: 1.2, run: () => disasters.backUpOrRestore() },
    { name: 'clone', weight: random.pick([0, 0, 0, 0.7]), run: () => disasters.clone() },
  ];
}

function schoolActs(hub: SimHub, school: School): void {
  if (hub.isRunning) void school.act().catch(ignoreFullDisk);
}
