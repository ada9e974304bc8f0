import { setTimeout as wait } from 'node:timers/promises';
import type { Findings } from '../figures.ts';
import { type BenchSetUp, FREE_LINK, quiet } from '../bench-set-up.ts';
import { STOCK_CLIENT, STOCK_HUB } from '../stock/stock-commands.ts';

const CUT_AFTER_MS = 5000;
const STALLED_AFTER_MS = 25_000;

/** RxDB's stock replication over a WebSocket with per-message deflate, with the same documents. */
export async function stockRxdb(setUp: BenchSetUp): Promise<Findings> {
  const hub = setUp.fork('stock/stock-hub-process.ts');
  const { port } = await hub.call(STOCK_HUB.open, { file: setUp.file });
  const all = setUp.school.documents.length + setUp.messages;
  const link = await setUp.link(port, FREE_LINK);
  const client = setUp.fork('stock/stock-client-process.ts');
  await client.call(STOCK_CLIENT.connect, { port: link.port });
  await client.call(STOCK_CLIENT.until, { documents: all });
  await quiet(link);
  const { up, down } = link.bytes;
  await setUp.end(client);
  const outcome = await afterOneCut(setUp, port, all);
  await setUp.end(hub);
  return {
    figures: { stockRxdbBytes: up + down },
    remarks: [
      ['stock RxDB, up and down', `${up} and ${down} B`],
      ['stock RxDB, slow link cut once after 5 s', outcome],
    ],
  };
}

async function afterOneCut(setUp: BenchSetUp, port: number, all: number): Promise<string> {
  const link = await setUp.link(port);
  const client = setUp.fork('stock/stock-client-process.ts');
  await client.call(STOCK_CLIENT.connect, { port: link.port });
  await wait(CUT_AFTER_MS);
  link.cut();
  const before = await client.call(STOCK_CLIENT.held, {});
  await wait(STALLED_AFTER_MS);
  const after = await client.call(STOCK_CLIENT.held, {});
  await setUp.end(client);
  if (after.documents > before.documents) return `goes on, ${after.documents} of ${all} documents`;
  return `stalls with ${after.documents} of ${all} documents; nothing more in ${STALLED_AFTER_MS / 1000} s`;
}
