import { AppError } from '../errors/app-error.ts';
import type { Directory } from '../directory/directory.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { saidAt, WritingPace } from '../permissions/writing-pace.ts';
import type { AuthorPart } from '../schema/envelope.ts';

export interface OwnPaceOptions {
  readonly person: string;
  readonly clock: { readonly now: () => number };
  readonly projection: {
    readonly directory: Directory;
    readonly factsOf: (person: string) => PersonFacts;
  };
  readonly store: { guard: (part: AuthorPart) => void };
}

/**
 * Holds what this person writes to the school's limits (rule MOD-10) before it is stored, also without a link: so what
 * is stored comes through at the hub, however much of it there is after a week.
 */
export function keepPace({ store, person, projection, clock }: OwnPaceOptions): void {
  const pace = new WritingPace();
  store.guard = (part) => {
    const { directory } = projection;
    const facts = projection.factsOf(person);
    // Before it is known who this is, nothing is known of their limits either.
    if (!facts.isPresent) return;
    const code = pace.take(part, {
      facts,
      at: saidAt(part, clock.now()),
      amount: (name) => directory.amount(name),
    });
    if (code) throw new AppError(code);
  };
}
