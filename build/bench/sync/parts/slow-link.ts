import { deflateRawSync } from 'node:zlib';
import { CLIENT } from '../client/client-commands.ts';
import type { Aim, Findings } from '../figures.ts';
import { type BenchSetUp, ROUND_TRIP_MS, SLOW_BYTES_PER_MS } from '../bench-set-up.ts';
import { newestOf } from '../school.ts';

/** A whole catch-up at 128 kbit/s and 600 ms: how long it takes, and when the first screen is there. */
export async function slowLink(setUp: BenchSetUp): Promise<Findings> {
  const screen = newestOf(setUp.school.messages, setUp.school.openChat);
  const hub = await setUp.hub();
  const link = await setUp.link(hub.port);
  const client = await setUp.client(hub);
  await client.connect(link);
  const shown = await client.child.call(CLIENT.stored, { ids: [...screen] });
  const bytesByThen = link.bytes.down;
  const { atMs } = await client.child.call(CLIENT.live, { messages: setUp.messages });
  const { dialledAtMs, openAtMs } = await client.child.call(CLIENT.connections, {});
  const bytesDown = link.bytes.down;
  await setUp.end(client.child, hub.child);
  const firstScreenMs = Math.max(...shown.atMs) - (openAtMs[0] ?? 0);
  const ownMs = screenBytes(setUp, screen) / SLOW_BYTES_PER_MS;
  const secure = await firstScreenOverTls(setUp, screen);
  return {
    figures: {
      slowLinkMs: atMs - (dialledAtMs[0] ?? 0),
      slowLinkIdealMs: bytesDown / SLOW_BYTES_PER_MS + 3 * ROUND_TRIP_MS,
      firstScreenMs,
    },
    remarks: [['down by the first screen', `${bytesByThen} B`]],
    aims: [
      within('newest 50 of the open chat, from the open socket', firstScreenMs, ROUND_TRIP_MS + ownMs),
      within('the same over TLS, from TCP connect', secure, 4 * ROUND_TRIP_MS + ownMs),
    ],
  };
}

function within(what: string, ms: number, mostMs: number): Aim {
  const aim = `≤ ${Math.round(mostMs)}`;
  return { what, figure: `${Math.round(ms)} ms`, aim, isMet: ms <= mostMs };
}

async function firstScreenOverTls(setUp: BenchSetUp, screen: readonly string[]): Promise<number> {
  const hub = await setUp.hub();
  const link = await setUp.link(hub.tlsPort);
  const client = await setUp.client(hub);
  await client.connect(link, true);
  const { atMs } = await client.child.call(CLIENT.stored, { ids: [...screen] });
  const { dialledAtMs } = await client.child.call(CLIENT.connections, {});
  await setUp.end(client.child, hub.child);
  return Math.max(...atMs) - (dialledAtMs[0] ?? 0);
}

/** What those messages weigh by themselves: their documents as JSON, deflated. No protocol's own measure. */
function screenBytes(setUp: BenchSetUp, screen: readonly string[]): number {
  const wanted = new Set(screen);
  const parts = setUp.school.messages.filter(({ part }) => wanted.has(part.id));
  return deflateRawSync(JSON.stringify(parts), { level: 9 }).byteLength;
}
