import type { Directory } from '../../shared/directory/directory.ts';
import { shownTo } from '../../shared/moderation/sealed-form.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';

const SHORTENED = new WeakSet<AcceptedDocument>();

/** What goes to a person's computers, without what moderators have taken out. */
export function shownChanges<C extends { readonly documents: AcceptedDocument[] }>(
  person: string,
  changes: C,
  directory: Directory,
): C {
  const documents = changes.documents.map((document) => {
    const shown = shownTo(person, document, directory);
    if (shown !== document) SHORTENED.add(shown);
    return shown;
  });
  return { ...changes, documents };
}

/** Whether a document is told otherwise than it is: then its sequence does not name what is told. */
export function isShortened(document: AcceptedDocument): boolean {
  return SHORTENED.has(document);
}
