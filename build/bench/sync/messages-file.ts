import { readFileSync } from 'node:fs';
import Type from 'typebox';
import { MESSAGE_MAX_LETTERS } from '../../../shared/schema/message.ts';
import { text } from '../../../shared/schema/names.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import type { CorpusMessage } from './corpus.ts';

const Name = Type.Union([Type.String({ minLength: 1 }), Type.Number()]);
const isLine = guardOf(
  Type.Object({
    chat: Name,
    author: Name,
    /** ISO 8601, or milliseconds since 1970. */
    time: Type.Union([Type.String(), Type.Number()]),
    text: text(MESSAGE_MAX_LETTERS, 1),
  }),
);

/**
 * Reads a file of messages, one JSON object `{id, chat, author, time, text}` a line, into the order of time.
 * The id is not carried: each message gets the product's own. Throws an Error that names the bad line.
 */
export function readMessagesFile(path: string): readonly CorpusMessage[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const messages = lines.flatMap((line, i) =>
    line.trim() === '' ? [] : [messageOf(line, `${path}:${i + 1}`)],
  );
  return messages.sort((one, other) => one.time - other.time);
}

function messageOf(line: string, place: string): CorpusMessage {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not JSON`);
  }
  if (!isLine(read)) throw new Error(`${place}: not a message {id, chat, author, time, text}`);
  const time = typeof read.time === 'number' ? Math.floor(read.time) : Date.parse(read.time);
  if (!Number.isSafeInteger(time) || time < 0) throw new Error(`${place}: not a time: ${read.time}`);
  return { chat: String(read.chat), author: String(read.author), time, text: read.text };
}
