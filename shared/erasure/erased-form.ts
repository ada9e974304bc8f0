import { stampAfter } from '../ids/id.ts';
import { type AuthorPart, authorPartOf } from '../schema/envelope.ts';
import { isOfKind, type Kind } from '../schema/kinds.ts';
import { ERASED_COMMUNICATION, erasedCommunication } from './erased-communication.ts';
import { ERASED_MARK, NAMELESS_REQUEST } from './nameless-request.ts';

export const ERASED_NAME = { familyName: 'Удалено', givenName: '', middleName: '' } as const;

/** What has been erased, as far as a set of documents tells. */
export interface Erasures {
  /** The stamp of the erasure of each erased person. */
  readonly people: ReadonlyMap<string, string>;
  /** Acts that concern an erased person: whose erasure it is, and whether the reason names nobody else. */
  readonly acts: ReadonlyMap<string, { readonly stamp: string; readonly isAlone: boolean }>;
}

/** The kinds in which names, contacts or texts of a person stand. */
export const ERASED_KINDS = [
  'person', 'contact', 'device', 'joinrequest', 'message', 'original', 'lesson', 'readmark', 'act',
  ...ERASED_COMMUNICATION,
] as const satisfies readonly Kind[]; // prettier-ignore

interface Form {
  readonly stamp: string;
  /** Kinds whose versions are joined are taken back, because a joined body would bring the old one again. */
  readonly isTakenBack?: true;
  readonly body: Record<string, unknown>;
}

/**
 * The version that takes a document's place because somebody's data were erased; undefined where there is
 * nothing to erase in it, or nothing any more. Ids, roles and dates stay; names, contacts and texts go.
 *
 * Its stamp is not earlier than that of the document and of the erasure, and follows from the two alone, so
 * that every hub makes the same version, and merging in any order ends with it (docs/adr/0014-erasure.md).
 */
export function erasedForm(document: AuthorPart, erasures: Erasures): AuthorPart | undefined {
  const form = formOf(document, erasures);
  if (!form) return undefined;
  const gone = form.isTakenBack === true || document.gone;
  const isErased = gone === document.gone && JSON.stringify(form.body) === JSON.stringify(document.body);
  if (isErased) return undefined;
  const isFirstTakenBack = gone && !document.gone;
  const stamp = isFirstTakenBack ? form.stamp : stampAfter(form.stamp, document.stamp);
  return { ...authorPartOf(document), stamp, gone, body: form.body };
}

function formOf(document: AuthorPart, erasures: Erasures): Form | undefined {
  return formAbout(document, erasures) ?? formBy(document, erasures);
}

/** What the school keeps of an erased person. */
function formAbout(document: AuthorPart, { people, acts }: Erasures): Form | undefined {
  if (isOfKind(document, 'person')) {
    const stamp = people.get(document.id);
    return stamp === undefined
      ? undefined
      : { stamp, body: { ...document.body, ...ERASED_NAME, position: '' } };
  }
  if (isOfKind(document, 'contact')) {
    const stamp = people.get(document.body.person);
    const none = { sourcedId: '', email: '', phone: '', isEnabled: false };
    return stamp === undefined ? undefined : { stamp, body: { ...document.body, ...none } };
  }
  if (isOfKind(document, 'device')) {
    const stamp = people.get(document.body.person);
    return stamp === undefined
      ? undefined
      : { stamp, isTakenBack: true, body: { ...document.body, name: '' } };
  }
  if (isOfKind(document, 'joinrequest')) {
    const stamp = people.get(document.body.person);
    return stamp === undefined ? undefined : { stamp, body: { ...document.body, ...NAMELESS_REQUEST } };
  }
  if (isOfKind(document, 'original')) {
    const stamp = people.get(document.body.author);
    return stamp === undefined
      ? undefined
      : { stamp, body: { ...document.body, text: ERASED_MARK, files: [] } };
  }
  if (isOfKind(document, 'act')) {
    const about = acts.get(document.id);
    if (!about) return undefined;
    const isOwn = people.has(document.by);
    const reason = about.isAlone || isOwn ? '' : document.body.reason;
    return { stamp: about.stamp, body: { ...document.body, data: {}, reason } };
  }
  return undefined;
}

/** What an erased person wrote. */
function formBy(document: AuthorPart, { people }: Erasures): Form | undefined {
  const stamp = people.get(document.by);
  if (stamp === undefined) return undefined;
  if (isOfKind(document, 'message')) {
    return { stamp, body: { text: ERASED_MARK, replyTo: document.body.replyTo } };
  }
  if (isOfKind(document, 'lesson')) return { stamp, body: { ...document.body, title: ERASED_MARK } };
  if (isOfKind(document, 'readmark')) return { stamp, isTakenBack: true, body: { upTo: {} } };
  if (isOfKind(document, 'act')) return { stamp, body: { ...document.body, reason: '' } };
  const body = erasedCommunication(document);
  return body && { stamp, body };
}
