import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { MessageBody } from './message.ts';

/** More than a message may have: whoever pasted too much shortens it, and nothing of it is lost meanwhile. */
export const DRAFT_MAX_LETTERS = 20_000;

/** What is typed and not sent: whatever the field holds, unlike a message. */
export const DraftText = Type.String({ maxLength: DRAFT_MAX_LETTERS });

/** What a draft is about, where it is more than a new message. */
export const DraftAim = Type.Object(
  {
    /** The message that is answered. */
    replyTo: OptionalId,
    /** The words of it that are meant, where not all of it is. */
    quote: MessageBody.properties.quote,
    /** The own message that is being changed. */
    edits: OptionalId,
    /** The new message that was begun before, and goes on when the change is done. */
    kept: DraftText,
  },
  { additionalProperties: false },
);
export type DraftAim = Type.Static<typeof DraftAim>;
