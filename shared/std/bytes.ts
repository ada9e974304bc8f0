import Type from 'typebox';

/** A schema for bytes of at most `maxLength`, as CBOR and structured clone carry them. */
export function bytes(maxLength: number, minLength = 0) {
  return Type.Refine(
    Type.Unsafe<Uint8Array>({}),
    (value: unknown) =>
      value instanceof Uint8Array && value.byteLength >= minLength && value.byteLength <= maxLength,
  );
}
