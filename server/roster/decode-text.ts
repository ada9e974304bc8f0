export interface DecodedText {
  /** Without byte order mark, every line end as '\n'. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1251';
}

/**
 * Text of a file that should be UTF-8 but may come from a spreadsheet program: UTF-16 is known by its mark,
 * and what is not valid UTF-8 is taken for windows-1251, the usual one for Russian. Russian words in that
 * encoding are never valid UTF-8; only odd pairs such as a capital letter and a quotation mark are. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16', new TextDecoder('utf-16le'), bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16', new TextDecoder('utf-16be'), bytes);
  try {
    return decoded('utf-8', new TextDecoder('utf-8', { fatal: true }), bytes);
  } catch {
    return decoded('windows-1251', new TextDecoder('windows-1251'), bytes);
  }
}

function decoded(encoding: DecodedText['encoding'], decoder: TextDecoder, bytes: Uint8Array): DecodedText {
  return { text: decoder.decode(bytes).replace(/\r\n?/gu, '\n'), encoding };
}
