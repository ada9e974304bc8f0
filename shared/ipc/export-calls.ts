import Type, { type Static } from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { bytes } from '../std/bytes.ts';

/** A piece of an archive fits a frame. */
export const EXPORT_PIECE_BYTES = 256 * 1024;

const Count = Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 });

/**
 * An export is a zip archive that is made while it is fetched: the first call has no export's id and offset
 * 0, the answers say how to go on. Pieces come in their order; the last one can be asked for again.
 */
const place = {
  /** '' to begin, then what the first answer said. */
  export: OptionalId,
  offset: Count,
};

const Piece = Type.Object({
  export: Id,
  /** What to call the file. */
  fileName: Type.String(),
  bytes: bytes(2 * EXPORT_PIECE_BYTES),
  isLast: Type.Boolean(),
  /** Documents that are in it so far, and that there will be; 0 where nothing is counted. */
  done: Count,
  total: Count,
});
export type ExportPiece = Static<typeof Piece>;

const Place = Type.Object(place, { additionalProperties: false });

export const EXPORT_CALLS = {
  /** OneRoster 1.2. */
  'export.roster': { data: Place, answer: Piece },
  /** Everything that the hub keeps of the school; see docs/export.md. */
  'export.school': { data: Place, answer: Piece },
  /** One person's data, the own ones or by an administrator. */
  'export.person': {
    /** `person` is '' for oneself. */
    data: Type.Object({ ...place, person: OptionalId }, { additionalProperties: false }),
    answer: Piece,
  },
  /** The log of what was done, with the check of its chain. */
  'export.audit': { data: Place, answer: Piece },
  /** The lessons and meetings that were held, with who was there. */
  'export.lessons': { data: Place, answer: Piece },
} as const;
