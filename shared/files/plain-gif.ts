/** Header, size of the screen: GIF89a specification, 17 and 18. */
const SCREEN_END = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const PLAIN_TEXT = 0x01;
const APPLICATION = 0xff;
/** The two applications that say how often a moving picture begins anew. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
const APPLICATION_NAME_BYTES = 11;

/**
 * A GIF with nothing but what is drawn: without comments and without what programs write beside it, among it where
 * it was taken. Of a file that ends too early, what is whole.
 */
export function plainGif(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let at = SCREEN_END + tableBytes(bytes[SCREEN_END - 3] ?? 0);
  parts.push(bytes.subarray(0, at));
  for (;;) {
    const end = blockEnd(bytes, at);
    if (end === undefined) break;
    if (isDrawn(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return joined([...parts, Uint8Array.of(TRAILER)]);
}

/** Where the block that begins here ends; undefined at the trailer, and where it is none or is not whole. */
function blockEnd(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === EXTENSION) return subBlocksEnd(bytes, at + 2);
  if (bytes[at] !== IMAGE) return undefined;
  const flags = bytes[at + 9];
  return flags === undefined ? undefined : subBlocksEnd(bytes, at + 10 + tableBytes(flags) + 1);
}

function subBlocksEnd(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  for (;;) {
    const size = bytes[at];
    if (size === undefined) return undefined;
    at += 1 + size;
    if (size === 0) return at;
  }
}

function isDrawn(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === IMAGE) return true;
  const label = bytes[at + 1];
  if (label === GRAPHIC_CONTROL || label === PLAIN_TEXT) return true;
  const name = String.fromCharCode(...bytes.subarray(at + 3, at + 3 + APPLICATION_NAME_BYTES));
  return label === APPLICATION && LOOPS.includes(name);
}

/** The size of a table of colours, which the last three of its flags say; 0 where there is none. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
