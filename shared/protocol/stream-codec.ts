/**
 * Compression of one direction of a session. What was compressed before helps to compress what comes next,
 * so pieces have to be decompressed in the same order, all of them.
 */
export interface Compressor {
  compress(bytes: Uint8Array): Promise<Uint8Array>;
  /** Frees its memory; it is not used afterwards. */
  close(): void;
}

export interface Decompressor {
  /** Throws ShapeError on bytes that no compressor made and on pieces longer than the protocol allows. */
  decompress(bytes: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/** bulk: a catch-up, a few MiB of memory; small: single batches, a tenth of that. */
export type StreamSize = 'bulk' | 'small';

/** A way to compress, by the name under which both sides agree on it. */
export interface StreamCodec {
  readonly name: string;
  /** @param dictionary what the other side has as context, too, before the first byte */
  compressor(size: StreamSize, dictionary: Uint8Array | undefined): Compressor;
  decompressor(dictionary: Uint8Array | undefined): Decompressor;
  /** What a small compressor makes, at once, of a single piece that nothing will follow. */
  pack(bytes: Uint8Array, dictionary: Uint8Array | undefined): Uint8Array;
  /** Undoes `pack`. Throws ShapeError like a decompressor. */
  unpack(bytes: Uint8Array, dictionary: Uint8Array | undefined): Uint8Array;
}

const identity = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(bytes);

/** Nothing is compressed: for tests that look at bytes, and for machines without any compression. */
export const plainCodec: StreamCodec = {
  name: 'plain',
  compressor: () => ({ compress: identity, close: () => undefined }),
  decompressor: () => ({ decompress: identity, close: () => undefined }),
  pack: (bytes) => bytes,
  unpack: (bytes) => bytes,
};
