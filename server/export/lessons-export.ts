import type { JournalPaper } from '../../shared/ipc/lesson-calls.ts';
import type { Hub } from '../hub.ts';
import { journalLines } from '../lessons/journal.ts';
import { guardedCell } from '../roster/cell-guard.ts';
import { csvText } from '../roster/csv-text.ts';
import { LESSONS_README } from './readmes.ts';
import { textFile } from './text-file.ts';
import type { ExportFile } from './zip-stream.ts';

const COLUMNS = [
  'startedAt',
  'endedAt',
  'chat',
  'title',
  'host',
  'present',
  'invited',
  'people',
  'state',
  'type',
  'minutes',
  'papers',
  'results',
] as const;
const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER };
const MINUTE_MS = 60_000;

/** The journal of what was planned and held with who was there, for spreadsheets. */
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
    const minutes = endedAt === 0 ? '' : String(Math.round((endedAt - startedAt) / MINUTE_MS));
    const papers = line.signed
      .map(({ number, title: of }) => [number, of].filter(Boolean).join(' '))
      .join('; ');
    const results = line.signed.map(resultsOf).filter(Boolean).join('; ');
    const held = [line.state, line.report || line.type, minutes, papers, results];
    const cells = [...times, chatTitle, title, hostName, ...counts, people.join('; '), ...held];
    yield Buffer.from(csvText([cells.map(guardedCell)]), 'utf8');
  }
}

/** What minutes say is read in their chat; what a report says is for the school. */
function resultsOf({ report, results, places }: JournalPaper): string {
  if (report === '') return '';
  return [results, ...places.map(({ place, who }) => `${place}: ${who}`)].filter(Boolean).join('; ');
}
