import { loadavg } from 'node:os';
import { mediaWorkerPath } from '../setup/media-worker.ts';
import { measureBroadcast } from './media/broadcast.ts';
import { measureBare, measureService } from './media/fan-out.ts';
import { KINDS, type StreamKind } from './media/streams.ts';
import { median, printTable } from './table.ts';

const CONSUMERS = 200;
const ROUNDS = 3;
const SECONDS = 6;

/** One producer and many plain consumers on one worker, beside bare mediasoup; then the crowd of a broadcast. */
export async function run(): Promise<void> {
  const workerBin = mediaWorkerPath();
  if (workerBin === undefined)
    throw new Error('There is no media worker: `npm test` or `npm start` makes it.');
  const load = loadavg()[0] ?? 0;
  const figures: (Awaited<ReturnType<typeof compare>> & { readonly kind: StreamKind })[] = [];
  for (const kind of KINDS) figures.push({ kind, ...(await compare(workerBin, kind)) });
  printTable(
    [
      'One producer on one worker',
      'Consumers',
      'CPU %',
      'Bare CPU %',
      'Ratio',
      'Consumers per core',
      'Arrived %',
    ],
    figures.map(({ kind, own, bare, ratio, perCore, arrivedShare }) => [
      kind.title,
      CONSUMERS,
      own * 100,
      bare * 100,
      ratio.toFixed(3),
      perCore,
      arrivedShare * 100,
    ]),
  );
  const broadcast = await measureBroadcast({ workerBin, viewers: 200, withinMs: 10_000 });
  printTable(
    ['Broadcast, joined over 10 s', 'Viewers', 'Joins per second', 'Slowest join, ms', 'Failures'],
    [['', broadcast.joined, broadcast.joinsPerSecond, broadcast.slowestMs, broadcast.failures]],
  );
  const perCore = (key: StreamKind['key']) => figures.find(({ kind }) => kind.key === key)?.perCore ?? 0;
  console.log(
    JSON.stringify({
      cpuRatioToBareMediasoup: Number(Math.max(...figures.map(({ ratio }) => ratio)).toFixed(3)),
      consumersPerCoreVoice: perCore('voice'),
      consumersPerCoreSlidesAndVoice: perCore('slides'),
      consumersPerCoreVideo300: perCore('video'),
      broadcastJoinsPerSecond: Number(broadcast.joinsPerSecond.toFixed(1)),
      broadcastFailures: broadcast.failures,
      loadBefore: Number(load.toFixed(1)),
    }),
  );
}

/** Both in turn, round after round, so that what else the machine does hits both alike. */
async function compare(workerBin: string, kind: StreamKind) {
  const of = { workerBin, kind, consumers: CONSUMERS, seconds: SECONDS };
  const own = [];
  const bare = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await measureBare(of));
    own.push(await measureService(of));
  }
  const share = (all: readonly { readonly cpuShare: number }[]) =>
    median(all.map(({ cpuShare }) => cpuShare));
  return {
    own: share(own),
    bare: share(bare),
    ratio: share(own) / share(bare),
    perCore: Math.floor(CONSUMERS / share(own)),
    arrivedShare: Math.min(...own.map(({ arrivedShare }) => arrivedShare)),
  };
}
