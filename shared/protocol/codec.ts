import { Encoder } from 'cbor-x';
import { ShapeError } from '../std/parse.ts';
import { MAX_FRAME_BYTES } from './limits.ts';

// Plain CBOR (RFC 8949): no records, no tags of our own, byte strings as byte strings.
const cbor = new Encoder({ useRecords: false, tagUint8Array: false, mapsAsObjects: true });

/** Encodes one message as a frame. Throws RangeError if it would be longer than the protocol allows. */
export function encodeFrame(message: unknown): Uint8Array {
  const frame = cbor.encode(message);
  if (frame.byteLength > MAX_FRAME_BYTES) throw new RangeError(`frame of ${frame.byteLength} bytes`);
  return frame;
}

/** Decodes a frame to an unknown value, which the caller parses. Throws ShapeError on what is not one CBOR item. */
export function decodeFrame(frame: Uint8Array): unknown {
  if (frame.byteLength > MAX_FRAME_BYTES) throw new ShapeError('frame', '', 'is too long');
  try {
    const value: unknown = cbor.decode(frame);
    return value;
  } catch {
    throw new ShapeError('frame', '', 'is not CBOR');
  }
}
