import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { text } from './names.ts';

export const MESSAGE_MAX_LETTERS = 8000;

/** A message of a chat, written by its author alone; others answer it with documents of their own. */
export const MessageBody = Type.Object(
  { text: text(MESSAGE_MAX_LETTERS, 1), replyTo: OptionalId },
  { additionalProperties: false },
);
export type MessageBody = Type.Static<typeof MessageBody>;
