import type { AppErrorCode } from '../errors/app-error.ts';
import { plainWords } from '../formatting/plain-words.ts';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

/** Whether some words stand in a text as it is shown, letter for letter; how lines are broken does not matter. */
export function isQuoteOf(quote: string, text: string): boolean {
  const words = onOneLine(quote);
  return words !== '' && onOneLine(plainWords(text)).includes(words);
}

/**
 * Why an answer that quotes may not stand: what is quoted has to be a message of the same chat, and to say so now.
 * An answer that stood before with the same quote goes on standing, whatever has become of the other message.
 * @param source what has the id that is answered, undefined where there is nothing of that id
 * @param held the answer as the hub has it
 */
export function quoteRefusal(
  part: AuthorPart & DocumentOf<'message', AuthorPart>,
  source: StoredDocument | undefined,
  held: StoredDocument | undefined,
): AppErrorCode | undefined {
  const { quote, replyTo } = part.body;
  if (quote === undefined) return undefined;
  if (held && isOfKind(held, 'message') && held.body.quote === quote && held.body.replyTo === replyTo) {
    return undefined;
  }
  if (!source || !isOfKind(source, 'message') || source.scope !== part.scope) return 'notAllowed';
  return source.gone || !isQuoteOf(quote, source.body.text) ? 'sourceChanged' : undefined;
}

function onOneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim();
}
