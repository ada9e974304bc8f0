import Type from 'typebox';
import { TimeMs } from '../schema/names.ts';
import { LogPosition } from '../sync/checkpoint.ts';

/** The hello is good: how much of what this person may read the replica does not hold yet. */
export const Welcome = Type.Object(
  {
    type: Type.Literal('welcome'),
    now: TimeMs,
    codec: Type.String({ maxLength: 24 }),
    remainingDocuments: Type.Integer({ minimum: 0 }),
    remainingBytes: Type.Integer({ minimum: 0 }),
    /** Names the stream of batches of this session; random. */
    stream: Type.String({ pattern: '^([0-9a-z]{16})?$', maxLength: 16 }),
    /** Batches go on after the one that the hello named; otherwise they begin with 1. */
    isResumed: Type.Boolean(),
    /** The digest of some log does not match what the person may read: the client names its scopes. */
    needsScopes: Type.Boolean(),
    /** Another computer has this device number: the client takes a new one. */
    needsNumber: Type.Boolean(),
    /**
     * Lists of names that both sides have, as the digests of the hello show: batches use them by number, the
     * scopes first, each list sorted.
     */
    shared: Type.Array(Type.Union([Type.Literal('scopes'), Type.Literal('people')]), { maxItems: 2 }),
    /** Where earlier logs of this hub end: what it accepted later is lost, because a backup was restored. */
    ends: Type.Array(LogPosition, { maxItems: 64 }),
  },
  { additionalProperties: false },
);
export type Welcome = Type.Static<typeof Welcome>;
