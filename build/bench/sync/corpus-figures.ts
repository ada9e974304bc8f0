import { constants, zstdCompressSync } from 'node:zlib';
import type { CorpusMessage } from './corpus.ts';

export interface CorpusFigures {
  readonly messages: number;
  readonly chats: number;
  readonly authors: number;
  /** Letters (code points) of a message. */
  readonly meanLetters: number;
  readonly letters90th: number;
  /** Bytes of the newline-joined texts under `zstd -19`. */
  readonly textZstdBytes: number;
}

export function figuresOf(messages: readonly CorpusMessage[]): CorpusFigures {
  const lengths = messages.map(({ text }) => [...text].length).sort((a, b) => a - b);
  return {
    messages: messages.length,
    chats: new Set(messages.map(({ chat }) => chat)).size,
    authors: new Set(messages.map(({ author }) => author)).size,
    meanLetters: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    letters90th: lengths[Math.floor(lengths.length * 0.9)] ?? 0,
    textZstdBytes: textZstdBytes(messages),
  };
}

/** As the program `zstd -19` would: a window of 8 MiB, and the length in the frame's head. */
function textZstdBytes(messages: readonly CorpusMessage[]): number {
  const joined = Buffer.from(messages.map(({ text }) => text).join('\n'));
  return zstdCompressSync(joined, {
    pledgedSrcSize: joined.byteLength,
    params: {
      [constants.ZSTD_c_compressionLevel]: 19,
      [constants.ZSTD_c_windowLog]: 23,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  }).byteLength;
}
