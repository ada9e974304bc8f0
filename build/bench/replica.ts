import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCatchUp } from './replica/catch-up.ts';
import { makeMessages } from './replica/messages.ts';
import { measureReading } from './replica/readings.ts';
import { TABLE } from './replica/vault.ts';
import { measureApplying, measureWriting } from './replica/writing.ts';
import { printTable } from './table.ts';

const MESSAGES = 100_000;
const APPLIED = 20_000;
const CAUGHT_UP = 10_000;
const INDEX = `USING INDEX ${TABLE} _deleted,parent,order,id`;

/**
 * The replica's encrypted storage with 100,000 messages: what writing costs beside the same rows straight
 * into SQLCipher, what reading and opening take, and how long a catch-up holds up the threads.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-'));
  try {
    const path = join(folder, 'vault.db');
    const messages = makeMessages(MESSAGES);
    const { rxMs, rawMs } = await measureWriting(path, messages);
    const applyMs = await measureApplying(join(folder, 'applied.db'), messages.slice(0, APPLIED));
    const bytesPerMessage = statSync(path).size / MESSAGES;
    const read = await measureReading(path);
    const catchUp = await measureCatchUp(join(folder, 'catch-up.db'), CAUGHT_UP);
    const usesIndex = read.plan.includes(INDEX);
    printTable(
      ['writing, 200 at a time', 'µs a message', '÷ straight'],
      [
        ['straight into SQLCipher', (rawMs / MESSAGES) * 1000, 1],
        ['through RxDB (bulkInsert)', (rxMs / MESSAGES) * 1000, rxMs / rawMs],
        [
          "through the replica's store (apply)",
          (applyMs / APPLIED) * 1000,
          (applyMs / APPLIED / rawMs) * MESSAGES,
        ],
      ],
    );
    printTable(
      ['with 100,000 messages', 'median', 'p95'],
      [
        ['newest 50 of a chat, ms', read.newest50MsP50, read.newest50MsP95],
        ['reactive query after one insert, ms', read.reactiveUpdateMsP50, read.reactiveUpdateMsP95],
        ['the same from the call, so with the disk, ms', read.insertToAnswerMsP50, read.insertToAnswerMsP95],
        ['opening with the raw key, ms', read.openMs, undefined],
        ['stretching a PIN before that (scrypt 2^16, 8, 1), ms', read.scryptMs, undefined],
        ['memory of the program, MiB', read.rssMiB, undefined],
        ['file, bytes a message', bytesPerMessage, undefined],
      ],
    );
    printTable(
      ['catch-up of 10,000 messages in a thread', 'ms'],
      [
        ['whole', catchUp.totalMs],
        ["main's event loop waits, p99", catchUp.mainLoopDelayMsP99],
        ["the thread's own, p99", catchUp.replicaLoopDelayMsP99],
      ],
    );
    console.log(`plan: ${read.plan}\n`);
    const figures = {
      bulkWriteRatioToRaw: rounded(rxMs / rawMs),
      newest50MsP95: rounded(read.newest50MsP95),
      usesIndex,
      reactiveUpdateMsP95: rounded(read.reactiveUpdateMsP95),
      openMs: rounded(read.openMs),
      scryptMs: rounded(read.scryptMs),
      mainLoopDelayMsP99: rounded(catchUp.mainLoopDelayMsP99),
      replicaLoopDelayMsP99: rounded(catchUp.replicaLoopDelayMsP99),
      rssMiB: Math.round(read.rssMiB),
    };
    console.log(JSON.stringify(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
