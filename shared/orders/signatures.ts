import type { StoredDocument } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';

export type AckDocument = StoredDocument & { readonly kind: 'ack'; readonly body: BodyOf<'ack'> };
export type PaperAckDocument = StoredDocument & {
  readonly kind: 'paperack';
  readonly body: BodyOf<'paperack'>;
};

export type PaperDropDocument = StoredDocument & {
  readonly kind: 'paperdrop';
  readonly body: BodyOf<'paperdrop'>;
};

/** The words that stand: without signatures that were taken back as entered by mistake. */
export function standing<W extends AckDocument | PaperAckDocument>(
  words: Iterable<W>,
  drops: Iterable<PaperDropDocument>,
): readonly W[] {
  const dropped = new Set([...drops].map(({ body }) => body.paper));
  return [...words].filter(({ id, kind }) => kind === 'ack' || !dropped.has(id));
}

/** How one person has acknowledged one version. */
export interface Signature {
  readonly person: string;
  /** Milliseconds of hub time at which the person said so on a computer, 0 for on paper only. */
  readonly at: number;
  /** The day on the paper sheet, '' for none; the earliest where several were entered. */
  readonly signedOn: string;
}

/**
 * Who has acknowledged what: by version, then by person. Follows from the set of documents alone, so stores that
 * have exchanged theirs in any order count the same; what was taken back does not count.
 */
export function signaturesOf(
  documents: Iterable<AckDocument | PaperAckDocument>,
): ReadonlyMap<string, ReadonlyMap<string, Signature>> {
  const byVersion = new Map<string, Map<string, Signature>>();
  for (const document of documents) addSignature(byVersion, document);
  return byVersion;
}

function addSignature(
  byVersion: Map<string, Map<string, Signature>>,
  document: AckDocument | PaperAckDocument,
): void {
  if (document.gone) return;
  const { parent } = document;
  const signatures = byVersion.get(parent) ?? new Map<string, Signature>();
  byVersion.set(parent, signatures);
  // An acknowledgement is its author's own, a paper signature is of whom it names.
  const person = document.kind === 'ack' ? document.by : document.body.person;
  const held = signatures.get(person) ?? { person, at: 0, signedOn: '' };
  if (document.kind === 'ack') signatures.set(person, { ...held, at: Math.max(1, document.body.at) });
  else signatures.set(person, { ...held, signedOn: earlier(held.signedOn, document.body.signedOn) });
}

function earlier(a: string, b: string): string {
  return a === '' || b < a ? b : a;
}

export interface SignatureCounts {
  readonly expected: number;
  readonly acknowledged: number;
  /** How many of those on paper only. */
  readonly onPaper: number;
}

/** «31 из 34, из них 4 на бумаге»: only those are counted whom the order is for now. */
export function countSignatures(
  people: Iterable<string>,
  signatures: ReadonlyMap<string, Signature> | undefined,
): SignatureCounts {
  let expected = 0;
  let acknowledged = 0;
  let onPaper = 0;
  for (const person of people) {
    expected += 1;
    const signature = signatures?.get(person);
    if (!signature) continue;
    acknowledged += 1;
    if (signature.at === 0) onPaper += 1;
  }
  return { expected, acknowledged, onPaper };
}
