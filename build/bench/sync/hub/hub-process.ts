import type { Hub } from '../../../../server/hub.ts';
import { makeStamp } from '../../../../shared/ids/id.ts';
import { Random } from '../../../demo-school/random.ts';
import { runs, serve } from '../process/serve.ts';
import { deviceOf, messagePart, readCorpus, schoolOf } from '../school.ts';
import { HUB } from './hub-commands.ts';
import { listenWithHub, type MeasuredHub, openHub } from './measured-hub.ts';

const ROUND_DOCUMENTS = 500;
const PEAK_EVERY_MS = 5;

let open: MeasuredHub | undefined;
let peakBytes = 0;
let peakBefore = 0;
let watching: NodeJS.Timeout | undefined;
const device = deviceOf(new Random(process.pid));

function opened(): MeasuredHub {
  if (!open) throw new Error('the hub is not open');
  return open;
}

serve(
  runs(HUB.build, async ({ folder, ...range }) => {
    const hub = await openHub(folder);
    await write(hub, range);
    await hub.acceptor.between(() => hub.store.close());
    return null;
  }),
  runs(HUB.open, async ({ folder, isInItsTime = false }) => {
    open = await listenWithHub(folder, isInItsTime);
    return { port: open.port, tlsPort: open.tlsPort, keyPin: open.hub.keyPin };
  }),
  runs(HUB.addDevices, async ({ person, devices }) => {
    for (const device of devices) await opened().hub.devices.add({ device, person });
    return null;
  }),
  runs(HUB.write, async (range) => {
    await write(opened().hub, range);
    return null;
  }),
  runs(HUB.say, async ({ chat, by, text }) => {
    const { acceptor } = opened().hub;
    const id = makeStamp({ ms: acceptor.time(), counter: 0, device });
    await acceptor.writeAsSchool([messagePart(id, chat, by, text)]);
    return { id, saidAtMs: nowMs() };
  }),
  runs(HUB.cpu, () => {
    const { user, system } = process.cpuUsage();
    return Promise.resolve({ cpuMs: (user + system) / 1000 });
  }),
  runs(HUB.memory, async () => {
    // Twice, because what the first round frees is given back in the second.
    for (let i = 0; i < 2; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
    return {
      residentBytes: rss,
      // V8 keeps room for later objects, more or less of it by chance; only what is in use is held.
      heldBytes: rss - heapTotal + heapUsed,
      managedBytes: heapUsed + external,
    };
  }),
  runs(HUB.watchPeak, () => {
    peakBytes = process.memoryUsage.rss();
    peakBefore = process.resourceUsage().maxRSS * 1024;
    watching = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, PEAK_EVERY_MS);
    return Promise.resolve(null);
  }),
  runs(HUB.peak, () => {
    clearInterval(watching);
    // The system's own mark is exact, once it is higher than what the process had at an earlier time.
    const mark = process.resourceUsage().maxRSS * 1024;
    return Promise.resolve({ residentBytes: mark > peakBefore ? mark : peakBytes });
  }),
  runs(HUB.alone, async () => {
    while (opened().sessions.count > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    return { atMs: nowMs() };
  }),
);

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

async function write(hub: Hub, of: { file: string; from: number; to: number }): Promise<void> {
  const { documents, messages } = schoolOf(readCorpus(of.file));
  const beganAt = messages[0]?.acceptedAt ?? 0;
  if (of.from === 0) await hub.acceptor.writeAsSchool(documents, { acceptedAt: () => beganAt });
  for (let at = of.from; at < of.to; at += ROUND_DOCUMENTS) {
    const round = messages.slice(at, Math.min(of.to, at + ROUND_DOCUMENTS));
    const times = new Map(round.map(({ part, acceptedAt }) => [part.id, acceptedAt]));
    await hub.acceptor.writeAsSchool(
      round.map(({ part }) => part),
      { acceptedAt: (part) => times.get(part.id) ?? 0 },
    );
  }
}
