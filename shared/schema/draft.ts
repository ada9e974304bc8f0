import Type from 'typebox';

/** More than a message may have: whoever pasted too much shortens it, and nothing of it is lost meanwhile. */
export const DRAFT_MAX_LETTERS = 20_000;

/** What is typed and not sent: whatever the field holds, unlike a message. */
export const DraftText = Type.String({ maxLength: DRAFT_MAX_LETTERS });
