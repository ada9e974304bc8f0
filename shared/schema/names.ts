import Type from 'typebox';

/**
 * One line a person reads: no control characters, no line breaks, no direction overrides, no halves of
 * surrogate pairs (UTF-8 has no place for them). Lengths count code points.
 */
export function line(maxLength: number, minLength = 0) {
  return Type.String({
    minLength,
    maxLength,
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]*$',
  });
}

/** Several lines a person writes: tabs and line breaks are allowed, the rest is as in a line. */
export function text(maxLength: number, minLength = 0) {
  return Type.String({
    minLength,
    maxLength,
    pattern:
      '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]*$',
  });
}

export const Title = line(120, 1);
export const PersonNamePart = line(60);
export const TimeMs = Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 });
