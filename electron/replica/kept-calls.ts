import { AppError } from '../../shared/errors/app-error.ts';
import type { KeptAnswers } from '../../shared/replica/kept-answers.ts';

/** Calls whose last answer is worth knowing without a link; each answer says of when it is. */
const KEPT: ReadonlySet<string> = new Set(['channel.reach']);

/** Asks the hub; without a link, what it said last to the same question. Throws what asking throws. */
export async function askOrRecall(
  kept: KeptAnswers,
  asked: { readonly method: string; readonly data: unknown },
  ask: () => Promise<unknown>,
): Promise<unknown> {
  if (!KEPT.has(asked.method)) return await ask();
  const key = `${asked.method} ${JSON.stringify(asked.data)}`.slice(0, 180);
  try {
    const answer = await ask();
    // Where it cannot be kept, it is known for now all the same.
    await kept.keep(key, answer).catch(() => undefined);
    return answer;
  } catch (error) {
    const isAway = error instanceof AppError && error.data.code === 'needsConnection';
    const last = isAway ? await kept.of(key) : undefined;
    if (last === undefined) throw error;
    return last;
  }
}
