import Type from 'typebox';
import { AcceptedDocument, ScopeName } from '../schema/envelope.ts';
import { TimeMs } from '../schema/names.ts';
import { Checkpoint, LogPosition } from '../sync/checkpoint.ts';
import { MAX_BATCH_DOCUMENTS, MAX_SCOPES } from './limits.ts';

/** Documents of scopes that the person may read, and what the replica holds once it has stored them. */
export const Changes = Type.Object(
  {
    type: Type.Literal('changes'),
    /** Rises with every batch of a session; the client answers with `got`. */
    n: Type.Integer({ minimum: 1 }),
    documents: Type.Array(AcceptedDocument, { maxItems: MAX_BATCH_DOCUMENTS }),
    checkpoints: Type.Array(Checkpoint, { maxItems: MAX_SCOPES }),
    /** With this stored, every scope of the log that has a checkpoint is held up to here. */
    upTo: Type.Union([LogPosition, Type.Null()]),
    /** Scopes that the person may no longer read; the replica forgets them before anything else. */
    forget: Type.Array(ScopeName, { maxItems: MAX_SCOPES }),
    remainingDocuments: Type.Integer({ minimum: 0 }),
    remainingBytes: Type.Integer({ minimum: 0 }),
    /** Hub time of this frame; with nothing remaining the replica is synced up to here. */
    now: TimeMs,
  },
  { additionalProperties: false },
);
export type Changes = Type.Static<typeof Changes>;
