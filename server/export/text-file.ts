import type { ExportFile } from './zip-stream.ts';

export function textFile(path: string, text: string): ExportFile {
  return { path, chunks: [Buffer.from(text, 'utf8')] };
}

/** Objects as JSON Lines, one chunk for each page of them. */
export async function* jsonLines(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<Uint8Array> {
  for await (const page of pages) {
    if (page.length > 0) yield Buffer.from(page.map((one) => `${JSON.stringify(one)}\n`).join(''), 'utf8');
  }
}
