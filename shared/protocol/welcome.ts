import Type from 'typebox';
import { TimeMs } from '../schema/names.ts';

/** The hello is good: how much of what this person may read the replica does not hold yet. */
export const Welcome = Type.Object(
  {
    type: Type.Literal('welcome'),
    now: TimeMs,
    codec: Type.String({ maxLength: 24 }),
    remainingDocuments: Type.Integer({ minimum: 0 }),
    remainingBytes: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type Welcome = Type.Static<typeof Welcome>;
