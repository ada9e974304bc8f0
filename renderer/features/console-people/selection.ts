/** Which rows are chosen, and from where a range is drawn. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The row that was chosen last by itself; '' for none. */
  readonly anchor: string;
}

export const NOTHING: Selection = { ids: new Set(), anchor: '' };

/** Chooses a row or lets it go. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Adds every row between the anchor and a row, both with them, in the order that is shown. */
export function extended(selection: Selection, id: string, shown: readonly string[]): Selection {
  const from = shown.indexOf(selection.anchor);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}

/** All of the rows that are shown, or none of them where all were chosen. */
export function allOrNone(selection: Selection, shown: readonly string[]): Selection {
  if (shown.length > 0 && shown.every((id) => selection.ids.has(id))) return NOTHING;
  return { ids: new Set(shown), anchor: '' };
}
