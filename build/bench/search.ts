import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SqlcipherSearchIndex } from '../../electron/replica/search-index/sqlcipher-search-index.ts';
import { MOST_COUNTED } from '../../shared/replica/searching/search-views.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { ReplicaDocument } from '../../shared/sync/replica-document.ts';
import { annaIn, openTestReplica, type TestReplica } from '../../shared/testing/replica-fixture.ts';
import { makeMessages } from './replica/messages.ts';
import { BATCH, KEY, openVault, p95 } from './replica/vault.ts';
import { LikeScan } from './search/like-scan.ts';
import { questions, scannedWords } from './search/questions.ts';
import { median, printTable } from './table.ts';

const MESSAGES = 100_000;
const ROUNDS = 5;
const PAGE = 31;

/**
 * Searching through 100,000 messages of 60 chats in an encrypted replica: from the question to the page of
 * hits with its texts, beside a scan of the same texts with LIKE in the same run. And what the index costs
 * to build, and how long one slice of that holds up its thread.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-'));
  try {
    const messages = makeMessages(MESSAGES);
    const anna = await openFilled(folder, messages);
    const built = await build(anna);
    const scan = new LikeScan(join(folder, 'scan.db'), KEY, messages);
    const { searchMs, scanMs, foundShare } = await ask(anna, scan, messages);
    scan.close();
    await anna.replica.close();
    if (anna.faults.length > 0) throw new AggregateError(anna.faults, 'the replica had faults');
    report({ searchMs, scanMs, foundShare, ...built, indexBytes: statSync(join(folder, 'search.db')).size });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openFilled(folder: string, messages: readonly AcceptedDocument[]): Promise<TestReplica> {
  const database = await openVault(join(folder, 'replica.db'));
  for (let from = 0; from < messages.length; from += BATCH) {
    const rows = messages.slice(from, from + BATCH);
    const { error } = await database.messages.bulkInsert(
      rows.map((message): ReplicaDocument => ({ ...message, queue: '', refusal: '' })),
    );
    if (error.length > 0) throw new Error('messages were not stored');
  }
  const index = new SqlcipherSearchIndex({ path: join(folder, 'search.db'), key: KEY });
  const anna = await openTestReplica(database, messages.at(-1)?.at ?? 0, index);
  const chats = [...new Set(messages.map(({ parent }) => parent))];
  await anna.receive(
    chats.flatMap((chat) => annaIn(chat, chat)),
    MESSAGES + 1,
  );
  return anna;
}

/** Builds the index slice by slice, and listens how long others have to wait meanwhile. */
async function build(anna: TestReplica) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  // Anything else that the thread has to do comes in between two steps of the loop.
  do {
    anna.timers.advance(20_000);
    await new Promise((resolve) => setImmediate(resolve));
  } while (!anna.replica.searching.isAtRest);
  const buildMs = performance.now() - from;
  delay.disable();
  return { buildMs, waitMsP99: delay.percentile(99) / 1e6 };
}

async function ask(anna: TestReplica, scan: LikeScan, messages: readonly AcceptedDocument[]) {
  const chats = [...new Set(messages.map(({ parent }) => parent))];
  const people = [...new Set(messages.map(({ by }) => by))];
  const asked = questions(chats, people, messages[MESSAGES / 2]?.at ?? 0);
  const searchMs: number[] = [];
  const scanMs: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const wish of asked) {
      let from = performance.now();
      const { hits } = await anna.replica.searching.find(wish);
      searchMs.push(performance.now() - from);
      if (hits.length > 0) found += 1;
      if (wish.chat !== '' || wish.person !== '' || wish.from > 0) continue;
      from = performance.now();
      scan.find(scannedWords(wish), PAGE, MOST_COUNTED + 1);
      scanMs.push(performance.now() - from);
    }
  }
  return { searchMs, scanMs, foundShare: found / searchMs.length };
}

interface Figures {
  readonly searchMs: readonly number[];
  readonly scanMs: readonly number[];
  /** Of the questions, those to which there was an answer. */
  readonly foundShare: number;
  readonly buildMs: number;
  readonly waitMsP99: number;
  readonly indexBytes: number;
}

function report({ searchMs, scanMs, foundShare, buildMs, waitMsP99, indexBytes }: Figures): void {
  printTable(
    [`${searchMs.length} questions to 100,000 messages, ms`, 'median', 'p95', 'worst'],
    [
      ['index of words, with the texts of the hits', median(searchMs), p95(searchMs), Math.max(...searchMs)],
      ['LIKE through the same texts, without them', median(scanMs), p95(scanMs), Math.max(...scanMs)],
    ],
  );
  printTable(
    ['the index', ''],
    [
      ['building, µs a message', (buildMs / MESSAGES) * 1000],
      ['meanwhile its thread waits, p99, ms', waitMsP99],
      ['file, bytes a message', indexBytes / MESSAGES],
      ['questions with an answer, %', foundShare * 100],
    ],
  );
  console.log(
    JSON.stringify({
      searchMsP95: rounded(p95(searchMs)),
      searchMsP50: rounded(median(searchMs)),
      likeScanMsP95: rounded(p95(scanMs)),
      searchRatioToLikeScan: rounded(p95(searchMs) / p95(scanMs)),
      indexBuildMs: Math.round(buildMs),
      indexWaitMsP99: rounded(waitMsP99),
      indexBytesPerMessage: Math.round(indexBytes / MESSAGES),
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
