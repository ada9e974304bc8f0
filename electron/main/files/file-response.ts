import { fileTypeOf, TYPE_BYTES, viewOf } from '../../../shared/files/file-type.ts';
import type { FilePart, FileReadData } from '../../../shared/ipc/file-requests.ts';

export type ReadFilePart = (data: FileReadData) => Promise<FilePart>;

/** Under this path of the application's own pages lie the files that the open person has here, by digest. */
const PATH = /^\/file\/([0-9a-f]{64})$/;
const PART_BYTES = 512 * 1024;

/**
 * Answers a request for a file that can be shown: a picture, a sound, a film, by its content alone. Everything
 * else is not found, so that nothing that a person was sent can act as a page. Undefined for other addresses.
 */
export async function fileResponse(request: Request, read: ReadFilePart): Promise<Response | undefined> {
  const digest = PATH.exec(new URL(request.url).pathname)?.[1];
  if (digest === undefined) return undefined;
  const head = await read({ digest, offset: 0, length: TYPE_BYTES }).catch(() => undefined);
  const type = fileTypeOf(head?.bytes ?? new Uint8Array(), '');
  if (!head || viewOf(type) === '') return new Response(null, { status: 404 });
  const { sizeBytes } = head;
  const range = rangeIn(request.headers.get('range'), sizeBytes);
  if (!range)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` } });
  const headers = new Headers({
    'content-type': type,
    'content-length': String(range.to - range.from),
    'accept-ranges': 'bytes',
  });
  if (range.isPart) headers.set('content-range', `bytes ${range.from}-${range.to - 1}/${sizeBytes}`);
  const body = request.method === 'HEAD' ? null : partOf(digest, range, read);
  return new Response(body, { status: range.isPart ? 206 : 200, headers });
}

interface Range {
  readonly from: number;
  /** Behind the last byte. */
  readonly to: number;
  readonly isPart: boolean;
}

/** One range, as Chromium asks for it; undefined for one outside of the file. */
function rangeIn(header: string | null, sizeBytes: number): Range | undefined {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!found) return { from: 0, to: sizeBytes, isPart: false };
  const from = Number(found[1]);
  const to = found[2] ? Math.min(Number(found[2]) + 1, sizeBytes) : sizeBytes;
  return from < to ? { from, to, isPart: true } : undefined;
}

function partOf(digest: string, { from, to }: Range, read: ReadFilePart): ReadableStream<Uint8Array> {
  let offset = from;
  return new ReadableStream({
    async pull(controller) {
      const { bytes } = await read({ digest, offset, length: Math.min(PART_BYTES, to - offset) });
      if (bytes.length === 0) throw new Error('the file ends early');
      offset += bytes.length;
      controller.enqueue(bytes);
      if (offset >= to) controller.close();
    },
  });
}
