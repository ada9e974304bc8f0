import { setTimeout as wait } from 'node:timers/promises';
import { CLIENT } from '../client/client-commands.ts';
import type { Findings } from '../figures.ts';
import { type BenchSetUp, ROUND_TRIP_MS } from '../bench-set-up.ts';
import { catchUpOnce } from './catch-up.ts';

const CUT_EVERY_MS = 5000;
const GIVEN_UP_AFTER_MS = 180_000;

/** A catch-up over the slow link that is cut once before the hub's first answer, and every 5 s from then on. */
export async function cutLink(setUp: BenchSetUp): Promise<Findings> {
  const whole = await catchUpOnce(setUp);
  const hub = await setUp.hub();
  const link = await setUp.link(hub.port);
  const client = await setUp.client(hub);
  const from = performance.now();
  await client.connect(link);
  const ended = new AbortController();
  const isCaughtUp = Promise.race([
    client.child.call(CLIENT.live, { messages: setUp.messages }).then(() => true),
    wait(GIVEN_UP_AFTER_MS, false, { signal: ended.signal }).catch(() => false),
  ]);
  const cuts = cutAgainAndAgain(link, ended.signal);
  const cutLinkCompleted = await isCaughtUp;
  const ms = performance.now() - from;
  ended.abort();
  const count = await cuts;
  const held = await client.child.call(CLIENT.count, {});
  await setUp.end(client.child, hub.child);
  const extra = link.totalBytes - (whole.bytes.up + whole.bytes.down);
  // Of a catch-up that never ended nobody can say what it would have cost.
  const cutLinkExtraBytesPerCut = cutLinkCompleted ? extra / Math.max(1, count) : Number.NaN;
  return {
    figures: { cutLinkCompleted, cutLinkExtraBytesPerCut },
    remarks: [
      [
        'cut link',
        `${count} cuts, ${link.connections} connections, ${Math.round(ms / 1000)} s, ${held.messages} messages`,
      ],
    ],
  };
}

/** Returns how often it has cut; where nobody was connected, nothing was cut. */
async function cutAgainAndAgain(
  link: { readonly connections: number; cut(): number },
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  try {
    while (link.connections === 0) await wait(5, undefined, { signal });
    // TCP and the upgrade take a round trip each; then the hello is on its way, and no answer is back.
    await wait(2.5 * ROUND_TRIP_MS, undefined, { signal });
    for (;;) {
      if (link.cut() > 0) count += 1;
      await wait(CUT_EVERY_MS, undefined, { signal });
    }
  } catch {
    return count;
  }
}
