import { parseArgs } from 'node:util';
import { printTable } from '../table.ts';
import { aimsOf } from './aims.ts';
import { BenchSetUp } from './bench-set-up.ts';
import { figuresOf } from './corpus-figures.ts';
import type { Aim, Figures, Findings, Remark } from './figures.ts';
import { catchUp } from './parts/catch-up.ts';
import { cutLink } from './parts/cut-link.ts';
import { hubCpu, hubMemory } from './parts/hub-cost.ts';
import { idle } from './parts/idle.ts';
import { missed } from './parts/missed.ts';
import { slowLink } from './parts/slow-link.ts';
import { stockRxdb } from './parts/stock-rxdb.ts';
import { textUnderLoad } from './parts/text-under-load.ts';
import { tls } from './parts/tls.ts';

type Part = (setUp: BenchSetUp) => Promise<Findings>;

const PARTS: Readonly<Record<string, Part>> = {
  catchup: catchUp,
  stock: stockRxdb,
  cpu: hubCpu,
  memory: hubMemory,
  slow: slowLink,
  tls,
  missed100: missed,
  cut: cutLink,
  load: textUnderLoad,
  idle,
};

/**
 * `npm run bench -- sync [--messages FILE.jsonl] [--only PART,PART…]`: what sync costs, beside its aims and
 * beside RxDB's stock replication, with the same documents over the same links.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { messages: { type: 'string', default: '' }, only: { type: 'string', default: '' } },
  });
  const chosen = values.only === '' ? Object.keys(PARTS) : values.only.split(',');
  const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const setUp = await BenchSetUp.make(values.messages);
  try {
    report(setUp, await findingsOf(setUp, chosen));
  } finally {
    await setUp.close();
  }
}

/** Idleness is waited for beside the other parts, which follow one another. */
async function findingsOf(setUp: BenchSetUp, chosen: readonly string[]): Promise<readonly Findings[]> {
  const isIdleChosen = chosen.includes('idle');
  const idling = isIdleChosen ? idle(setUp) : undefined;
  // It is awaited at the end; until then a failure of its own must not end the process.
  idling?.catch(() => undefined);
  const findings: Findings[] = [];
  for (const name of chosen.filter((one) => one !== 'idle')) {
    const from = performance.now();
    const found = await PARTS[name]?.(setUp);
    if (found) findings.push(found);
    console.error(`${name}: ${Math.round((performance.now() - from) / 1000)} s`);
  }
  return idling ? [...findings, await idling] : findings;
}

function report(setUp: BenchSetUp, findings: readonly Findings[]): void {
  const { messages, chats, authors, meanLetters, letters90th, textZstdBytes } = figuresOf(setUp.corpus);
  const measured = findings.reduce<Partial<Figures>>((all, found) => ({ ...all, ...found.figures }), {
    messages,
    textZstdBytes,
  });
  const { catchupBytes, stockRxdbBytes } = measured;
  const figures: Partial<Figures> = {
    ...measured,
    ...(catchupBytes === undefined ? {} : { ratioToZstdText: catchupBytes / textZstdBytes }),
    ...(catchupBytes === undefined || stockRxdbBytes === undefined
      ? {}
      : { ratioToStockRxdb: catchupBytes / stockRxdbBytes }),
  };
  const remarks: readonly Remark[] = [
    ['messages, chats, authors', `${messages}, ${chats}, ${authors}`],
    ['letters of a message, mean and 90th percentile', `${meanLetters.toFixed(1)} and ${letters90th}`],
    ['texts under zstd -19', `${textZstdBytes} B, ${(textZstdBytes / messages).toFixed(1)} a message`],
    ...findings.flatMap((found) => found.remarks),
  ];
  printTable(['beside the aims', ''], remarks);
  const aims: readonly Aim[] = [...aimsOf(figures), ...findings.flatMap((found) => found.aims ?? [])];
  printTable(
    ['aim', 'figure', 'at most', 'met'],
    aims.map(({ what, figure, aim, isMet }) => [what, figure, aim, isMet ? 'yes' : 'NO']),
  );
  console.log(
    JSON.stringify(figures, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value)),
  );
}

function rounded(value: number): number {
  return Math.abs(value) < 10 ? Math.round(value * 1000) / 1000 : Math.round(value);
}
