import type { Directory } from '../../shared/directory/directory.ts';
import type { BodyOf } from '../../shared/schema/kinds.ts';
import { positionOf } from '../../shared/moderation/case-events.ts';
import { writtenAt } from '../../shared/schema/order.ts';
import { parseScope, scopeOf } from '../../shared/schema/scope.ts';
import type { Documents } from '../documents.ts';
import type { Acceptor } from '../sync/acceptor.ts';
import type { FactsSource } from '../sync/facts-source.ts';

export interface ToldObjectionsOptions {
  readonly acceptor: Acceptor;
  readonly facts: FactsSource;
  readonly documents: Documents;
  readonly onFault: (fault: unknown) => void;
}

interface Untold {
  readonly scope: string;
  readonly body: BodyOf<'casestep'> & { readonly step: 'objected' };
}

/**
 * Tells the case of somebody that a member objected to the apology, and when, without saying who it was: the person
 * and whoever reviews the case need to know that, and a pupil who objects is not to be named to the other one.
 */
export class ToldObjections {
  readonly #options: ToldObjectionsOptions;

  constructor(options: ToldObjectionsOptions) {
    this.#options = options;
    options.acceptor.onAccepted((documents) => {
      if (documents.some(({ kind }) => kind === 'objection')) this.note().catch(options.onFault);
    });
  }

  /** Tells what is not told yet; resolves when it is stored. */
  async note(): Promise<void> {
    const { acceptor, documents, facts } = this.#options;
    if (untold(await facts.directory()).length === 0) return;
    await acceptor.writePlanned((directory) => ({
      parts: untold(directory).map(({ scope, body }) => {
        const made = documents.make('casestep', { id: '0', scope, parent: body.block, body });
        return { ...made, id: made.stamp };
      }),
      log: [],
    }));
  }
}

function untold(directory: Directory): readonly Untold[] {
  const found = new Map<string, Untold>();
  for (const objection of directory.all('objection')) {
    const { block, person } = objection.body;
    const [chat = ''] = parseScope(objection.scope)?.subject.split(':') ?? [];
    const scope = scopeOf.case(chat, person);
    const stampedAt = writtenAt({ order: positionOf(objection), stamp: objection.stamp });
    const isTold = directory
      .about('casestep', scope)
      .some(({ body }) => body.step === 'objected' && body.block === block && body.stampedAt === stampedAt);
    if (!isTold)
      found.set(`${scope} ${block} ${stampedAt}`, { scope, body: { step: 'objected', block, stampedAt } });
  }
  return [...found.values()];
}
