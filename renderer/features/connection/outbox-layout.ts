import type { OutboxRow } from '../../../shared/replica/views.ts';

/** What needs its author stands first; what waits goes by itself and may be long. */
const SECTIONS = ['refused', 'aside', 'waiting'] as const;
type OutboxSection = (typeof SECTIONS)[number];

/** A line of the outbox. The title of a section belongs to its first line, as in a chat that of a day. */
export interface OutboxLine {
  readonly row: OutboxRow;
  /** The section that begins here, and how much is in it. */
  readonly begins: { readonly section: OutboxSection; readonly count: number } | undefined;
}

/** The lines from top to bottom: what was refused, what is kept aside, what waits, each in its order. */
export function layOutOutbox(rows: readonly OutboxRow[]): readonly OutboxLine[] {
  return SECTIONS.flatMap((section) => {
    const own = rows.filter((row) => sectionOf(row) === section);
    return own.map((row, index) => ({
      row,
      begins: index === 0 ? { section, count: own.length } : undefined,
    }));
  });
}

function sectionOf({ state }: OutboxRow): OutboxSection {
  return state === 'written' || state === 'sending' ? 'waiting' : state;
}
