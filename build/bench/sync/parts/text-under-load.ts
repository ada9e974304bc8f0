import { setTimeout as wait } from 'node:timers/promises';
import { CLIENT } from '../client/client-commands.ts';
import { type Findings, percentile } from '../figures.ts';
import { HUB } from '../hub/hub-commands.ts';
import { type BenchSetUp, type OpenHub } from '../bench-set-up.ts';
import { Random } from '../../../demo-school/random.ts';
import { newestOf } from '../school.ts';

const MOST_MESSAGES = 40;
const MOST_PAUSE_MS = 1200;

/** New messages while a catch-up fills the slow link: from the hub's acceptance until the client holds them. */
export async function textUnderLoad(setUp: BenchSetUp): Promise<Findings> {
  const hub = await setUp.hub();
  const link = await setUp.link(hub.port);
  const client = await setUp.client(hub);
  await client.connect(link);
  const screen = newestOf(setUp.school.messages, setUp.school.openChat);
  await client.child.call(CLIENT.stored, { ids: [...screen] });
  const isCaughtUp = { now: false };
  client.child.call(CLIENT.live, { messages: setUp.messages }).then(
    () => (isCaughtUp.now = true),
    // The client may be gone before it has caught up: the new messages are what is waited for.
    () => undefined,
  );
  const said = await talk(setUp, hub, isCaughtUp);
  const { atMs } = await client.child.call(CLIENT.stored, { ids: said.map(({ id }) => id) });
  await setUp.end(client.child, hub.child);
  const delays = said.map(({ saidAtMs }, i) => (atMs[i] ?? Number.NaN) - saidAtMs);
  return {
    figures: { textUnderLoadMsP95: percentile(delays, 0.95) },
    remarks: [
      [
        `new messages under load (${delays.length}), median and longest`,
        `${Math.round(percentile(delays, 0.5))} and ${Math.round(Math.max(...delays))} ms`,
      ],
    ],
  };
}

async function talk(
  setUp: BenchSetUp,
  hub: OpenHub,
  isCaughtUp: { readonly now: boolean },
): Promise<readonly { readonly id: string; readonly saidAtMs: number }[]> {
  const random = new Random(5);
  const { chats, authors } = setUp.school;
  const said: { id: string; saidAtMs: number }[] = [];
  while (!isCaughtUp.now && said.length < MOST_MESSAGES) {
    const text = random.pick(setUp.corpus).text;
    said.push(await hub.child.call(HUB.say, { chat: random.pick(chats), by: random.pick(authors), text }));
    await wait(random.next() * MOST_PAUSE_MS);
  }
  return said;
}
