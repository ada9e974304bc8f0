/**
 * Makes a cell fit for showing and comparing: Unicode NFC, any run of white space as one space, trimmed,
 * and without control, bidirectional, invisible and private characters, which could disguise a name.
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
}

/** Cuts a text to at most `limit` characters (code points), the last one being '…' where it was cut. */
export function shortenText(text: string, limit: number): string {
  // A code point is at most two code units, so a long text need not be split whole.
  const characters = Array.from(text.slice(0, 2 * limit + 2));
  if (characters.length <= limit) return text;
  return characters.slice(0, limit - 1).join('') + '…';
}
