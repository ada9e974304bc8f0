import { createCodec } from './codec.ts';

/** The codec of the Node side; the page side makes its own from the same source. */
export const codec = createCodec({
  toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
