/** A body either whole, or its beginning with the way to the rest. */
export type Gathered =
  | { readonly isWhole: true; readonly bytes: Buffer }
  | { readonly isWhole: false; readonly body: AsyncIterable<Uint8Array>; cancel(): void };

const largestWholeBytes = 1024 * 1024;
const patienceMs = 25;

/** Reads a body that is short and at hand; leaves one that is long or slow to be streamed. */
export async function gatherBody(body: ReadableStream<Uint8Array>, knownBytes: number): Promise<Gathered> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let next = reader.read();
  const timer = Promise.withResolvers<'late'>();
  const timeout = setTimeout(() => timer.resolve('late'), patienceMs);
  while (sizeBytes <= largestWholeBytes && knownBytes <= largestWholeBytes) {
    const result = await Promise.race([next, timer.promise]);
    if (result === 'late') break;
    if (result.done) {
      clearTimeout(timeout);
      return { isWhole: true, bytes: Buffer.concat(chunks) };
    }
    chunks.push(result.value);
    sizeBytes += result.value.byteLength;
    next = reader.read();
  }
  clearTimeout(timeout);
  return { isWhole: false, body: remaining(chunks, reader, next), cancel: () => void reader.cancel() };
}

type Read = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

async function* remaining(
  chunks: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
  pending: Promise<Read>,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let result = await pending; !result.done; result = await reader.read()) yield result.value;
}
