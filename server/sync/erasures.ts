import { setImmediate as nextTurn } from 'node:timers/promises';
import { ERASED_KINDS, erasedForm } from '../../shared/erasure/erased-form.ts';
import { ErasureNotes } from '../../shared/erasure/erasures-in.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Kind } from '../../shared/schema/kinds.ts';
import { forgetOldRoster } from '../roster/school-name.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { Acceptor } from './acceptor.ts';
import type { FactsSource } from './facts-source.ts';

export interface ErasuresOptions {
  readonly store: HubStore;
  readonly acceptor: Acceptor;
  readonly facts: FactsSource;
  readonly onFault: (fault: unknown) => void;
}

const PAGE_DOCUMENTS = 200;
/** So many are replaced in one transaction. */
const BATCH_DOCUMENTS = 50;
/** Says of which erasures everything was looked through, so that a start need not do it again. */
const SETTING = 'erased';

/**
 * Erases what people wrote once the school has erased them, wherever it stands in the store. It goes on after
 * a crash, and erases again what somebody writes of them later.
 */
export class Erasures {
  readonly #options: ErasuresOptions;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: ErasuresOptions) {
    this.#options = options;
    options.acceptor.onAccepted((documents) => this.#look(documents));
  }

  /** Goes on where the last run was interrupted; resolves when nothing is left to erase. */
  begin(): Promise<void> {
    return this.#inTurn(async () => {
      const known = await this.#people();
      const done = new Set((await this.#options.store.setting(SETTING))?.split(' '));
      if ([...known.people.keys()].some((person) => !done.has(person))) await this.#eraseAll(known);
    });
  }

  /** Resolves when everything that was accepted so far has been looked at. */
  settled(): Promise<void> {
    return this.#turn;
  }

  #look(documents: readonly AcceptedDocument[]): void {
    const hasErasure = documents.some(({ kind }) => kind === 'erasure');
    const of = documents.filter(({ kind }) => ERASED.has(kind));
    if (!hasErasure && of.length === 0) return;
    void this.#inTurn(async () => {
      const known = await this.#people();
      if (known.people.size === 0) return;
      if (hasErasure) await this.#eraseAll(known);
      else await this.#erase(of, known);
    });
  }

  async #people(): Promise<ErasureNotes> {
    const notes = new ErasureNotes();
    for (const erasure of (await this.#options.facts.directory()).all('erasure')) notes.takeErasure(erasure);
    return notes;
  }

  async #eraseAll(notes: ErasureNotes): Promise<void> {
    const { store, facts } = this.#options;
    const directory = await facts.directory();
    for await (const page of this.#pages('audit')) {
      for (const line of page) notes.takeLine(line, (id) => directory.get('person', id) !== undefined);
    }
    for (const kind of ERASED_KINDS) {
      for await (const page of this.#pages(kind)) await this.#erase(page, notes);
    }
    await forgetOldRoster(store);
    await store.setSetting(SETTING, [...notes.people.keys()].join(' '));
  }

  async #erase(documents: readonly AcceptedDocument[], notes: ErasureNotes): Promise<void> {
    const found = documents.filter((document) => erasedForm(document, notes) !== undefined);
    for (let start = 0; start < found.length; start += BATCH_DOCUMENTS) {
      const ids = found.slice(start, start + BATCH_DOCUMENTS).map(({ id }) => id);
      await this.#options.acceptor.erase(ids, (held) => erasedForm(held, notes));
      await nextTurn();
    }
  }

  async *#pages(kind: Kind): AsyncGenerator<readonly AcceptedDocument[]> {
    let after = { parent: '', id: '' };
    for (;;) {
      const page = await this.#options.store.pageOfKind(kind, after, PAGE_DOCUMENTS);
      const last = page.at(-1);
      if (!last) return;
      yield page;
      after = { parent: last.parent, id: last.id };
      await nextTurn();
    }
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(run).catch(this.#options.onFault);
    return this.#turn;
  }
}

const ERASED: ReadonlySet<string> = new Set(ERASED_KINDS);
