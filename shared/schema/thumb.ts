import Type from 'typebox';
import { FileDigest } from './file-ref.ts';

export const MAX_THUMB_BYTES = 4096;

/** What a picture that was taken back holds: nothing. */
export const NO_THUMB: ThumbBody = { digest: '0'.repeat(64), picture: 'AAAA' };

/**
 * A small picture of a file, sent ahead of it by the author of the document that names the file, its parent. A
 * voice message has instead how loud it is in 64 equal parts, a byte each.
 */
export const ThumbBody = Type.Object(
  {
    digest: FileDigest,
    /** A WebP or JPEG of at most 4,096 bytes, or 64 bytes of a voice, in base64. */
    picture: Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$', minLength: 4, maxLength: 5464 }),
  },
  { additionalProperties: false },
);
export type ThumbBody = Type.Static<typeof ThumbBody>;
