import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { unsentOrder } from '../schema/order.ts';
import { mergeDocuments } from '../sync/merge.ts';
import { erasedForm, type Erasures } from './erased-form.ts';

/** Collects what has been erased from the documents of a hub, one after another. */
export class ErasureNotes implements Erasures {
  readonly people = new Map<string, string>();
  readonly acts = new Map<string, { readonly stamp: string; readonly isAlone: boolean }>();

  /** Takes a note of an erasure in. */
  takeErasure(document: AuthorPart): void {
    if (isOfKind(document, 'erasure')) this.people.set(document.body.person, document.stamp);
  }

  /** Takes a line of the log in, after all erasures. */
  takeLine(document: AuthorPart, isPerson: (id: string) => boolean): void {
    if (!isOfKind(document, 'audit') || document.body.act === '') return;
    const { targets, act, action } = document.body;
    // Why somebody's data were erased is what remains to be said.
    if (action === 'people.erase') return;
    const stamps = targets.flatMap((target) => this.people.get(target) ?? []).sort();
    const stamp = stamps[0];
    if (stamp === undefined) return;
    const isAlone = targets.every((target) => this.people.has(target) || !isPerson(target));
    const known = this.acts.get(act);
    // The act of a roster has a line for each movement: its reason is about many.
    const isFirst = known === undefined || stamp < known.stamp;
    this.acts.set(act, {
      stamp: isFirst ? stamp : known.stamp,
      isAlone: isAlone && (known?.isAlone ?? true),
    });
  }
}

/**
 * What two hubs hold after they have exchanged everything: each document merged, and then erased where either
 * of them knows of an erasure. The order of hubs and of documents makes no difference.
 */
export function mergedStores(
  one: ReadonlyMap<string, StoredDocument>,
  other: ReadonlyMap<string, StoredDocument>,
): ReadonlyMap<string, StoredDocument> {
  const merged = new Map(one);
  for (const [id, document] of other) {
    const held = merged.get(id);
    merged.set(id, held ? mergeDocuments(held, document) : document);
  }
  const notes = new ErasureNotes();
  for (const document of merged.values()) notes.takeErasure(document);
  for (const document of merged.values()) {
    notes.takeLine(document, (id) => merged.get(id)?.kind === 'person');
  }
  for (const [id, document] of merged) {
    const part = erasedForm(document, notes);
    if (part) merged.set(id, mergeDocuments(document, unaccepted(part)));
  }
  return merged;
}

function unaccepted(part: AuthorPart): StoredDocument {
  return { ...part, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(part.stamp) };
}
