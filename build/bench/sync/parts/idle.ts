import { setTimeout as wait } from 'node:timers/promises';
import { CLIENT } from '../client/client-commands.ts';
import type { Findings } from '../figures.ts';
import { HUB } from '../hub/hub-commands.ts';
import { type BenchSetUp, quiet } from '../bench-set-up.ts';

const IDLE_MINUTES = 3;
const MOST_SILENCE_MS = 120_000;
/** Longer than anybody may take; then the link counts as never noticed. */
const GIVEN_UP_AFTER_MS = 180_000;

/** A link on which nothing is said for three minutes, and which then dies without a word. */
export async function idle(setUp: BenchSetUp): Promise<Findings> {
  const hub = await setUp.hub();
  // Without a limit it is idle sooner; what is counted are bytes.
  const link = await setUp.link(hub.port, { bytesPerSecond: Infinity });
  const client = await setUp.client(hub);
  await client.connect(link);
  await client.child.call(CLIENT.live, { messages: setUp.messages });
  await quiet(link, 2000);
  const before = link.totalBytes;
  await wait(IDLE_MINUTES * 60_000);
  const bytes = link.totalBytes - before;
  link.hang();
  const from = performance.timeOrigin + performance.now();
  const givenUp = new AbortController();
  const never = wait(GIVEN_UP_AFTER_MS, { atMs: Infinity }, { signal: givenUp.signal });
  const [byClient, byHub] = await Promise.all([
    Promise.race([client.child.call(CLIENT.offline, {}), never]),
    Promise.race([hub.child.call(HUB.alone, {}), never]),
  ]);
  givenUp.abort();
  await never.catch(() => undefined);
  await setUp.end(client.child, hub.child);
  const noticed = (who: string, atMs: number) => ({
    what: `a dead link is noticed by the ${who}`,
    figure: `${Math.round((atMs - from) / 1000)} s`,
    aim: `≤ ${MOST_SILENCE_MS / 1000}`,
    isMet: atMs - from <= MOST_SILENCE_MS,
  });
  return {
    figures: { idleBytesPerMinute: bytes / IDLE_MINUTES },
    remarks: [],
    aims: [noticed('client', byClient.atMs), noticed('hub', byHub.atMs)],
  };
}
