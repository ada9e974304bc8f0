import Type from 'typebox';
import { Epoch, HubId, ScopeName } from '../schema/envelope.ts';
import { TimeMs } from '../schema/names.ts';

/** The hello is good: what this person may read, and how much of it the replica does not hold yet. */
export const Welcome = Type.Object(
  {
    type: Type.Literal('welcome'),
    hub: HubId,
    epoch: Epoch,
    now: TimeMs,
    codec: Type.String({ maxLength: 24 }),
    scopes: Type.Array(ScopeName, { maxItems: 5000 }),
    remainingDocuments: Type.Integer({ minimum: 0 }),
    remainingBytes: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type Welcome = Type.Static<typeof Welcome>;
