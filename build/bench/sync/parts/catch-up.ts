import { CLIENT } from '../client/client-commands.ts';
import type { Findings } from '../figures.ts';
import { type BenchSetUp, FREE_LINK, quiet } from '../bench-set-up.ts';

/** Everything that one client receives and says until it holds 10,000 messages, over a link without limits. */
export async function catchUp(setUp: BenchSetUp): Promise<Findings> {
  const { bytes, ms } = await catchUpOnce(setUp);
  return {
    figures: { catchupBytes: bytes.up + bytes.down },
    remarks: [
      ['catch-up, up and down', `${bytes.up} and ${bytes.down} B`],
      ['catch-up without limits, into RxDB over SQLCipher', `${Math.round(ms)} ms`],
    ],
  };
}

export async function catchUpOnce(
  setUp: BenchSetUp,
): Promise<{ readonly bytes: { readonly up: number; readonly down: number }; readonly ms: number }> {
  const hub = await setUp.hub();
  const link = await setUp.link(hub.port, FREE_LINK);
  const client = await setUp.client(hub);
  await client.connect(link);
  const { atMs } = await client.child.call(CLIENT.live, { messages: setUp.messages });
  const { dialledAtMs } = await client.child.call(CLIENT.connections, {});
  await quiet(link);
  const bytes = { ...link.bytes };
  await setUp.end(client.child, hub.child);
  return { bytes, ms: atMs - (dialledAtMs[0] ?? 0) };
}
