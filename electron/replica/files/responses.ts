import type { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors/app-error.ts';
import { refusalIn } from './refusal.ts';

/** Bytes of one answer after another, and the end of each. */
export type ResponseEvent = { readonly kind: 'data'; readonly bytes: Uint8Array } | { readonly kind: 'end' };

const HEAD_END = Buffer.from('\r\n\r\n');
const MOST_HEAD_BYTES = 16 * 1024;

/**
 * Reads the answers to GET requests that were written to one connection without waiting (RFC 9112, 9.3.2). Node's
 * own client sends a request only when the last one is answered, and then a long link stands still in between.
 * Only what our hub says is understood: 200 or 206 with a length. Throws AppError for a refusal.
 */
export async function* responsesOf(socket: Readable): AsyncGenerator<ResponseEvent> {
  let buffer: Buffer = Buffer.alloc(0);
  let left = -1;
  let refused: Buffer[] | undefined;
  for await (const chunk of socket) {
    if (!Buffer.isBuffer(chunk)) throw broken();
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    for (;;) {
      if (left < 0) {
        const end = buffer.indexOf(HEAD_END);
        if (end < 0 && buffer.length > MOST_HEAD_BYTES) throw broken();
        if (end < 0) break;
        const head = headOf(buffer.subarray(0, end).toString('latin1'));
        buffer = buffer.subarray(end + HEAD_END.length);
        left = head.length;
        refused = head.isGood ? undefined : [];
      }
      const bytes = buffer.subarray(0, left);
      buffer = buffer.subarray(bytes.length);
      left -= bytes.length;
      if (refused) refused.push(bytes);
      else if (bytes.length > 0) yield { kind: 'data', bytes };
      if (left > 0) break;
      if (refused) throw refusalIn(Buffer.concat(refused));
      left = -1;
      yield { kind: 'end' };
    }
  }
}

function headOf(text: string): { readonly isGood: boolean; readonly length: number } {
  const [first = '', ...lines] = text.split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  const header = lines.find((line) => /^content-length:/i.test(line)) ?? '';
  const length = Number(/^content-length:\s*(\d{1,15})$/i.exec(header)?.[1] ?? Number.NaN);
  const isGood = status === 200 || status === 206;
  if (!Number.isFinite(length) || (!isGood && length > MOST_HEAD_BYTES)) throw broken();
  return { isGood, length };
}

function broken(): AppError {
  return new AppError('hubUnreachable', { isRetryable: true, details: 'the answer is not understood' });
}
