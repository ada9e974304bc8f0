import { FENCE, ITEM, MARKS } from '../../shared/formatting/plain-words.ts';
import type { Mentioned } from '../../shared/replica/talk/talk-views.ts';
import { type ChatLinkText, chatLinkAt } from '../../shared/protocol/chat-link-text.ts';
import { addressIn } from './address.ts';

/** A piece of a line. */
export type Piece =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  /** `href` is an http or https address as a browser reads it. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A link into a chat of the school. */
  | { readonly kind: 'chatLink'; readonly text: string; readonly link: ChatLinkText }
  | { readonly kind: 'mention'; readonly text: string; readonly person: string }
  | { readonly kind: 'bold' | 'italic'; readonly pieces: readonly Piece[] };

export type Block =
  | { readonly kind: 'lines'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'code'; readonly text: string }
  /** The marks stay as they were typed: «3.» is the third even where nobody wrote the first two. */
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly mark: string; readonly pieces: readonly Piece[] }[];
    };

/**
 * Reads the few marks that a message may have: `**bold**`, `__italic__`, `` `code` ``, lines that begin with
 * `- ` or `1. `, a block between lines of three backticks, addresses, and names of those who are mentioned. What
 * is no mark stays as it is, and no letter besides marks is lost, so the text can be read everywhere as typed.
 */
export function formatted(text: string, mentioned: readonly Mentioned[] = []): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  let plain: string[] = [];
  const endPlain = () => {
    if (plain.length > 0) blocks.push({ kind: 'lines', pieces: piecesOf(plain.join('\n'), mentioned) });
    plain = [];
  };
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n] ?? '';
    const end = FENCE.test(line) ? lines.findIndex((other, at) => at > n && FENCE.test(other)) : -1;
    if (end > n + 1) {
      endPlain();
      blocks.push({ kind: 'code', text: lines.slice(n + 1, end).join('\n') });
      n = end;
      continue;
    }
    const item = ITEM.exec(line);
    if (!item) {
      plain.push(line);
      continue;
    }
    endPlain();
    const mark = item[2] ?? '•';
    const of = { mark, pieces: piecesOf(line.slice(item[0].length), mentioned) };
    const last = blocks.at(-1);
    if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, of] };
    else blocks.push({ kind: 'list', items: [of] });
  }
  endPlain();
  return blocks;
}

function piecesOf(text: string, mentioned: readonly Mentioned[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, code, bold, italic] = match;
    pieces.push(...wordsOf(text.slice(from, match.index), mentioned));
    from = match.index + whole.length;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (bold !== undefined) pieces.push({ kind: 'bold', pieces: piecesOf(bold, mentioned) });
    else if (italic !== undefined) pieces.push({ kind: 'italic', pieces: piecesOf(italic, mentioned) });
  }
  pieces.push(...wordsOf(text.slice(from), mentioned));
  return pieces;
}

/** Addresses and names within running text. */
function wordsOf(text: string, mentioned: readonly Mentioned[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const take = (until: number) => {
    if (until > from) pieces.push({ kind: 'text', text: text.slice(from, until) });
  };
  for (let at = 0; at < text.length; at++) {
    const link = addressIn(text, at) ?? chatLinkIn(text, at);
    const mention = link ? undefined : mentionIn(text, at, mentioned);
    const found = link ?? mention;
    if (!found) continue;
    take(at);
    pieces.push(found);
    from = at + found.text.length;
    at = from - 1;
  }
  take(text.length);
  return pieces;
}

function chatLinkIn(text: string, at: number): Extract<Piece, { readonly kind: 'chatLink' }> | undefined {
  const letter = text[at];
  if (letter !== 'z' && letter !== 'Z') return undefined;
  const found = chatLinkAt(text, at);
  return found && { kind: 'chatLink', ...found };
}

function mentionIn(
  text: string,
  at: number,
  mentioned: readonly Mentioned[],
): Extract<Piece, { readonly kind: 'mention' }> | undefined {
  if (text[at] !== '@') return undefined;
  let longest: Mentioned | undefined;
  for (const one of mentioned) {
    if (one.name === '' || !text.startsWith(one.name, at + 1)) continue;
    if (one.name.length > (longest?.name.length ?? 0)) longest = one;
  }
  return longest && { kind: 'mention', text: `@${longest.name}`, person: longest.person };
}

/** Those of some people whom a text mentions, at most so many. */
export function mentionsIn(text: string, people: readonly Mentioned[], most: number): readonly string[] {
  if (!text.includes('@')) return [];
  const found = people.filter(({ name }) => name !== '' && text.includes(`@${name}`));
  return found.slice(0, most).map(({ person }) => person);
}
