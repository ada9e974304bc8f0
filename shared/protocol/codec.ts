import { Encoder } from 'cbor-x';
import { ShapeError } from '../std/parse.ts';
import { MAX_FRAME_BYTES } from './limits.ts';

// Plain CBOR (RFC 8949): no records, no tags of our own, byte strings as byte strings.
const cbor = new Encoder({ useRecords: false, tagUint8Array: false, mapsAsObjects: true });

/** Keys of messages by number, since version 2; a number is never given another meaning. */
const KEYS = [
  'type', 'version', 'person', 'device', 'session', 'number', 'run', 'codecs', 'resume', 'open', 'held',
  'signature', 'log', 'upTo', 'digest', 'partial', 'scope', 'low', 'high', 'people', 'now', 'codec',
  'remainingDocuments', 'remainingBytes', 'isResumed', 'needsScopes', 'needsNumber', 'ends', 'seq', 'shared',
  'scopes', 'ids', 'chat', 'n', 'method', 'data', 'ok', 'value', 'error', 'code', 'isRetryable', 'params',
  'details', 'reason', 'retryAfterMs', 'stream', 'begun',
] as const; // prettier-ignore
const brief = new Encoder({
  useRecords: false,
  tagUint8Array: false,
  mapsAsObjects: true,
  variableMapSize: true,
  keyMap: Object.fromEntries(KEYS.map((key, index) => [key, index])),
});

/** Encodes one message of version 2 as a frame: keys that are known are numbers. */
export function encodeBriefFrame(message: unknown): Uint8Array {
  const frame = brief.encode(message);
  if (frame.byteLength > MAX_FRAME_BYTES) throw new RangeError(`frame of ${frame.byteLength} bytes`);
  return frame;
}

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
    // Reads keys that are text, too: what is said before the version is agreed on has those.
    const value: unknown = brief.decode(frame);
    return value;
  } catch {
    throw new ShapeError('frame', '', 'is not CBOR');
  }
}
