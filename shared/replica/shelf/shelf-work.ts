import { AppError } from '../../errors/app-error.ts';
import { refusalToWrite, type Written } from '../../permissions/may-write.ts';
import { isForReader } from '../../permissions/may-write-orders.ts';
import { shelfOf } from '../../permissions/may-write-materials.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { MAX_FILE_HISTORY } from '../../schema/material.ts';
import { ackId, orderScope } from '../../schema/school-order.ts';
import { scopeOf } from '../../schema/scope.ts';
import type { OrderSeries } from '../../orders/order-series.ts';
import type { Replicator } from '../../sync/replicator.ts';
import type { HybridClock } from '../../time/hybrid-clock.ts';
import type { Projection } from '../projection.ts';
import type { RxReplicaStore } from '../rx-replica-store.ts';
import { askedPeople, Audiences } from './order-people.ts';
import type { HeldMaterial, ShelfContents, ShelfMemory } from './shelf-memory.ts';
import type { ShelfWish, ShelfWishOf } from './shelf-wish.ts';

export interface ShelfWorkOptions {
  readonly clock: HybridClock;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly person: string;
  readonly projection: Projection;
  readonly memory: ShelfMemory;
}

type ShelfKind = 'order' | 'ack' | 'paperack' | 'reminder' | 'material' | 'review';
type Part = {
  readonly [K in ShelfKind]: Omit<AuthorPart, 'by' | 'stamp' | 'kind' | 'body' | 'gone'> & {
    readonly kind: K;
    readonly body: BodyOf<K>;
    readonly gone?: boolean;
  };
}[ShelfKind];

/** What a person does with orders and materials, with or without a link. */
export class ShelfWork {
  readonly #options: ShelfWorkOptions;

  constructor(options: ShelfWorkOptions) {
    this.#options = options;
  }

  /**
   * What was wished is durable when this resolves, with the id of the order or material it was about. Throws
   * AppError `notAllowed` where the hub would refuse it, `notFound` where it is about nothing that is here.
   */
  async do(wish: ShelfWish): Promise<{ readonly id: string }> {
    const contents = await this.#options.memory.contents();
    const { id, parts } = this.#plan(wish, contents);
    for (const part of parts) this.#check(part);
    for (const part of parts) await this.#options.store.write(part);
    this.#options.replicator.wake();
    return { id };
  }

  #plan(
    wish: ShelfWish,
    contents: ShelfContents,
  ): { readonly id: string; readonly parts: readonly Written[] } {
    switch (wish.what) {
      case 'placeOrder':
        return this.#placeOrder(wish);
      case 'renewOrder':
        return { id: wish.order, parts: this.#renewOrder(wish, seriesOf(wish.order, contents)) };
      case 'withdrawOrder':
        return { id: wish.order, parts: this.#withdrawOrder(wish, seriesOf(wish.order, contents)) };
      case 'acknowledge':
        return { id: wish.order, parts: this.#acknowledge(seriesOf(wish.order, contents)) };
      case 'enterPaper':
        return { id: wish.order, parts: this.#enterPaper(wish, seriesOf(wish.order, contents), contents) };
      case 'remind':
        return { id: wish.order, parts: this.#remind(seriesOf(wish.order, contents)) };
      case 'placeMaterial':
        return this.#placeMaterial(wish);
      case 'changeMaterial':
        return {
          id: wish.material,
          parts: [this.#changeMaterial(wish, materialOf(wish.material, contents))],
        };
      case 'dropMaterial':
        return { id: wish.material, parts: [this.#dropMaterial(materialOf(wish.material, contents))] };
      case 'review':
        return { id: wish.material, parts: [this.#review(wish, materialOf(wish.material, contents))] };
    }
  }

  #placeOrder({ what: _what, audiences, ...of }: ShelfWishOf<'placeOrder'>) {
    const body = { ...of, version: 1, isWithdrawn: false, note: '' };
    const [first = '', ...others] = audiences.map(() => this.#options.clock.stamp());
    const ids = [first, ...others];
    const parts = audiences.map((audience, place) =>
      this.#order(ids[place] ?? '', place === 0 ? '' : first, { ...body, audience }),
    );
    return { id: first, parts };
  }

  #renewOrder({ what: _what, order, audiences, ...of }: ShelfWishOf<'renewOrder'>, series: OrderSeries) {
    const held = series.sheets.map(({ current }) => current);
    const version = Math.max(...held.map(({ body }) => body.version)) + 1;
    const scopes = new Set(audiences.map(orderScope));
    const renewed = audiences.map((audience) =>
      this.#order(this.#options.clock.stamp(), order, { ...of, audience, version, isWithdrawn: false }),
    );
    // For whom it is no more, it is withdrawn.
    const dropped = held
      .filter(({ scope }) => !scopes.has(scope))
      .map(({ body }) =>
        this.#order(this.#options.clock.stamp(), order, { ...body, isWithdrawn: true, note: of.note }),
      );
    return [...renewed, ...dropped];
  }

  #withdrawOrder({ order, note }: ShelfWishOf<'withdrawOrder'>, series: OrderSeries) {
    return series.sheets.map(({ current: { body } }) =>
      this.#order(this.#options.clock.stamp(), order, { ...body, isWithdrawn: true, note }),
    );
  }

  #acknowledge(series: OrderSeries) {
    const { person, projection } = this.#options;
    const facts = projection.factsOf(person);
    const asked = series.sheets.filter(
      ({ current, withdrawal }) =>
        !withdrawal && current.body.needsAcknowledgement && isForReader(current.body.audience, facts),
    );
    if (asked.length === 0) throw new AppError('notAllowed');
    return asked.map(({ current }) =>
      this.#part({
        kind: 'ack',
        id: ackId(current.id, person),
        scope: scopeOf.ack(person),
        parent: current.id,
        body: { version: current.body.version, at: this.#now() },
      }),
    );
  }

  #enterPaper({ people, signedOn }: ShelfWishOf<'enterPaper'>, series: OrderSeries, contents: ShelfContents) {
    const asked = askedPeople(series, contents, new Audiences(this.#options.projection.directory));
    return people.flatMap((person) => {
      const version = asked.get(person)?.version;
      if (!version) return [];
      return this.#made({
        kind: 'paperack',
        id: this.#options.clock.stamp(),
        scope: scopeOf.ack(person),
        parent: version.id,
        body: { person, version: version.body.version, signedOn },
      });
    });
  }

  #remind(series: OrderSeries) {
    const asking = series.sheets.filter(
      ({ current, withdrawal }) => !withdrawal && current.body.needsAcknowledgement,
    );
    return asking.map(({ current }) =>
      this.#made({
        kind: 'reminder',
        id: this.#options.clock.stamp(),
        scope: current.scope,
        parent: current.id,
        body: { at: this.#now(), audience: current.body.audience },
      }),
    );
  }

  #placeMaterial({ what: _what, shelf: scope, ...of }: ShelfWishOf<'placeMaterial'>) {
    const shelf = shelfOf(scope);
    if (!shelf) throw new AppError('notFound');
    const id = this.#options.clock.stamp();
    const body = { ...of, classroom: shelf.classroom, history: [] };
    return { id, parts: [this.#made({ kind: 'material', id, scope, parent: '', body })] };
  }

  /** Files that are there no more go into the material's history. */
  #changeMaterial({ what: _what, material: id, ...of }: ShelfWishOf<'changeMaterial'>, held: HeldMaterial) {
    const stay = new Set(of.files.map(({ digest }) => digest));
    const replaced = held.body.files
      .filter(({ digest }) => !stay.has(digest))
      .map((file) => ({ at: this.#now(), file }));
    const history = [...replaced, ...held.body.history].slice(0, MAX_FILE_HISTORY);
    const body = { ...of, classroom: held.body.classroom, history };
    return this.#part({ kind: 'material', id, scope: held.scope, parent: '', body });
  }

  #dropMaterial({ id, scope, body }: HeldMaterial) {
    return this.#part({ kind: 'material', id, scope, parent: '', body, gone: true });
  }

  #review({ verdict, of, reason }: ShelfWishOf<'review'>, { id: parent, scope }: HeldMaterial) {
    const id = this.#options.clock.stamp();
    return this.#made({ kind: 'review', id, scope, parent, body: { verdict, of, reason: reason.trim() } });
  }

  #order(id: string, parent: string, body: BodyOf<'order'>): Written {
    const scope = orderScope(body.audience);
    if (scope === undefined) throw new AppError('badRequest', { details: 'no such audience' });
    return this.#made({ kind: 'order', id, scope, parent, body });
  }

  /** A first version: its id says when it was made. */
  #made(of: Part): Written {
    return { ...this.#part(of), stamp: of.id };
  }

  #part(of: Part): Written {
    const { clock, person } = this.#options;
    return { gone: false, ...of, by: person, stamp: clock.stamp() };
  }

  #check(part: Written): void {
    const { person, projection } = this.#options;
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory);
    if (refusal) throw new AppError(refusal);
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.clock.now()));
  }
}

function seriesOf(order: string, { series }: ShelfContents): OrderSeries {
  const found = series.get(order);
  if (!found) throw new AppError('notFound');
  return found;
}

function materialOf(material: string, { materials }: ShelfContents): HeldMaterial {
  const found = materials.get(material);
  if (!found) throw new AppError('notFound');
  return found;
}
