import type { RxChangeEventBulk } from 'rxdb';
import { previewAct } from '../../acts/try-act.ts';
import { planAct } from '../../acts/registry.ts';
import type { Directory } from '../../directory/directory.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import type { Consequence } from '../../directory/consequence.ts';
import type { SlipsWish } from '../../ipc/slip-wish.ts';
import type { ActBody } from '../../schema/act.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { isOfKind } from '../../schema/kinds.ts';
import { scopeOf } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { Replicator } from '../../sync/replicator.ts';
import type { HybridClock } from '../../time/hybrid-clock.ts';
import type { ReplicaDatabase } from '../database.ts';
import { KeptAnswers } from '../kept-answers.ts';
import { keepPace } from '../own-pace.ts';
import type { Projection } from '../projection.ts';
import type { RxReplicaStore } from '../rx-replica-store.ts';
import { type MadeSlip, makeSlips, type SlipSecret } from './make-slips.ts';
import { type ShelfContents, ShelfMemory } from '../shelf/shelf-memory.ts';
import { ShelfWork } from '../shelf/shelf-work.ts';
import { OwnActs } from './own-acts.ts';
import { SCHOOL_QUERIES, type SchoolQueryName } from './school-queries.ts';
import type { LedgerDocument, SchoolSource } from './school-query.ts';

export interface SchoolOptions {
  readonly database: ReplicaDatabase;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly clock: HybridClock;
  readonly person: string;
  /** The key of this device in hexadecimal. */
  readonly device: string;
  readonly projection: Projection;
  readonly onChanged: () => void;
}

/** What one person sees of the school and does to it, also without a link. */
export class School {
  readonly #options: SchoolOptions;
  readonly #own: OwnActs;
  readonly #shelf: ShelfMemory;
  #subscription: { unsubscribe(): void } | undefined;

  constructor(options: SchoolOptions) {
    this.#options = options;
    // Acts are held to the school's limits as messages are.
    keepPace(options);
    this.#own = new OwnActs(options.projection.directory);
    this.#shelf = new ShelfMemory(options.database.shelf, options.onChanged);
  }

  async attach(): Promise<void> {
    const { database, person, onChanged } = this.#options;
    this.#subscription = database.ledger.eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) => {
      for (const { documentData, operation } of bulk.events) {
        this.#own.take(documentData, person, operation === 'DELETE');
      }
      onChanged();
    });
    await this.#own.attach(database.ledger, person);
  }

  detach(): void {
    this.#subscription?.unsubscribe();
    this.#shelf.detach();
  }

  directoryChanged(): void {
    this.#own.changed();
  }

  /**
   * Does something to the school: it is durable when this resolves, shown at once, and carried out by the
   * hub when it is reached. Throws AppError where it is known now that the hub would refuse it.
   */
  async act(body: ActBody): Promise<{ readonly id: string }> {
    const { clock, person, store, replicator } = this.#options;
    const id = clock.stamp();
    planAct(this.#context(id), body);
    const part: AuthorPart = {
      id,
      kind: 'act',
      scope: scopeOf.act(person),
      parent: '',
      by: person,
      stamp: id,
      gone: false,
      body,
    };
    await store.write(part);
    replicator.wake();
    return { id };
  }

  /**
   * Makes slips: they are durable when this resolves, and can be used when the hub has them. Throws AppError
   * where the person may not make one of them; none is made then.
   */
  async makeSlips(wish: SlipsWish, newSecret: () => SlipSecret): Promise<readonly MadeSlip[]> {
    const { clock, person, store, replicator } = this.#options;
    const { directory } = this.#context('');
    const slips = makeSlips({ person, directory, clock, newSecret }, wish);
    for (const { part } of slips) await store.write(part);
    replicator.wake();
    return slips.map(({ made }) => made);
  }

  /** What an act would change, person by person, before it is done. Throws what `act` throws. */
  preview(body: ActBody): readonly Consequence[] {
    return previewAct(this.#context(this.#options.clock.stamp()), body);
  }

  /** What the hub has said before. */
  get kept(): KeptAnswers {
    return new KeptAnswers(this.#options.database.local);
  }

  /** What is done with orders and materials. */
  get shelf(): ShelfWork {
    return new ShelfWork({ ...this.#options, memory: this.#shelf });
  }

  /** What lies on the shelves. */
  contents(): Promise<ShelfContents> {
    return this.#shelf.contents();
  }

  /** The school and the own place in it, with the own acts that no hub has accepted yet. */
  own(): { readonly facts: PersonFacts; readonly directory: Directory } {
    const { actor: facts, directory } = this.#context('');
    return { facts, directory };
  }

  /** What the school is called, '' while that is not known here. */
  get title(): string {
    return this.#options.projection.directory.school?.body.title ?? '';
  }

  async answer(name: SchoolQueryName, params: object): Promise<unknown> {
    const query: { readonly answer: (source: SchoolSource, params: never) => unknown } = SCHOOL_QUERIES[name];
    // The parameters were parsed by this very query's schema when the question was asked.
    return await Reflect.apply(query.answer, undefined, [this.#source(), params]);
  }

  #context(act: string) {
    const { clock, person } = this.#options;
    const at = Math.floor(clock.now());
    const directory = this.#own.after(person, at);
    return { actor: directory.factsOf(person), directory, act, at };
  }

  #source(): SchoolSource {
    const { clock, database, device, person, projection } = this.#options;
    const { ledger } = database;
    const now = Math.floor(clock.now());
    return {
      person,
      device,
      facts: projection.factsOf(person),
      directory: this.#own.after(person, now),
      settled: projection.directory,
      waitingActs: this.#own.waiting,
      now,
      shelf: () => this.#shelf.contents(),
      log: async (before, limit) => {
        const selector = { kind: 'audit', ...(before === '' ? {} : { order: { $lt: before } }) };
        const rows = await ledger
          .find({ selector, sort: [{ kind: 'desc' }, { order: 'desc' }], limit })
          .exec();
        return rows.map((row) => row.toMutableJSON()).filter(isLine);
      },
      act: async (id) => {
        const found = (await ledger.findOne(id).exec())?.toMutableJSON();
        return found && isOfKind(found, 'act') ? found.body : undefined;
      },
    };
  }
}

function isLine(document: ReplicaDocument): document is LedgerDocument {
  return isOfKind(document, 'audit');
}
