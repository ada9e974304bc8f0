import { parserOf } from '../std/parse.ts';
import { isQueryName, isSchoolQueryName, type QueryName, querySchemas } from './query-names.ts';

type Answer = () => Promise<unknown>;

interface Watch {
  readonly query: QueryName;
  readonly chat: string;
  readonly answer: Answer;
  readonly listener: (value: unknown) => void;
  last: string | undefined;
  isStale: boolean;
}

/** What a change may have made stale. */
export interface Staleness {
  readonly isDirectory: boolean;
  readonly chats: ReadonlySet<string>;
  /** Chats whose draft has changed. */
  readonly drafts: ReadonlySet<string>;
  readonly isConnection: boolean;
  /** Whether acts or lines of the log have come or changed. */
  readonly isLedger: boolean;
  /** Whether what can be found may have changed. */
  readonly isSearch: boolean;
  /** Whether something of a stage has come or changed. */
  readonly isStage: boolean;
}

export const NOTHING_STALE: Staleness = {
  isDirectory: false,
  chats: new Set<string>(),
  drafts: new Set<string>(),
  isConnection: false,
  isLedger: false,
  isSearch: false,
  isStage: false,
};

const parsers = new Map(querySchemas().map(([name, schema]) => [name, parserOf(`query.${name}`, schema)]));

/** Reads the name and parameters of a query that a window asked for. Throws ShapeError or RangeError. */
export function parseQuery(
  name: string,
  params: unknown,
): { readonly name: QueryName; readonly params: object } {
  const parse = parsers.get(name);
  if (!isQueryName(name) || !parse) throw new RangeError(`no query ${name}`);
  const parsed = parse(params);
  return { name, params: isObject(parsed) ? parsed : {} };
}

/**
 * Open questions of the screens. After a change only stale ones are answered again, one round at a time,
 * and only answers that differ are passed on; changes that come during a round are taken together. An
 * answer that fails is reported, and tried again after the next change; the others go on.
 */
export class Watches {
  readonly #watches = new Map<number, Watch>();
  readonly #onFault: (fault: unknown) => void;
  #round: Promise<void> | undefined;

  constructor(onFault: (fault: unknown) => void) {
    this.#onFault = onFault;
  }

  add(
    id: number,
    of: { query: QueryName; chat: string; answer: Answer; listener: (value: unknown) => void },
  ): void {
    this.#watches.set(id, { ...of, last: undefined, isStale: true });
    this.#wake();
  }

  remove(id: number): void {
    this.#watches.delete(id);
  }

  clear(): void {
    this.#watches.clear();
  }

  changed(what: Staleness): void {
    for (const watch of this.#watches.values()) if (isStale(watch, what)) watch.isStale = true;
    this.#wake();
  }

  #wake(): void {
    this.#round ??= Promise.resolve()
      .then(() => this.#answerAll())
      .finally(() => {
        this.#round = undefined;
        if ([...this.#watches.values()].some((watch) => watch.isStale)) this.#wake();
      });
  }

  async #answerAll(): Promise<void> {
    for (const [id, watch] of [...this.#watches]) {
      if (!watch.isStale || !this.#watches.has(id)) continue;
      watch.isStale = false;
      try {
        await this.#answer(id, watch);
      } catch (fault) {
        if (this.#watches.get(id) === watch) this.#onFault(fault);
      }
    }
  }

  async #answer(id: number, watch: Watch): Promise<void> {
    const value = await watch.answer();
    const text = JSON.stringify(value) ?? '';
    if (text === watch.last || this.#watches.get(id) !== watch) return;
    watch.last = text;
    watch.listener(value);
  }
}

function isStale(watch: Watch, what: Staleness): boolean {
  if (isSchoolQueryName(watch.query)) {
    const isOfChat = watch.query === 'school.members' && what.chats.has(watch.chat);
    return what.isDirectory || what.isLedger || isOfChat;
  }
  switch (watch.query) {
    case 'connection':
      return what.isConnection || what.chats.size > 0 || what.isLedger || what.isDirectory;
    case 'me':
    case 'people':
      return what.isDirectory;
    case 'offers':
      return what.isDirectory || what.chats.size > 0;
    case 'alerts':
    case 'chats':
    case 'outbox':
      return (
        what.isDirectory || what.chats.size > 0 || what.drafts.size > 0 || what.isConnection || what.isLedger
      );
    case 'searchState':
      return what.isSearch;
    case 'plan':
      return what.isDirectory || what.chats.size > 0 || what.isSearch;
    case 'call':
    case 'broadcast':
    case 'lesson':
    case 'rings':
    case 'paperStart':
    case 'papers':
    case 'planPlaces':
    case 'session':
    case 'rules':
    case 'chatOrder':
    case 'desk':
    case 'cases':
    case 'case':
    case 'sessions':
    case 'recording':
    case 'recordings':
    case 'task':
      return what.isDirectory || what.chats.size > 0 || what.isConnection;
    case 'meetings':
      // The head of every open chat asks for those of its chat.
      return what.isDirectory || (watch.chat === '' ? what.chats.size > 0 : what.chats.has(watch.chat));
    case 'stage':
    case 'replay':
    case 'captions':
      return what.isStage || what.isDirectory || what.chats.has(watch.chat);
    case 'exhibits':
      return what.isStage || what.isDirectory || what.isLedger;
    case 'ink':
    case 'replayInk':
    case 'exhibitFiles':
      return what.isStage;
    case 'draft':
      return what.drafts.has(watch.chat);
    case 'chat':
    case 'messages':
    case 'chatFiles':
    case 'brief':
    case 'seenBy':
    case 'chatPeople':
    case 'pins':
      return what.isDirectory || what.chats.has(watch.chat);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
