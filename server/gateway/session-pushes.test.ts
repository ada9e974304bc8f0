import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../shared/testing/fake-transport.ts';
import { messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { SessionHub, type SessionEnd } from '../../tests/fixtures/session-hub.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';

const AT_ONCE = 20;
const FLOOD = 60;
const turn = () => settle(2000);

let on: SessionHub;
beforeEach(async () => {
  on = new SessionHub(openMemoryStore(), { messagesAtOnce: AT_ONCE });
  await fillSmallSchool(on.hub);
});

function flood(count: number, from = 0) {
  const now = on.timers.now();
  return Array.from({ length: count }, (_, n) =>
    messagePart({ by: 'pupil', chat: 'c1', text: `Купите ${from + n}`, stamp: stampAt(now + from + n) }),
  );
}
const heard = (end: SessionEnd) =>
  end
    .all('changes')
    .flatMap(({ documents }) => documents.filter(({ kind, by }) => kind === 'message' && by === 'pupil'))
    .length;

/** Lets so many seconds pass, a little at a time. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    on.timers.advance(1000);
    await settle();
  }
  await turn();
}

describe('[PUSH-12] a flood of messages', () => {
  test('F-083 is taken in turn, and its writer is told; others hear no more of it', async () => {
    const writer = await on.enter('pupil');
    const reader = await on.enter('second');
    writer.send({ type: 'push', n: 1, documents: flood(FLOOD) });
    await turn();
    expect(heard(reader)).toBe(AT_ONCE);
    expect(writer.all('notice').map(({ data }) => data)).toEqual([{ type: 'writing.held', forMs: 15_000 }]);
    expect(writer.all('pushed')).toEqual([]);
    await pass(12);
    expect(heard(reader)).toBeGreaterThan(AT_ONCE);
    expect(heard(reader)).toBeLessThanOrEqual(AT_ONCE + 12);
    await pass(60);
    expect(heard(reader)).toBe(FLOOD);
    const [pushed] = writer.all('pushed');
    expect(pushed?.results).toHaveLength(FLOOD);
    expect(pushed?.results.every((result) => !('refusal' in result))).toBe(true);
  });

  test('leaves other people, and everything else of its writer, alone', async () => {
    const writer = await on.enter('pupil');
    const other = await on.enter('second');
    writer.send({ type: 'push', n: 1, documents: flood(FLOOD) });
    await turn();
    writer.send({ type: 'ping', n: 7 });
    const said = messagePart({ by: 'second', chat: 'c1', text: 'А я одно', stamp: stampAt(on.timers.now()) });
    other.send({ type: 'push', n: 1, documents: [said] });
    await turn();
    expect(writer.all('pong').map(({ n }) => n)).toEqual([7]);
    expect(other.all('pushed')).toHaveLength(1);
  });

  test('that is pushed again after a lost link costs nothing twice, and nothing is lost', async () => {
    const documents = flood(FLOOD);
    const reader = await on.enter('second');
    for (let round = 0; round < 6; round++) {
      const writer = await on.enter('pupil');
      writer.send({ type: 'push', n: 1, documents });
      await pass(11);
      writer.session.close();
      await turn();
    }
    expect(heard(reader)).toBe(FLOOD);
  });

  test('of a client that does not wait for the answer ends its session', async () => {
    const writer = await on.enter('pupil');
    writer.send({ type: 'push', n: 1, documents: flood(FLOOD) });
    await turn();
    writer.send({ type: 'push', n: 2, documents: flood(5, FLOOD) });
    await turn();
    expect(writer.all('bye')).toMatchObject([{ reason: 'badFrame' }]);
    await pass(60);
    const kept = await on.hub.store.get(flood(1, FLOOD)[0]!.id);
    expect(kept).toBeUndefined();
  });
});
