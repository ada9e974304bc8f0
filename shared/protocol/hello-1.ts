import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { bytes } from '../std/bytes.ts';
import { Checkpoint } from '../sync/checkpoint.ts';
import { canonicalText } from '../sync/canonical.ts';

/** How clients of version 1 greet: one checkpoint for each scope, no codec but `plain`, no resuming. */
export const Hello1 = Type.Object(
  {
    type: Type.Literal('hello'),
    version: Type.Literal(1),
    person: Id,
    device: bytes(32, 32),
    session: Type.String({ pattern: '^[0-9a-z]{16,32}$', maxLength: 32 }),
    codecs: Type.Array(Type.String({ maxLength: 24 }), { minItems: 1, maxItems: 8 }),
    checkpoints: Type.Array(Checkpoint, { maxItems: 5000 }),
    signature: bytes(64, 64),
  },
  { additionalProperties: false },
);
export type Hello1 = Type.Static<typeof Hello1>;

/** What a device of version 1 signs. */
export function helloText1(of: {
  readonly nonceHex: string;
  readonly hubKeyPin: string;
  readonly person: string;
  readonly session: string;
}): string {
  const { nonceHex, hubKeyPin, person, session } = of;
  return `zvonok hello\n${canonicalText({ nonceHex, hubKeyPin, version: 1, person, session })}`;
}
