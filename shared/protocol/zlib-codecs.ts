import { ShapeError } from '../std/parse.ts';
import { MAX_FRAME_BYTES } from './limits.ts';
import type { Compressor, Decompressor, StreamCodec } from './stream-codec.ts';

/** The part of one of Node's zlib streams that is used here. */
export interface ZlibStream {
  write(bytes: Uint8Array, done: (error?: Error | null) => void): unknown;
  read(): unknown;
  readonly readableLength: number;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'readable', listener: () => void): unknown;
  destroy(): unknown;
}

interface StreamOptions extends PieceOptions {
  readonly flush?: number;
  readonly highWaterMark: number;
}

interface PieceOptions {
  readonly maxOutputLength?: number;
  readonly params?: { readonly [parameter: number]: number };
  readonly level?: number;
  readonly windowBits?: number;
  readonly memLevel?: number;
  readonly dictionary?: Uint8Array;
}

/** The part of Node's `zlib` that is used here, passed in because shared code knows no Node. */
export interface Zlib {
  createDeflateRaw(options: StreamOptions): ZlibStream;
  createInflateRaw(options: StreamOptions): ZlibStream;
  deflateRawSync(bytes: Uint8Array, options: PieceOptions): Uint8Array;
  inflateRawSync(bytes: Uint8Array, options: PieceOptions): Uint8Array;
  /** Missing where a program was built without it. */
  zstdCompressSync?: (bytes: Uint8Array, options: PieceOptions) => Uint8Array;
  zstdDecompressSync?: (bytes: Uint8Array, options: PieceOptions) => Uint8Array;
  createZstdCompress?: (options: StreamOptions) => ZlibStream;
  createZstdDecompress?: (options: StreamOptions) => ZlibStream;
  readonly constants: { readonly [name: string]: number };
}

/** A piece that grows longer than this while it is decompressed is an attack. */
const MAX_PIECE_BYTES = 4 * MAX_FRAME_BYTES;
const highWaterMark = MAX_PIECE_BYTES + 1;

/** What this program can compress with, the best first: `zstd` where there is one, `deflate-raw` always. */
export function zlibCodecs(zlib: Zlib): readonly StreamCodec[] {
  const zstd = zstdCodec(zlib);
  return zstd ? [zstd, deflateCodec(zlib)] : [deflateCodec(zlib)];
}

function zstdCodec({ constants, ...zlib }: Zlib): StreamCodec | undefined {
  const { createZstdCompress, createZstdDecompress, zstdCompressSync, zstdDecompressSync } = zlib;
  if (!createZstdCompress || !createZstdDecompress || !zstdCompressSync || !zstdDecompressSync)
    return undefined;
  const parameter = (name: string, value: number) => ({ [constants[name] ?? 0]: value });
  // The window takes in a whole catch-up of 10,000 messages; the tables are what level 9 gains from.
  const bulk = {
    ...parameter('ZSTD_c_compressionLevel', 9),
    ...parameter('ZSTD_c_windowLog', 20),
    ...parameter('ZSTD_c_hashLog', 17),
    ...parameter('ZSTD_c_chainLog', 17),
  };
  const small = {
    ...parameter('ZSTD_c_compressionLevel', 5),
    ...parameter('ZSTD_c_windowLog', 15),
    ...parameter('ZSTD_c_hashLog', 12),
    ...parameter('ZSTD_c_chainLog', 12),
  };
  const params = parameter('ZSTD_d_windowLogMax', 21);
  const flush = constants['ZSTD_e_flush'] ?? 1;
  return {
    name: 'zstd',
    compressor: (size, dictionary) =>
      compressorOf(
        createZstdCompress({
          flush,
          highWaterMark,
          params: size === 'bulk' ? bulk : small,
          ...(dictionary ? { dictionary } : {}),
        }),
      ),
    decompressor: (dictionary) =>
      decompressorOf(
        createZstdDecompress({
          highWaterMark,
          params,
          ...(dictionary ? { dictionary } : {}),
        }),
      ),
    unpack: (bytes, dictionary) =>
      plainOfZstd(bytes) ??
      unpacked(bytes, (maxOutputLength) =>
        zstdDecompressSync(bytes, { maxOutputLength, params, ...(dictionary ? { dictionary } : {}) }),
      ),
    pack: (bytes, dictionary) => {
      if (bytes.length === 0) return bytes;
      if (!dictionary && bytes.length <= FEW_BYTES) return asZstd(bytes);
      return zstdCompressSync(bytes, { params: small, ...(dictionary ? { dictionary } : {}) });
    },
  };
}

function deflateCodec(zlib: Zlib): StreamCodec {
  const flush = zlib.constants['Z_SYNC_FLUSH'] ?? 2;
  const small = { level: 6, memLevel: 5, windowBits: 12 };
  return {
    name: 'deflate-raw',
    compressor: (size, dictionary) =>
      compressorOf(
        zlib.createDeflateRaw({
          flush,
          highWaterMark,
          ...(size === 'bulk' ? { level: 9, memLevel: 9 } : small),
          ...(dictionary ? { dictionary } : {}),
        }),
      ),
    decompressor: (dictionary) =>
      decompressorOf(zlib.createInflateRaw({ flush, highWaterMark, ...(dictionary ? { dictionary } : {}) })),
    pack: (bytes, dictionary) =>
      bytes.length === 0
        ? bytes
        : zlib.deflateRawSync(bytes, { ...small, ...(dictionary ? { dictionary } : {}) }),
    unpack: (bytes, dictionary) =>
      unpacked(bytes, (maxOutputLength) =>
        zlib.inflateRawSync(bytes, { maxOutputLength, ...(dictionary ? { dictionary } : {}) }),
      ),
  };
}

/** Of so few bytes of numbers no compression makes fewer. */
const FEW_BYTES = 192;
const PLAIN_HEAD_BYTES = 9;

/**
 * The head of a zstd frame (RFC 8878, 3.1.1) with the bytes as they are: the magic number, a descriptor that
 * says "a single segment, its length in one byte", the length, and one last block without compression.
 */
function plainHead(length: number): readonly number[] {
  const block = length * 8 + 1;
  return [0x28, 0xb5, 0x2f, 0xfd, 0x20, length, block & 0xff, block >> 8, 0];
}

function asZstd(bytes: Uint8Array): Uint8Array {
  const head = plainHead(bytes.length);
  const frame = new Uint8Array(head.length + bytes.length);
  frame.set(head);
  frame.set(bytes, head.length);
  return frame;
}

/** Undoes `asZstd`; undefined for any other frame. */
function plainOfZstd(frame: Uint8Array): Uint8Array | undefined {
  const bytes = frame.subarray(PLAIN_HEAD_BYTES);
  if (bytes.length === 0 || bytes.length > FEW_BYTES) return undefined;
  return plainHead(bytes.length).every((byte, at) => frame[at] === byte) ? bytes : undefined;
}

function unpacked(bytes: Uint8Array, unpack: (mostBytes: number) => Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes;
  try {
    return unpack(MAX_PIECE_BYTES);
  } catch {
    throw new ShapeError('frame', '', 'cannot be decompressed');
  }
}

function compressorOf(stream: ZlibStream): Compressor {
  const piece = pieceByPiece(stream);
  return { compress: piece, close: () => stream.destroy() };
}

function decompressorOf(stream: ZlibStream): Decompressor {
  const piece = pieceByPiece(stream);
  return {
    decompress: async (bytes) => {
      try {
        return await piece(bytes);
      } catch {
        throw new ShapeError('frame', '', 'cannot be decompressed');
      }
    },
    close: () => stream.destroy(),
  };
}

/**
 * Each write is flushed by the stream's own setting, so that what comes out of it can be taken as soon as it
 * is done; the buffer is larger than any piece, so that no piece waits for being read.
 */
function pieceByPiece(stream: ZlibStream): (bytes: Uint8Array) => Promise<Uint8Array> {
  let fail: (error: Error) => void = () => undefined;
  let failure: Error | undefined;
  const failed = (error: Error): void => {
    failure = error;
    fail(error);
  };
  stream.on('error', failed);
  stream.on('readable', () => {
    if (stream.readableLength > MAX_PIECE_BYTES) failed(new RangeError('a piece that is too long'));
  });
  return (bytes) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      if (bytes.length === 0) return resolve(bytes);
      fail = reject;
      stream.write(bytes, (error) => {
        if (error) return reject(error);
        const taken = stream.read();
        resolve(taken instanceof Uint8Array ? taken : new Uint8Array(0));
      });
    });
}
