import { setImmediate as nextTurn } from 'node:timers/promises';
import { chained, CHAIN_BEGINNING } from '../../shared/directory/chain.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import type { AuditBody } from '../../shared/schema/audit.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { listName } from '../../shared/schema/person.ts';
import { sha256 } from '../audit/ledger.ts';
import type { Hub } from '../hub.ts';
import { guardedCell } from '../roster/cell-guard.ts';
import { csvText } from '../roster/csv-text.ts';
import type { HubStore } from '../store/hub-store.ts';
import { AUDIT_README } from './readmes.ts';
import { json } from './school-export.ts';
import { jsonLines, textFile } from './text-file.ts';
import type { ExportFile } from './zip-stream.ts';

const PAGE_LINES = 200;

const COLUMNS = [
  'log', 'n', 'at', 'actor', 'actorName', 'action', 'targets', 'targetNames', 'clause', 'reason', 'act',
  'reasonHash', 'previous', 'hash',
] as const; // prettier-ignore

/** What the check of one log's chain has found. */
interface ChainCheck {
  readonly log: string;
  readonly lines: number;
  /** The number of the first line that is missing, changed or out of its place; 0 for none. */
  readonly brokenAt: number;
}

/** The log of what was done, for spreadsheets and for programs, with the check of its chain. */
export async function* auditExport({ store, facts }: Hub): AsyncGenerator<ExportFile> {
  const directory = await facts.directory();
  yield textFile('README.txt', AUDIT_README);
  yield { path: 'log.csv', chunks: csvPages(store, directory) };
  yield { path: 'log.jsonl', chunks: jsonLines(allLines(store)) };
  const logs: ChainCheck[] = [];
  for (const { log } of await store.logs()) {
    const check = await checkChain(store, log);
    if (check.lines > 0) logs.push(check);
  }
  yield textFile('check.json', json({ logs, isWhole: logs.every(({ brokenAt }) => brokenAt === 0) }));
}

/** Looks through a log page by page: how long it is and where its chain is broken. */
export async function checkChain(store: HubStore, log: string): Promise<ChainCheck> {
  let previous = CHAIN_BEGINNING;
  let lines = 0;
  let brokenAt = 0;
  for await (const page of linesOf(store, log)) {
    for (const { hash, ...line } of page) {
      lines += 1;
      const isInPlace = line.n === lines && line.previous === previous;
      if (brokenAt === 0 && !(isInPlace && chained(line, sha256).hash === hash)) brokenAt = lines;
      previous = hash;
    }
  }
  return { log, lines, brokenAt };
}

async function* linesOf(store: HubStore, log: string): AsyncGenerator<readonly AuditBody[]> {
  let after = 0;
  for (;;) {
    const page = await store.changesAfter({ scope: 'audit', log }, after, PAGE_LINES);
    const last = page.at(-1);
    if (!last) return;
    yield page.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : []));
    after = last.seq;
    await nextTurn();
  }
}

async function* allLines(store: HubStore): AsyncGenerator<readonly unknown[]> {
  for (const { log } of await store.logs()) {
    for await (const page of linesOf(store, log)) yield page.map((line) => ({ log, ...line }));
  }
}

async function* csvPages(store: HubStore, directory: Directory): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csvText([COLUMNS])}`, 'utf8');
  for (const { log } of await store.logs()) {
    for await (const page of linesOf(store, log)) {
      const rows: string[][] = [];
      for (const line of page) rows.push(await csvRow(log, line, store, directory));
      yield Buffer.from(csvText(rows.map((row) => row.map(guardedCell))), 'utf8');
    }
  }
}

async function csvRow(
  log: string,
  line: AuditBody,
  store: HubStore,
  directory: Directory,
): Promise<string[]> {
  const { n, at, actor, action, targets, clause, act, reasonHash, previous, hash } = line;
  const time = new Date(at).toISOString();
  const about = targets.map((target) => nameOf(target, directory)).filter((name) => name !== '');
  const who = [actor, nameOf(actor, directory)];
  const what = [action, targets.join(' '), about.join('; '), clause, await reasonOf(line, store), act];
  return [log, String(n), time, ...who, ...what, reasonHash, previous, hash];
}

function nameOf(id: string, directory: Directory): string {
  const person = directory.get('person', id)?.body;
  if (person) return listName(person);
  return directory.get('classroom', id)?.body.title ?? '';
}

/** The reason stands in the act, as long as nobody had it erased. */
async function reasonOf({ act, reasonHash }: AuditBody, store: HubStore): Promise<string> {
  const found = act === '' ? undefined : await store.get(act);
  if (!found || !isOfKind(found, 'act')) return '';
  return sha256(found.body.reason) === reasonHash ? found.body.reason : '';
}
