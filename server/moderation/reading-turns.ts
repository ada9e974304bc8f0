import type { Directory } from '../../shared/directory/directory.ts';
import { caseOf } from '../../shared/moderation/case-of.ts';
import { readingState } from '../../shared/moderation/closed-reading.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { StepOf } from '../../shared/schema/case-step.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { parseScope, scopeOf } from '../../shared/schema/scope.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';

/** Hub time can go more slowly than a timer; so it is looked at again after at most this time. */
const LOOK_AGAIN_MS = 3_600_000;

export interface ReadingTurnsOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'facts'>;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

interface Turn {
  readonly scope: string;
  readonly body: StepOf<'reading'>;
}

/**
 * Says in the case of whoever is blocked that reading is closed, where the school has set it so (`blockedReads`), and
 * that it is open again once the block is over. Reading follows from these words and not from the time alone, so that
 * what was kept back is told to every computer, whenever it comes back.
 */
export class ReadingTurns {
  readonly #options: ReadingTurnsOptions;
  readonly #stopListening: () => void;
  #stopWaiting: () => void = () => undefined;
  /** When a block is over next for which reading is closed (ms). */
  #next = Infinity;
  #tail: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: ReadingTurnsOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      if (options.hub.acceptor.time() >= this.#next || documents.some(mayTurn)) this.#look();
    });
  }

  async begin(): Promise<void> {
    this.#look();
    await this.#tail;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    this.#stopWaiting();
    await this.#tail;
  }

  #look(): void {
    if (this.#isStopped) return;
    this.#tail = this.#tail.then(() => this.#note()).catch(this.#options.onFault);
  }

  async #note(): Promise<void> {
    const { acceptor, documents, facts } = this.#options.hub;
    const directory = await facts.directory();
    if (turnsIn(directory, acceptor.time()).length > 0) {
      await acceptor.writePlanned((fork, at) => ({
        parts: turnsIn(fork, at).map(({ scope, body }): AuthorPart => {
          const made = documents.make('casestep', { id: '0', scope, parent: body.block, body });
          return { ...made, id: made.stamp };
        }),
        log: [],
      }));
    }
    this.#wait(nextEnd(directory, acceptor.time()));
  }

  #wait(next: number): void {
    const { hub, timers } = this.#options;
    this.#next = next;
    this.#stopWaiting();
    if (next === Infinity || this.#isStopped) return;
    const delayMs = Math.min(LOOK_AGAIN_MS, Math.max(0, next - hub.acceptor.time()) + 1);
    this.#stopWaiting = timers.after(delayMs, () => this.#look());
  }
}

/** What may begin or end a block, or the keeping back during one. */
function mayTurn(part: AuthorPart): boolean {
  if (isOfKind(part, 'casestep')) return part.body.step !== 'reading';
  if (isOfKind(part, 'policy')) return part.body.name === 'blockedReads';
  return part.kind === 'apology' || part.kind === 'objection';
}

function casesIn(directory: Directory): readonly { readonly chat: string; readonly person: string }[] {
  const scopes = directory
    .all('casestep')
    .flatMap(({ scope, body }) => (body.step === 'block' ? [scope] : []));
  return [...new Set(scopes)].flatMap((scope) => {
    const [chat = '', person = ''] = parseScope(scope)?.subject.split(':') ?? [];
    return person === '' ? [] : [{ chat, person }];
  });
}

function turnsIn(directory: Directory, now: number): readonly Turn[] {
  const keepsBack = !directory.isOn('blockedReads');
  return casesIn(directory).flatMap((place): readonly Turn[] => {
    const scope = scopeOf.case(place.chat, place.person);
    const { block } = caseOf(directory, place, now);
    const { closed, told } = readingState(directory, place);
    const turn = (id: string, isOpen: boolean): Turn => ({
      scope,
      body: { step: 'reading', block: id, isOpen },
    });
    const over = [...closed].filter((id) => !keepsBack || id !== block?.id);
    const begins = block && keepsBack && !told.has(block.id) ? [turn(block.id, false)] : [];
    return [...over.map((id) => turn(id, true)), ...begins];
  });
}

function nextEnd(directory: Directory, now: number): number {
  const ends = casesIn(directory).flatMap((place) => {
    const { closed } = readingState(directory, place);
    if (closed.size === 0) return [];
    return caseOf(directory, place, now).block?.endsAt ?? [];
  });
  return Math.min(Infinity, ...ends);
}
