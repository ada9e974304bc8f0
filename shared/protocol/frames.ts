import { ShapeError } from '../std/parse.ts';
import { decodeFrame, encodeBriefFrame } from './codec.ts';
import { ByteReader, ByteWriter } from './columns/bytes.ts';

/** The first byte of a frame of version 2 that is not plain CBOR; no map of CBOR begins with these. */
export const BATCH = 1;
const GOT = 2;
const PING = 3;
const PONG = 4;
const FIRST_BYTE_OF_A_MAP = 0xa0;

const SHORT = { got: GOT, ping: PING, pong: PONG } as const;
type Short = { readonly type: keyof typeof SHORT; readonly n: number };

export function isBatch(frame: Uint8Array): boolean {
  return frame[0] === BATCH;
}

/** A frame of any message that is no batch: two or three bytes for those that only count. */
export function encodeSingle(message: { readonly type: string } | Short): Uint8Array {
  if (!isShort(message)) return encodeBriefFrame(message);
  const out = new ByteWriter(10);
  out.byte(SHORT[message.type]);
  out.varint(message.n);
  return out.take();
}

/** Reads a frame that is no batch into a value that is yet to be parsed. */
export function decodeSingle(frame: Uint8Array): unknown {
  const first = frame[0] ?? 0;
  if (first >= FIRST_BYTE_OF_A_MAP) return decodeFrame(frame);
  const type = first === GOT ? 'got' : first === PING ? 'ping' : first === PONG ? 'pong' : undefined;
  if (!type) throw new ShapeError('frame', '', 'is of an unknown form');
  const from = new ByteReader(frame);
  from.byte();
  const n = from.varint();
  if (!from.isAtEnd) throw new ShapeError('frame', '', 'goes on behind its end');
  return { type, n };
}

function isShort(message: { readonly type: string }): message is Short {
  return Object.hasOwn(SHORT, message.type);
}
