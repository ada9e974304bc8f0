import type { RxChangeEventBulk, RxCollection } from 'rxdb';
import { type OrderSeries, orderSeries } from '../../orders/order-series.ts';
import { type Signature, signaturesOf, standing } from '../../orders/signatures.ts';
import { type BodyOf, isOfKind } from '../../schema/kinds.ts';
import { isWithAuthor, type ReplicaDocument } from '../../sync/replica-document.ts';

type Of<K extends 'order' | 'ack' | 'paperack' | 'paperdrop' | 'reminder' | 'material' | 'review'> =
  ReplicaDocument & {
    readonly kind: K;
    readonly body: BodyOf<K>;
  };
export type HeldOrder = Of<'order'>;
export type HeldAck = Of<'ack'> | Of<'paperack'>;
export type HeldMaterial = Of<'material'>;
export type HeldReview = Of<'review'>;

/** What lies on the shelves, as far as this replica may read it; what a hub refused is left out. */
export interface ShelfContents {
  /** Orders by the id of their first version. */
  readonly series: ReadonlyMap<string, OrderSeries>;
  readonly orders: ReadonlyMap<string, HeldOrder>;
  /** Acknowledgements of a version, those on paper among them. */
  readonly acks: (version: string) => Iterable<HeldAck>;
  /** The same by person, as they count. */
  readonly signatures: (version: string) => ReadonlyMap<string, Signature>;
  readonly reminders: (version: string) => Iterable<Of<'reminder'>>;
  readonly materials: ReadonlyMap<string, HeldMaterial>;
  readonly reviews: (material: string) => Iterable<HeldReview>;
}

const KINDS_HELD = ['order', 'ack', 'paperack', 'paperdrop', 'reminder', 'material', 'review'] as const;

function isHeld(kind: string): boolean {
  return KINDS_HELD.some((one) => one === kind);
}

/**
 * The shelves in maps, kept current by RxDB's own change stream. They are read from the disk when somebody first
 * asks about them.
 */
export class ShelfMemory implements ShelfContents {
  readonly orders = new Map<string, HeldOrder>();
  readonly materials = new Map<string, HeldMaterial>();
  readonly #acks = new Map<string, Map<string, HeldAck>>();
  readonly #drops = new Map<string, Map<string, Of<'paperdrop'>>>();
  readonly #signatures = new Map<string, ReadonlyMap<string, Signature>>();
  readonly #reminders = new Map<string, Map<string, Of<'reminder'>>>();
  readonly #reviews = new Map<string, Map<string, HeldReview>>();
  readonly #collection: RxCollection<ReplicaDocument>;
  readonly #onChanged: () => void;
  #subscription: { unsubscribe(): void } | undefined;
  #loading: Promise<void> | undefined;
  #series: ReadonlyMap<string, OrderSeries> | undefined;

  constructor(collection: RxCollection<ReplicaDocument>, onChanged: () => void) {
    this.#collection = collection;
    this.#onChanged = onChanged;
  }

  /** Everything on the shelves, read from the disk the first time. */
  async contents(): Promise<ShelfContents> {
    this.#loading ??= this.#load();
    await this.#loading;
    return this;
  }

  detach(): void {
    this.#subscription?.unsubscribe();
  }

  get series(): ReadonlyMap<string, OrderSeries> {
    this.#series ??= orderSeries(this.orders.values());
    return this.#series;
  }

  acks(version: string): Iterable<HeldAck> {
    return standing(this.#acks.get(version)?.values() ?? [], this.#drops.get(version)?.values() ?? []);
  }

  signatures(version: string): ReadonlyMap<string, Signature> {
    const known = this.#signatures.get(version) ?? signaturesOf(this.acks(version)).get(version) ?? new Map();
    this.#signatures.set(version, known);
    return known;
  }

  reminders(version: string): Iterable<Of<'reminder'>> {
    return this.#reminders.get(version)?.values() ?? [];
  }

  reviews(material: string): Iterable<HeldReview> {
    return this.#reviews.get(material)?.values() ?? [];
  }

  async #load(): Promise<void> {
    this.#subscription = this.#collection.eventBulks$.subscribe(
      (bulk: RxChangeEventBulk<ReplicaDocument>) => {
        // Much else lies in this collection, and strokes come twice a second.
        const held = bulk.events.filter(({ documentData }) => isHeld(documentData.kind));
        for (const { documentData, operation } of held) this.#take(documentData, operation === 'DELETE');
        if (held.length > 0) this.#onChanged();
      },
    );
    for (const kind of KINDS_HELD) {
      const found = await this.#collection.find({ selector: { kind } }).exec();
      for (const document of found) this.#take(document.toMutableJSON(), false);
    }
  }

  #take(document: ReplicaDocument, isRemoved: boolean): void {
    const isOut = isRemoved || document.gone || isWithAuthor(document);
    if (isOfKind(document, 'order')) {
      keep(this.orders, document, isOut);
      this.#series = undefined;
    } else if (isOfKind(document, 'material')) keep(this.materials, document, isOut);
    else if (isOfKind(document, 'review')) keep(inner(this.#reviews, document.parent), document, isOut);
    else if (isOfKind(document, 'reminder')) keep(inner(this.#reminders, document.parent), document, isOut);
    else if (isOfKind(document, 'paperdrop')) {
      this.#signatures.delete(document.parent);
      keep(inner(this.#drops, document.parent), document, isOut);
    } else if (isOfKind(document, 'ack') || isOfKind(document, 'paperack')) {
      this.#signatures.delete(document.parent);
      keep(inner(this.#acks, document.parent), document, isOut);
    }
  }
}

function keep<V extends { readonly id: string }>(map: Map<string, V>, value: V, isOut: boolean): void {
  if (isOut) map.delete(value.id);
  else map.set(value.id, value);
}

function inner<V>(outer: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const held = outer.get(key) ?? new Map<string, V>();
  outer.set(key, held);
  return held;
}
