import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { MAX_PAPER_BYTES } from '../schema/paper.ts';
import { bytes } from '../std/bytes.ts';

/** How large the pieces are in which a paper's file goes to the hub and comes from it. */
export const PAPER_PIECE_BYTES = 256 * 1024;

const Offset = Type.Integer({ minimum: 0, maximum: MAX_PAPER_BYTES });

/** A piece of a file that is named by the SHA-256 of its content; without bytes it asks how much is held. */
export const PapersWriteData = Type.Object(
  {
    /** SHA-256 of the file in hexadecimal. */
    digest: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    offset: Offset,
    bytes: bytes(PAPER_PIECE_BYTES),
    sizeBytes: Type.Integer({ minimum: 1, maximum: MAX_PAPER_BYTES }),
  },
  { additionalProperties: false },
);
export const PapersWriteAnswer = Type.Object({ heldBytes: Offset, isWhole: Type.Boolean() });

export const PapersReadData = Type.Object({ paper: Id, offset: Offset }, { additionalProperties: false });
/** No bytes at the end of the file. */
export const PapersReadAnswer = Type.Object({ bytes: bytes(PAPER_PIECE_BYTES) });
