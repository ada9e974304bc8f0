import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';

export const CAPTION_LETTERS = 300;
/** One document holds so many lines, and a whole text so many documents. */
export const MAX_CAPTION_LINES = 60;
export const MAX_CAPTION_PARTS = 60;
/** Nothing that is read while somebody speaks stands longer. */
export const MAX_CAPTION_MS = 60_000;

export const CaptionLine = Type.Object(
  {
    /** Since when it is shown, in hub time. */
    atMs: TimeMs,
    durationMs: Type.Integer({ minimum: 0, maximum: MAX_CAPTION_MS }),
    text: line(CAPTION_LETTERS, 1),
  },
  { additionalProperties: false },
);
export type CaptionLine = Type.Static<typeof CaptionLine>;

/**
 * Lines of what is said in a live session, its parent: typed while it goes on (`track` 0), or a part of a whole
 * text that was brought afterwards and takes the place of all before it (`shared/captions/captions.ts`).
 */
export const CaptionBody = Type.Object(
  {
    /** When the whole text was brought, in hub time; 0 for what was typed. */
    track: TimeMs,
    /** Which part of a whole text this is, and of how many. */
    part: Type.Integer({ minimum: 0, maximum: MAX_CAPTION_PARTS - 1 }),
    parts: Type.Integer({ minimum: 1, maximum: MAX_CAPTION_PARTS }),
    /** The document that asked its writer to type, '' for those who lead. */
    captioner: OptionalId,
    lines: Type.Array(CaptionLine, { maxItems: MAX_CAPTION_LINES }),
  },
  { additionalProperties: false },
);
export type CaptionBody = Type.Static<typeof CaptionBody>;

/** Whoever leads asks a person to type captions, or no longer; the newest word on each decides. The parent is the session. */
export const CaptionerBody = Type.Object(
  { person: Id, isAsked: Type.Boolean() },
  { additionalProperties: false },
);
export type CaptionerBody = Type.Static<typeof CaptionerBody>;
