import { CLIENT } from '../client/client-commands.ts';
import type { Findings } from '../figures.ts';
import { HUB } from '../hub/hub-commands.ts';
import { type BenchSetUp, FREE_LINK, MISSED, quiet, ROUND_TRIP_MS } from '../bench-set-up.ts';

/** A client that held everything comes back to 100 new messages, over a link that has delay and no limit. */
export async function missed(setUp: BenchSetUp): Promise<Findings> {
  const { file, messages } = setUp;
  const hub = await setUp.hub('away');
  const client = await setUp.client(hub);
  await client.connect(await setUp.link(hub.port, FREE_LINK));
  await client.child.call(CLIENT.live, { messages: messages - MISSED });
  await client.child.call(CLIENT.disconnect, {});
  await hub.child.call(HUB.write, { file, from: messages - MISSED, to: messages });

  const link = await setUp.link(hub.port, { bytesPerSecond: Infinity, delayMs: ROUND_TRIP_MS / 2 });
  await client.connect(link);
  const ids = setUp.school.messages.slice(-MISSED).map(({ part }) => part.id);
  const { atMs } = await client.child.call(CLIENT.stored, { ids });
  const { openAtMs } = await client.child.call(CLIENT.connections, {});
  await quiet(link, 2 * ROUND_TRIP_MS);
  const bytes = { ...link.bytes };
  await setUp.end(client.child, hub.child);
  const ms = Math.max(...atMs) - (openAtMs.at(-1) ?? 0);
  return {
    figures: {
      missed100Bytes: bytes.up + bytes.down,
      missed100RoundTrips: Math.round(ms / ROUND_TRIP_MS),
    },
    remarks: [
      ['100 missed messages, up and down', `${bytes.up} and ${bytes.down} B`],
      ['100 missed messages, from the open socket', `${Math.round(ms)} ms`],
    ],
  };
}
