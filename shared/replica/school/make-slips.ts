import type { Directory } from '../../directory/directory.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SlipsWish, SlipWish } from '../../ipc/slip-wish.ts';
import { slipRefusal } from '../../permissions/may-make-slip.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { shortName } from '../../schema/person.ts';
import { scopeOf } from '../../schema/scope.ts';
import type { HybridClock } from '../../time/hybrid-clock.ts';

const DAY_MS = 24 * 3600_000;
const DAYS_IN_THE_SAFE = 365;

/** A new secret: the letters go on paper, the hash into the document. */
export interface SlipSecret {
  readonly letters: string;
  readonly hash: string;
}

/** A slip that was made, with its secret for the paper and the names that stand on it. */
export interface MadeSlip {
  readonly id: string;
  readonly letters: string;
  readonly body: BodyOf<'slip'>;
  readonly personName: string;
  readonly classroom: string;
  readonly childName: string;
}

/**
 * Makes the documents of slips; nothing is written where one of them may not be made.
 * Throws AppError, what `slipRefusal` says.
 */
export function makeSlips(
  of: {
    readonly person: string;
    readonly directory: Directory;
    readonly clock: Pick<HybridClock, 'now' | 'stamp'>;
    readonly newSecret: () => SlipSecret;
  },
  { slips, days }: SlipsWish,
): readonly { readonly part: AuthorPart; readonly made: MadeSlip }[] {
  const { person, directory, clock, newSecret } = of;
  const facts = directory.factsOf(person);
  const now = Math.floor(clock.now());
  return slips.map((wish) => {
    const secret = newSecret();
    const body = bodyOf(wish, secret.hash, now + daysOf(wish, days, directory) * DAY_MS);
    const id = clock.stamp();
    const scope = scopeOf.slip(person);
    const part = { id, kind: 'slip', scope, parent: '', by: person, stamp: id, gone: false, body } as const;
    const refusal = slipRefusal(facts, part, directory);
    if (refusal) throw new AppError(refusal);
    const names = {
      personName: nameOf(directory, wish.person),
      classroom: directory.get('classroom', wish.classroom)?.body.title ?? '',
      childName: nameOf(directory, wish.child),
    };
    return { part, made: { id, letters: secret.letters, body, ...names } };
  });
}

function bodyOf(wish: SlipWish, secretHash: string, expiresAt: number): BodyOf<'slip'> {
  return {
    ...wish,
    mostUses: wish.purpose === 'link' ? wish.mostUses : 1,
    secretHash,
    expiresAt,
    annulledAt: 0,
  };
}

function daysOf({ purpose }: SlipWish, days: number, directory: Directory): number {
  if (days > 0) return days;
  return purpose === 'recovery' ? DAYS_IN_THE_SAFE : directory.amount('slipDays');
}

function nameOf(directory: Directory, person: string): string {
  const card = directory.get('person', person);
  return card ? shortName(card.body) : '';
}
