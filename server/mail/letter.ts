import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import { isMailAddress } from './mail-address.ts';

/** One letter to one address, plain text. */
export const Letter = Type.Object(
  {
    /** As `parseMailAddress` returns it. */
    to: Type.Refine(Type.String({ maxLength: 254 }), isMailAddress),
    subject: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+$',
    }),
    text: Type.String({ minLength: 1, maxLength: 5_000 }),
  },
  { additionalProperties: false },
);
export type Letter = Type.Static<typeof Letter>;

export const parseLetter = parserOf('mail.letter', Letter);
