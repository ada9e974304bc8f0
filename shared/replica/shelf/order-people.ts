import type { Directory } from '../../directory/directory.ts';
import { type OrderSeries, type OrderVersion } from '../../orders/order-series.ts';
import { countSignatures, type Signature, type SignatureCounts } from '../../orders/signatures.ts';
import { isForReader } from '../../permissions/may-write-orders.ts';
import type { OrderAudience } from '../../schema/school-order.ts';
import type { ShelfContents } from './shelf-memory.ts';

/** Who is asked to acknowledge what, looked up once for each audience. */
export class Audiences {
  readonly #directory: Directory;
  readonly #found = new Map<string, readonly string[]>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** The people of an audience who are in the school now. */
  of(audience: OrderAudience): readonly string[] {
    const key = `${audience.classroom} ${[...audience.groups].sort().join()}`;
    const known = this.#found.get(key);
    if (known) return known;
    const people = this.#directory
      .all('person')
      .filter(({ id }) => isForReader(audience, this.#directory.factsOf(id)))
      .map(({ id }) => id);
    this.#found.set(key, people);
    return people;
  }
}

/** One who is asked to acknowledge an order. */
export interface Asked {
  readonly person: string;
  /** The version that the person is to acknowledge. */
  readonly version: OrderVersion;
  readonly signature: Signature | undefined;
}

/**
 * Everyone whom an order is for, each once: whoever belongs to two of its audiences has acknowledged it with
 * either. Nobody where no acknowledgement is asked for, or where the order holds no more.
 */
export function askedPeople(
  series: OrderSeries,
  contents: ShelfContents,
  audiences: Audiences,
): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const { current, withdrawal } of series.sheets) {
    if (withdrawal || !current.body.needsAcknowledgement) continue;
    const signatures = contents.signatures(current.id);
    for (const person of audiences.of(current.body.audience)) {
      const signature = signatures.get(person);
      if (asked.get(person)?.signature) continue;
      asked.set(person, { person, version: current, signature });
    }
  }
  return asked;
}

export function countAsked(asked: ReadonlyMap<string, Asked>): SignatureCounts {
  const signatures = new Map<string, Signature>();
  for (const { person, signature } of asked.values()) if (signature) signatures.set(person, signature);
  return countSignatures(asked.keys(), signatures);
}
