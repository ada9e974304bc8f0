import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { ShapeError } from '../../shared/std/parse.ts';

const HEAD_BYTES = 4;

/**
 * A codec that depends on everything that came before in its stream, as compression with a kept context does,
 * and that finds out at once when a piece is missing, comes twice or comes in another order. It works without
 * waiting for anything, so that a seed runs the same way every time.
 */
export const chainedCodec: StreamCodec = {
  name: 'chained',
  compressor: (_size, dictionary) => {
    const context = new Context(dictionary);
    return {
      compress: (bytes) => Promise.resolve(context.piece(bytes)),
      close: () => undefined,
    };
  },
  pack: (bytes, dictionary) => new Context(dictionary).piece(bytes),
  unpack: (piece, dictionary) => new Context(dictionary).bytesOf(piece),
  decompressor: (dictionary) => {
    const context = new Context(dictionary);
    return {
      // eslint-disable-next-line @typescript-eslint/require-await -- An async function turns what it throws into a rejection.
      decompress: async (piece) => context.bytesOf(piece),
      close: () => undefined,
    };
  },
};

/** A digest of all bytes so far (FNV-1a). */
class Context {
  digest = 0x811c9dc5;

  constructor(dictionary: Uint8Array | undefined) {
    if (dictionary) this.add(dictionary);
  }

  /** The next piece of the stream, which says behind what it comes. */
  piece(bytes: Uint8Array): Uint8Array {
    const piece = new Uint8Array(HEAD_BYTES + bytes.length);
    new DataView(piece.buffer).setUint32(0, this.digest);
    piece.set(bytes, HEAD_BYTES);
    this.add(bytes);
    return piece;
  }

  /** What a piece holds. Throws ShapeError where it comes behind something else. */
  bytesOf(piece: Uint8Array): Uint8Array {
    const digest = new DataView(piece.buffer, piece.byteOffset).getUint32(0);
    if (digest !== this.digest) throw new ShapeError('frame', '', 'goes on with another context');
    const bytes = piece.subarray(HEAD_BYTES);
    this.add(bytes);
    return bytes;
  }

  add(bytes: Uint8Array): void {
    let digest = this.digest;
    for (const byte of bytes) digest = Math.imul(digest ^ byte, 0x01000193);
    this.digest = digest >>> 0;
  }
}
