import type { StoredDocument } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';

/** One version of an order for one audience. */
export type OrderVersion = StoredDocument & { readonly kind: 'order'; readonly body: BodyOf<'order'> };

/** An order for one of its audiences: what holds now, and what held before. */
export interface OrderSheet {
  /** The newest version, that in force where it was not withdrawn. */
  readonly current: OrderVersion;
  /** All versions, the newest first. */
  readonly versions: readonly OrderVersion[];
  /** Says since when and why the order holds no more; undefined while it does. */
  readonly withdrawal: OrderVersion | undefined;
}

/** An order with all its versions, for all whom it is for. */
export interface OrderSeries {
  /** The id of its first version. */
  readonly id: string;
  /** One per audience, that of the first version first. */
  readonly sheets: readonly OrderSheet[];
}

/** The order that a version belongs to. */
export function seriesIdOf({ id, parent }: Pick<OrderVersion, 'id' | 'parent'>): string {
  return parent === '' ? id : parent;
}

/**
 * Puts versions in order. What comes out depends on the set of documents alone, never on the order in which
 * they came: of two versions with one number the later one holds.
 */
export function orderSeries(documents: Iterable<OrderVersion>): ReadonlyMap<string, OrderSeries> {
  const bySeries = new Map<string, Map<string, OrderVersion[]>>();
  for (const document of documents) {
    if (document.gone) continue;
    const sheets = bySeries.get(seriesIdOf(document)) ?? new Map<string, OrderVersion[]>();
    bySeries.set(seriesIdOf(document), sheets);
    sheets.set(document.scope, [...(sheets.get(document.scope) ?? []), document]);
  }
  const series = new Map<string, OrderSeries>();
  for (const [id, sheets] of bySeries) {
    const sorted = [...sheets.values()].flatMap((documents) => sheetOf(documents) ?? []);
    sorted.sort((a, b) => (firstId(a) < firstId(b) ? -1 : 1));
    if (sorted.length > 0) series.set(id, { id, sheets: sorted });
  }
  return series;
}

function sheetOf(documents: OrderVersion[]): OrderSheet | undefined {
  const versions = documents.filter(({ body }) => !body.isWithdrawn).sort(newestFirst);
  const [current] = versions;
  if (!current) return undefined;
  const [withdrawal] = documents
    .filter(({ body }) => body.isWithdrawn && body.version >= current.body.version)
    .sort(newestFirst);
  return { current, versions, withdrawal };
}

function newestFirst(a: OrderVersion, b: OrderVersion): number {
  return b.body.version - a.body.version || (a.id < b.id ? 1 : -1);
}

function firstId({ versions }: OrderSheet): string {
  return versions.at(-1)?.id ?? '';
}
