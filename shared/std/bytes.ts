import Type from 'typebox';

/** A schema for bytes of at most `maxLength`, as CBOR and structured clone carry them. */
export function bytes(maxLength: number, minLength = 0) {
  return Type.Refine(
    Type.Unsafe<Uint8Array>({}),
    (value: unknown) =>
      value instanceof Uint8Array && value.byteLength >= minLength && value.byteLength <= maxLength,
  );
}

/** Whether two byte strings hold the same bytes. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.byteLength; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Compares two byte strings as unsigned numbers from the left. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.byteLength, b.byteLength);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.byteLength - b.byteLength;
}
