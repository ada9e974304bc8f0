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

/**
 * Signs that no name has and that could pass for the badge of a confirmed teacher or hide something: pictures
 * and ticks, enclosing marks, what cannot be seen, mathematical signs other than plain ones, colours of emoji.
 */
const NO_BADGE =
  '(?![\\p{So}\\p{No}\\p{Me}\\p{Cf}\\p{Co}\\p{Default_Ignorable_Code_Point}\\u{1f3fb}-\\u{1f3ff}]|(?=[^\\x00-\\x7f])\\p{Sm})';
const OF_A_LINE = '[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]';

/** A line beside somebody's name, in which nothing can be taken for the badge. */
export function plainLine(maxLength: number, minLength = 0) {
  return Type.String({ minLength, maxLength, pattern: `^(?:№|${NO_BADGE}${OF_A_LINE})*$` });
}

export const PersonNamePart = plainLine(60);
export const TimeMs = Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 });
