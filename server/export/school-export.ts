import { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind, KINDS, kindNames } from '../../shared/schema/kinds.ts';
import type { Hub } from '../hub.ts';
import { VERSION } from '../version.ts';
import { documentPages } from './document-pages.ts';
import { SCHOOL_README } from './readmes.ts';
import { jsonLines, textFile } from './text-file.ts';
import type { ExportFile } from './zip-stream.ts';

/** Changes when a reader of the export has to read it in another way; see docs/export.md. */
export const EXPORT_FORMAT = 1;

/**
 * Everything that the hub keeps of its school, apart from keys and the hashes of secrets, as files.
 * @param onDocuments told how many more documents were written
 */
export async function* schoolExport(
  { store, papers, now }: Hub,
  onDocuments: (count: number) => void = () => undefined,
): AsyncGenerator<ExportFile> {
  const logs = await store.logs();
  const kinds = kindNames();
  yield textFile('README.txt', SCHOOL_README);
  yield textFile(
    'about.json',
    json({
      format: 'zvonok-school',
      version: EXPORT_FORMAT,
      program: VERSION,
      madeAt: new Date(now()).toISOString(),
      hub: store.hub,
      logs,
      kinds,
    }),
  );
  yield textFile('schemas/document.json', json(AcceptedDocument));
  for (const kind of kinds) yield textFile(`schemas/${kind}.json`, json(KINDS[kind].body));
  for (const kind of kinds) {
    yield {
      path: `documents/${kind}.jsonl`,
      chunks: jsonLines(counted(documentPages(store, kind), onDocuments)),
    };
  }
  const written = new Set<string>();
  for await (const page of documentPages(store, 'paper')) {
    for (const paper of page) {
      if (!isOfKind(paper, 'paper') || written.has(paper.body.digest)) continue;
      const { digest } = paper.body;
      written.add(digest);
      if (await papers.has(digest)) {
        yield { path: `papers/${digest}`, chunks: paperChunks(papers, digest), isPacked: true };
      }
    }
  }
}

async function* counted<D>(
  pages: AsyncIterable<readonly D[]>,
  onDocuments: (count: number) => void,
): AsyncGenerator<readonly D[]> {
  for await (const page of pages) {
    onDocuments(page.length);
    yield page;
  }
}

async function* paperChunks(papers: Hub['papers'], digest: string): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for (;;) {
    const chunk = await papers.read(digest, offset);
    if (chunk.byteLength === 0) return;
    offset += chunk.byteLength;
    yield chunk;
  }
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** How many documents the export will have, for its progress. */
export async function countDocuments({ store }: Hub): Promise<number> {
  let count = 0;
  for (const kind of kindNames()) count += await store.countOfKind(kind);
  return count;
}
