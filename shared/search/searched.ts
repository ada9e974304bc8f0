import type { AuthorPart } from '../schema/envelope.ts';
import type { FileRef } from '../schema/file-ref.ts';
import { type BodyOf, isOfKind, type Kind } from '../schema/kinds.ts';
import type { SearchedText } from './search-index.ts';

type Reader = (document: AuthorPart) => SearchedText | undefined;

function searched<K extends Kind>(
  kind: K,
  read: (body: BodyOf<K>) => SearchedText | undefined,
): readonly [Kind, Reader] {
  return [kind, (document) => (isOfKind(document, kind) ? read(document.body) : undefined)];
}

/**
 * What of a document is searched, by kind: a line here is all that a new kind needs to be found. The first
 * text is what a hit shows. A change here is a new version of the index (`INDEX_VERSION`).
 */
const SEARCHED: ReadonlyMap<string, Reader> = new Map([
  searched('message', ({ text, files }) => ({ texts: [text], names: namesOf(files) })),
  searched('poll', ({ question, options }) => ({
    texts: [question, ...options.map(({ text }) => text)],
    names: [],
  })),
  searched('event', ({ title, place, about }) => ({ texts: [title, place, about], names: [] })),
  searched('task', ({ title, text, files }) => ({ texts: [title, text], names: namesOf(files) })),
  searched('order', ({ number, title, text, files, isWithdrawn }) =>
    isWithdrawn ? undefined : { texts: [title, number, text], names: namesOf(files) },
  ),
  searched('material', ({ title, topic, about, source, files }) => ({
    texts: [title, topic, about, source],
    names: namesOf(files),
  })),
]);

/** Voice messages have names that nobody gave them. */
function namesOf(files: readonly FileRef[] = []): string[] {
  return files.filter(({ isVoice }) => !isVoice).map(({ name }) => name);
}

/** Kinds that are found. */
export const SEARCHED_KINDS: readonly string[] = [...SEARCHED.keys()];

export function isSearched(kind: string): boolean {
  return SEARCHED.has(kind);
}

/** Kinds whose documents may hide the document that is their parent. */
export const HIDING_KINDS: ReadonlySet<string> = new Set(['takedown', 'restoral', 'review']);

/** What is found of a document; undefined for one that is not to be found. */
export function searchedText(document: AuthorPart): SearchedText | undefined {
  return SEARCHED.get(document.kind)?.(document);
}

/**
 * Whether something was taken out of everyone's sight by what others said about it: a moderator's takedown,
 * or a teacher's last word on a material.
 * @param by its author: a takedown that names somebody else takes nothing out
 * @param about documents whose parent it is
 */
export function isHidden({ by }: Pick<AuthorPart, 'by'>, about: readonly AuthorPart[]): boolean {
  const present = about.filter(({ gone }) => !gone);
  const lifted = new Set(
    present.flatMap((document) => (isOfKind(document, 'restoral') ? [document.body.takedown] : [])),
  );
  const isOut = (document: AuthorPart) =>
    isOfKind(document, 'takedown') && document.body.author === by && !lifted.has(document.id);
  if (present.some(isOut)) return true;
  const words = present.flatMap((document) =>
    isOfKind(document, 'review') && isOnPresence(document.body.verdict) ? [document] : [],
  );
  const last = words.sort((a, b) => (a.stamp < b.stamp ? -1 : 1)).at(-1);
  return last?.body.verdict === 'removed';
}

function isOnPresence(verdict: BodyOf<'review'>['verdict']): boolean {
  return verdict === 'removed' || verdict === 'restored';
}
