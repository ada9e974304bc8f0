/** How much happened in simulated worlds. */
export interface Figures {
  readonly seeds: number;
  readonly devices: number;
  readonly connections: number;
  /** Programs that ended, by whatever cause. */
  readonly ends: number;
  readonly written: number;
  readonly accepted: number;
  readonly refused: number;
  readonly restores: number;
  readonly clones: number;
}

export const noFigures: Figures = {
  seeds: 0,
  devices: 0,
  connections: 0,
  ends: 0,
  written: 0,
  accepted: 0,
  refused: 0,
  restores: 0,
  clones: 0,
};

export function addFigures(a: Figures, b: Figures): Figures {
  return {
    seeds: a.seeds + b.seeds,
    devices: a.devices + b.devices,
    connections: a.connections + b.connections,
    ends: a.ends + b.ends,
    written: a.written + b.written,
    accepted: a.accepted + b.accepted,
    refused: a.refused + b.refused,
    restores: a.restores + b.restores,
    clones: a.clones + b.clones,
  };
}
