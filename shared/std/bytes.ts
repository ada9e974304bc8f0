import Type from 'typebox';

/** A schema for bytes of at most `maxLength`, as CBOR and structured clone carry them. */
export function bytes(maxLength: number, minLength = 0) {
  return Type.Refine(
    Type.Unsafe<Uint8Array>({}),
    (value: unknown) =>
      value instanceof Uint8Array && value.byteLength >= minLength && value.byteLength <= maxLength,
  );
}

/** Bytes as lower-case hexadecimal. */
export function hexOf(value: Uint8Array): string {
  return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads what `hexOf` has written; undefined for anything else. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})*$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
