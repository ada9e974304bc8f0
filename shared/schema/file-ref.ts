import Type from 'typebox';
import { line } from './names.ts';

/** The most bytes that one file may have, whatever a school sets. */
export const MAX_FILE_BYTES = 4 * 1024 ** 3;
export const MAX_FILES = 10;

export const FileDigest = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

/**
 * A file that a document names. Its bytes travel apart from the documents; whoever may read the document may
 * have them.
 */
export const FileRef = Type.Object(
  {
    /** SHA-256 of the file's own bytes in hexadecimal. */
    digest: FileDigest,
    sizeBytes: Type.Integer({ minimum: 0, maximum: MAX_FILE_BYTES }),
    /** The media type as its content shows, `application/octet-stream` where it shows none. */
    type: Type.String({ pattern: '^[a-z]{1,20}/[a-z0-9.+-]{1,80}$', maxLength: 101 }),
    name: line(120, 1),
    /** Pixels of a picture or video, 0 for anything else. */
    width: Type.Integer({ minimum: 0, maximum: 100_000 }),
    height: Type.Integer({ minimum: 0, maximum: 100_000 }),
    /** Milliseconds of sound or video, 0 for anything else. */
    durationMs: Type.Integer({ minimum: 0, maximum: 2 ** 31 }),
    /** A voice message: recorded here, played in its place. */
    isVoice: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type FileRef = Type.Static<typeof FileRef>;

export const FileRefs = Type.Array(FileRef, { maxItems: MAX_FILES });
