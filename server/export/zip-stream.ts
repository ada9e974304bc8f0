import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of an export. */
export interface ExportFile {
  /** With '/' between its parts. */
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** True for what is compressed already. */
  readonly isPacked?: boolean;
}

/** Bytes given to the compressor at once: a few milliseconds of work. */
const SLICE_BYTES = 64 * 1024;

/** Packs files into a zip archive as they come; never holds more than one chunk. */
export async function* zipStream(files: AsyncIterable<ExportFile>): AsyncGenerator<Uint8Array, void> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  for await (const { path, chunks, isPacked = false } of files) {
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
        entry.push(chunk.subarray(start, start + SLICE_BYTES));
        yield* packed.splice(0);
        await nextTurn();
      }
    }
    entry.push(new Uint8Array(), true);
    yield* packed.splice(0);
  }
  zip.end();
  yield* packed.splice(0);
}
