import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';

export const MESSAGE_MAX_LETTERS = 8000;
export const QUOTE_MAX_LETTERS = 500;
export const MAX_MENTIONS = 50;

/**
 * Where something was taken from that is passed on. The words are those of the other message, letter for
 * letter: the hub compares them, so that nobody's name stands over what they never said.
 */
export const Forwarded = Type.Object(
  {
    message: Id,
    /** Who wrote it. */
    by: Id,
    /** When it was first accepted, in milliseconds. */
    at: TimeMs,
    /** How the chat is called, '' where its readers are not to learn of it (`shared/permissions/forwarding.ts`). */
    from: line(120),
  },
  { additionalProperties: false },
);
export type Forwarded = Type.Static<typeof Forwarded>;

/**
 * A message of a chat, written by its author alone; others answer it with documents of their own. An edit is
 * a later version by the same author; taken back, it is gone for everyone.
 */
export const MessageBody = Type.Object(
  {
    /** '' only where files come with it or something is passed on. */
    text: text(MESSAGE_MAX_LETTERS),
    replyTo: OptionalId,
    /** The words of the message that is answered, where not all of it is meant. */
    quote: Type.Optional(text(QUOTE_MAX_LETTERS, 1)),
    mentions: Type.Optional(Type.Array(Id, { maxItems: MAX_MENTIONS, uniqueItems: true })),
    files: Type.Optional(FileRefs),
    forwarded: Type.Optional(Forwarded),
    /** In a channel: whose text the administrator publishes (clause P-2.2(5)). */
    onBehalf: Type.Optional(Id),
    /** In a channel: the submission that this publishes. */
    submission: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type MessageBody = Type.Static<typeof MessageBody>;

/** Whether a message says anything at all. */
export function saysSomething({ text: words, files = [], forwarded }: MessageBody): boolean {
  return words.trim() !== '' || files.length > 0 || forwarded !== undefined;
}
