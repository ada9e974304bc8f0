import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';

const MOST_PIECES = 64;
const MOST_PIECE_BYTES = 8 * 1024;

/**
 * The same codec; the texts of what a chat is told are compressed once, and not again for each of its members.
 * Only pieces with a dictionary are remembered: the others hold what is each session's own.
 */
export function remembering(codec: StreamCodec): StreamCodec {
  const pieces = new Map<string, Uint8Array>();
  let dictionaryOfAll: Uint8Array | undefined;
  return {
    name: codec.name,
    compressor: (...of) => codec.compressor(...of),
    decompressor: (...of) => codec.decompressor(...of),
    unpack: (...of) => codec.unpack(...of),
    pack: (bytes, dictionary) => {
      dictionaryOfAll ??= dictionary;
      if (!dictionary || dictionary !== dictionaryOfAll || bytes.length > MOST_PIECE_BYTES)
        return codec.pack(bytes, dictionary);
      const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
      const known = pieces.get(name);
      if (known) return known;
      const piece = codec.pack(bytes, dictionary);
      pieces.set(name, piece);
      const [oldest] = pieces.keys();
      if (pieces.size > MOST_PIECES && oldest !== undefined) pieces.delete(oldest);
      return piece;
    },
  };
}
