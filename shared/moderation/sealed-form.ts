import { erasedCommunication } from '../erasure/erased-communication.ts';
import type { Directory } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { restoralId } from '../schema/restoral.ts';
import { NO_THUMB } from '../schema/thumb.ts';

type Known = Pick<Directory, 'about' | 'get'>;

/** What may be taken out of a chat, and what goes with it. */
const SEALABLE: ReadonlySet<string> = new Set(['message', 'poll', 'event', 'task', 'thumb']);

export function isSealable({ kind }: Pick<AuthorPart, 'kind'>): boolean {
  return SEALABLE.has(kind);
}

/** Whether a moderator has taken somebody's words out, and nobody has said since that it was a mistake. */
export function isTakenOut(known: Known, { id, by }: Pick<AuthorPart, 'id' | 'by'>): boolean {
  return known
    .about('takedown', id)
    .some((takedown) => takedown.body.author === by && !known.get('restoral', restoralId(takedown.id)));
}

/**
 * A document as one person is told it (clause E-2.2): what was taken out says nothing any more, to anybody but its
 * author; nor do its small pictures and what others quoted of it. The very document where nothing is left out.
 */
export function shownTo<D extends AuthorPart>(person: string, document: D, known: Known): D {
  if (!isSealable(document) || document.gone) return document;
  const { id, by, parent } = document;
  const isOfOthers = by !== person;
  if (isOfKind(document, 'thumb')) {
    return isOfOthers && isTakenOut(known, { id: parent, by }) ? { ...document, body: NO_THUMB } : document;
  }
  if (isOfOthers && isTakenOut(known, { id, by })) return { ...document, body: sealedBody(document) };
  if (!isOfKind(document, 'message') || document.body.quote === undefined) return document;
  const quoted = document.body.replyTo;
  const isOut = known
    .about('takedown', quoted)
    .some(({ body: { author } }) => author !== person && isTakenOut(known, { id: quoted, by: author }));
  return isOut ? { ...document, body: withoutQuote(document.body) } : document;
}

function sealedBody(document: AuthorPart): Record<string, unknown> {
  if (isOfKind(document, 'message')) return { text: '', replyTo: document.body.replyTo };
  return erasedCommunication(document) ?? document.body;
}

function withoutQuote({
  quote: _quote,
  ...body
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return body;
}
