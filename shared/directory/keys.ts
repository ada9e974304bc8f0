import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';

/** The ids under which a document of the directory is looked up, besides its own. None of them is ever taken back. */
export function keysOf(document: AuthorPart): readonly string[] {
  if (isOfKind(document, 'membership')) return [document.body.group, document.body.person];
  if (isOfKind(document, 'kinship')) return [document.body.child, document.body.guardian];
  if (isOfKind(document, 'removal')) return [document.body.chat, document.body.person];
  if (isOfKind(document, 'contact')) return [document.body.person];
  if (isOfKind(document, 'device')) return [document.body.person];
  if (isOfKind(document, 'erasure')) return [document.body.person];
  if (isOfKind(document, 'appointment')) return [document.body.person];
  if (isOfKind(document, 'slip'))
    return [document.by, ...given(document.body.person, document.body.secretHash)];
  if (isOfKind(document, 'slipuse')) return [document.body.slip, ...given(document.body.person)];
  if (isOfKind(document, 'invitation')) return [document.body.chat, document.body.person];
  if (isOfKind(document, 'chatlink')) return [document.body.chat, document.body.maker];
  if (isOfKind(document, 'chatentry')) {
    const { chat, link, person } = document.body;
    return [chat, link, person];
  }
  if (isOfKind(document, 'pair')) return [document.by, document.body.with];
  if (isOfKind(document, 'cohost')) return [document.parent];
  if (isOfKind(document, 'casestep')) return [document.scope];
  if (isOfKind(document, 'apology')) return [document.scope];
  if (isOfKind(document, 'objection')) return [document.body.block];
  if (isOfKind(document, 'report')) return [document.parent, document.body.chat];
  if (isOfKind(document, 'reportend') || isOfKind(document, 'takedown') || isOfKind(document, 'restoral')) {
    return [document.parent];
  }
  if (isOfKind(document, 'joinrequest')) return [document.body.device];
  return [];
}

function given(...keys: readonly string[]): readonly string[] {
  return keys.filter((key) => key !== '');
}
