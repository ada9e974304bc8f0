import type { Aim, Figures } from './figures.ts';

const ROUND_TRIP_MS = 600;

interface Bound {
  readonly what: string;
  readonly key: keyof Figures;
  readonly aim: (figures: Partial<Figures>) => number | undefined;
  readonly unit: string;
}

const BOUNDS: readonly Bound[] = [
  { what: 'catch-up ÷ zstd -19 of the texts (1.35 is aimed at)', key: 'ratioToZstdText', aim: () => 1.5, unit: '' },
  { what: 'catch-up ÷ stock RxDB', key: 'ratioToStockRxdb', aim: () => 0.6, unit: '' },
  { what: "hub's CPU per catch-up", key: 'hubCpuMsPerCatchup', aim: () => 150, unit: 'ms' },
  { what: "hub's memory per catch-up", key: 'hubMiBPerCatchup', aim: () => 12, unit: 'MiB' },
  { what: "hub's memory per live client", key: 'hubKiBPerLiveClient', aim: () => 256, unit: 'KiB' },
  { what: 'slow link, from TCP connect to everything stored', key: 'slowLinkMs', aim: slowAim, unit: 'ms' },
  { what: '100 missed messages, both ways', key: 'missed100Bytes', aim: () => 6000, unit: 'B' },
  { what: '100 missed messages, from the open socket', key: 'missed100RoundTrips', aim: () => 1, unit: 'round trips' },
  { what: 'extra bytes per cut', key: 'cutLinkExtraBytesPerCut', aim: () => 14_000, unit: 'B' },
  { what: 'a new message under load, 95th percentile', key: 'textUnderLoadMsP95', aim: () => 2000 + ROUND_TRIP_MS, unit: 'ms' },
  { what: 'idle, both ways', key: 'idleBytesPerMinute', aim: () => 100, unit: 'B/min' },
]; // prettier-ignore

/** Every aim whose figure was measured. */
export function aimsOf(figures: Partial<Figures>): readonly Aim[] {
  const bounds = BOUNDS.flatMap(({ what, key, aim, unit }): Aim[] => {
    const figure = figures[key];
    const most = aim(figures);
    if (typeof figure !== 'number' || most === undefined) return [];
    return [
      {
        what,
        figure: `${written(figure)} ${unit}`.trim(),
        aim: `≤ ${written(most)}`,
        isMet: Number(written(figure)) <= most,
      },
    ];
  });
  const { cutLinkCompleted } = figures;
  if (cutLinkCompleted === undefined) return bounds;
  return [
    ...bounds,
    {
      what: 'cut every 5 s: it completes',
      figure: cutLinkCompleted ? 'yes' : 'no',
      aim: 'yes',
      isMet: cutLinkCompleted,
    },
  ];
}

function slowAim({ slowLinkIdealMs }: Partial<Figures>): number | undefined {
  if (slowLinkIdealMs === undefined) return undefined;
  return 1.15 * (slowLinkIdealMs - 3 * ROUND_TRIP_MS) + 3 * ROUND_TRIP_MS;
}

function written(value: number): string {
  return String(Math.abs(value) < 10 ? Math.round(value * 1000) / 1000 : Math.round(value));
}
