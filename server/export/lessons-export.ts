import type { Hub } from '../hub.ts';
import { journalLines } from '../lessons/journal.ts';
import { guardedCell } from '../roster/cell-guard.ts';
import { csvText } from '../roster/csv-text.ts';
import { LESSONS_README } from './readmes.ts';
import { textFile } from './text-file.ts';
import type { ExportFile } from './zip-stream.ts';

const COLUMNS = ['startedAt', 'endedAt', 'chat', 'title', 'host', 'present', 'invited', 'people'] as const;
const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** The journal of lessons and meetings with who was there, for spreadsheets. */
// eslint-disable-next-line @typescript-eslint/require-await -- The rows are read from the store meanwhile.
export async function* lessonsExport(hub: Hub): AsyncGenerator<ExportFile> {
  yield textFile('README.txt', LESSONS_README);
  yield { path: 'lessons.csv', chunks: rows(hub) };
}

async function* rows(hub: Hub): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csvText([COLUMNS])}`, 'utf8');
  for await (const line of journalLines(hub, ALWAYS)) {
    const { startedAt, endedAt, chatTitle, title, hostName, present, invited, people } = line;
    const times = [startedAt, endedAt].map((at) => (at === 0 ? '' : new Date(at).toISOString()));
    const counts = [present, invited].map(String);
    const cells = [...times, chatTitle, title, hostName, ...counts, people.join('; ')];
    yield Buffer.from(csvText([cells.map(guardedCell)]), 'utf8');
  }
}
