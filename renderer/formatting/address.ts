const BEGIN = /(?:https?:\/\/|www\.)[^\s<>"«»]+/iuy;
const SECURE = 'https:';
const MAX_LETTERS = 2000;
/** What ends a sentence is no part of an address, and a closing bracket only where one was opened in it. */
const TRAILING = /[.,;:!?…'’*_`]+$/u;

/** The address that begins at a place of a text: an http or https address of a host, without a user in it. */
export function addressIn(
  text: string,
  at: number,
): { readonly kind: 'link'; readonly text: string; readonly href: string } | undefined {
  const letter = text[at];
  if (letter !== 'h' && letter !== 'H' && letter !== 'w' && letter !== 'W') return undefined;
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  BEGIN.lastIndex = at;
  const [match] = BEGIN.exec(text) ?? [];
  if (match === undefined) return undefined;
  const address = withoutTrail(match);
  const href = hrefOf(address);
  return href === undefined ? undefined : { kind: 'link', text: address, href };
}

function withoutTrail(address: string): string {
  let cut = address;
  for (;;) {
    const before = cut;
    cut = cut.replace(TRAILING, '');
    if (cut.endsWith(')') && !cut.includes('(')) cut = cut.slice(0, -1);
    if (cut === before) return cut;
  }
}

function hrefOf(address: string): string | undefined {
  if (address.length > MAX_LETTERS) return undefined;
  const url = URL.parse(/^www\./iu.test(address) ? `${SECURE}//${address}` : address);
  if (url === null || !(url.protocol === SECURE || url.protocol === 'http:')) return undefined;
  const isHost = url.hostname.includes('.') || url.hostname.includes(':');
  return isHost && url.username === '' && url.password === '' ? url.href : undefined;
}
