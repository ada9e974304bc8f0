import { Id, STAMP_LENGTH } from '../ids/id.ts';
import { guardOf } from '../std/parse.ts';

const LETTERS = '[0-9a-hjkmnp-tv-z]';
const KEY_LETTERS = 26;
const LINK = new RegExp(
  `zvonok:chat/([0-9a-z][0-9a-z.-]{0,63})/(${LETTERS}{${STAMP_LENGTH}})#(${LETTERS}{${KEY_LETTERS}})(?![0-9a-z])`,
  'iuy',
);
const BEGINS = /zvonok:chat\//iu;
/** Nobody pastes more than a page of text. */
const MOST_LETTERS = 4_000;
const isId = guardOf(Id);

/** What the text of a link into a chat says. */
export interface ChatLinkText {
  /** Id of the school to which the chat belongs. */
  readonly school: string;
  readonly link: string;
  readonly key: string;
}

/** The text that is passed on, also as a QR square. Nothing in it says whose chat it is. */
export function chatLinkText({ school, link, key }: ChatLinkText): string {
  return `zvonok:chat/${school}/${link}#${key}`;
}

/** The link that begins at a place of a text, with its letters as they stand there. */
export function chatLinkAt(
  text: string,
  at: number,
): { readonly text: string; readonly link: ChatLinkText } | undefined {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (!match) return undefined;
  const [school = '', link = '', key = ''] = match.slice(1).map((part) => part.toLowerCase());
  return isId(school) ? { text: match[0], link: { school, link, key } } : undefined;
}

/** The first link into a chat in whatever a person pastes or a scanner types; undefined where there is none. */
export function readChatLink(given: string): ChatLinkText | undefined {
  const text = given.slice(0, MOST_LETTERS);
  const at = text.search(BEGINS);
  return at < 0 ? undefined : chatLinkAt(text, at)?.link;
}
