import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { type PersonsPush, PushRounds } from './push-rounds.ts';

const push = (person: string, count = 1): PersonsPush => ({
  person,
  parts: Array.from({ length: count }, (_, n) => messagePart({ by: person, chat: 'c1', stamp: stampAt(n) })),
});

function made(accept?: (pushes: readonly PersonsPush[]) => Promise<AuthorPart[][]>) {
  const rounds: string[][] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const enqueue = (run: () => Promise<void>): void => {
    queue = queue.then(run);
  };
  const pushes = new PushRounds<AuthorPart>({
    gather: () => Promise.resolve(),
    enqueue,
    accept:
      accept ??
      ((all) => {
        rounds.push(all.map(({ person }) => person));
        return Promise.resolve(all.map(({ parts }) => [...parts]));
      }),
  });
  return { pushes, rounds, enqueue };
}

describe('pushes of one moment', () => {
  test('are one round; each is answered with its own', async () => {
    const { pushes, rounds } = made();
    const [anna, boris] = [push('anna', 2), push('boris')];
    expect(await Promise.all([pushes.push(anna), pushes.push(boris)])).toEqual([anna.parts, boris.parts]);
    expect(rounds).toEqual([['anna', 'boris']]);
  });

  test('do not join what has begun, nor go before what came between', async () => {
    const { pushes, rounds, enqueue } = made();
    const first = pushes.push(push('anna'));
    pushes.close();
    enqueue(() => {
      rounds.push(['something else']);
      return Promise.resolve();
    });
    const second = pushes.push(push('boris'));
    await Promise.all([first, second]);
    await pushes.push(push('vera'));
    expect(rounds).toEqual([['anna'], ['something else'], ['boris'], ['vera']]);
  });

  test('are several rounds where they are very much', async () => {
    const { pushes, rounds } = made();
    await Promise.all([pushes.push(push('anna', 150)), pushes.push(push('boris', 150))]);
    expect(rounds).toEqual([['anna'], ['boris']]);
  });

  test('fail together, and the next ones do not', async () => {
    let isBroken = true;
    const { pushes } = made((all) =>
      isBroken ? Promise.reject(new Error('full')) : Promise.resolve(all.map(({ parts }) => [...parts])),
    );
    const both = await Promise.allSettled([pushes.push(push('anna')), pushes.push(push('boris'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await pushes.push(push('anna'))).toHaveLength(1);
  });
});
