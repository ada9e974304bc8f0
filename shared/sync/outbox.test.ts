import { describe, expect, test } from 'vitest';
import { makeStamp, stampTime } from '../ids/id.ts';
import type { Push } from '../protocol/push.ts';
import type { Pushed } from '../protocol/pushed.ts';
import { settle } from '../testing/fake-transport.ts';
import { messagePart, stampAt, TEST_DEVICE, TEST_EPOCH, TEST_HUB } from '../testing/make-documents.ts';
import { MemoryReplicaStore } from '../testing/memory-replica-store.ts';
import { HybridClock, MAX_AHEAD_MS } from '../time/hybrid-clock.ts';
import { Outbox } from './outbox.ts';

const NOW = 1_700_000_000_000;
const YEAR_MS = 365 * 24 * 3600_000;

function setUp() {
  const store = new MemoryReplicaStore();
  const computer = { now: NOW };
  const clock = new HybridClock({ now: () => computer.now, device: TEST_DEVICE });
  const pushes: Push[] = [];
  const errors: unknown[] = [];
  const outbox = new Outbox({
    store,
    clock,
    send: (push) => pushes.push(push),
    onError: (error) => errors.push(error),
  });
  const write = (text: string, stamp = clock.stamp()) =>
    store.write(messagePart({ by: 'anna', chat: 'c1', text, stamp }));
  return { store, computer, clock, pushes, errors, outbox, write };
}

function acceptedAll(push: Push, firstSeq = 1): Pushed {
  const results = push.documents.map((_document, index) => ({
    hub: TEST_HUB,
    epoch: TEST_EPOCH,
    seq: firstSeq + index,
    at: NOW,
  }));
  return { type: 'pushed', n: push.n, batch: push.n, results, now: NOW };
}

const waitingTexts = async (store: MemoryReplicaStore) =>
  (await store.unsent(100)).map((part) => part.body['text']);

const texts = (push: Push | undefined) => push?.documents.map((document) => document.body['text']);

describe('[PUSH-9] what is unsent', () => {
  test('is pushed in the order of stamps, one push under way at a time', async () => {
    const { outbox, pushes, write, store } = setUp();
    await write('second', stampAt(NOW + 2));
    await write('first', stampAt(NOW + 1));
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['first', 'second']]);
    await write('third', stampAt(NOW + 3));
    outbox.wake();
    await settle();
    expect(pushes).toHaveLength(1);
    await outbox.pushed(acceptedAll(pushes[0]!));
    await settle();
    expect(pushes.map(texts)).toEqual([['first', 'second'], ['third']]);
    await outbox.pushed(acceptedAll(pushes[1]!, 3));
    expect(await store.countUnsent()).toEqual({ waiting: 0, refused: 0, aside: 0 });
    await settle();
    expect(pushes).toHaveLength(2);
  });

  test('is not pushed before there is a link', async () => {
    const { outbox, pushes, write } = setUp();
    await write('early');
    outbox.wake();
    await settle();
    expect(pushes).toEqual([]);
  });

  test('is pushed again when the link was lost before the answer', async () => {
    const { outbox, pushes, write } = setUp();
    await write('once');
    outbox.linkUp();
    await settle();
    outbox.linkLost();
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['once'], ['once']]);
    expect(pushes[0]?.n).not.toBe(pushes[1]?.n);
  });

  test('goes out on the next link when the link is lost while an answer is being stored', async () => {
    const { outbox, pushes, write } = setUp();
    await write('one');
    outbox.linkUp();
    await settle();
    await write('two');
    const storing = outbox.pushed(acceptedAll(pushes[0]!));
    outbox.linkLost();
    await storing;
    await settle();
    expect(pushes).toHaveLength(1);
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['one'], ['two']]);
  });

  test('fits a frame: long texts are spread over several pushes', async () => {
    const { outbox, pushes, write } = setUp();
    for (let n = 0; n < 60; n++) await write('ё'.repeat(8000));
    outbox.linkUp();
    for (let round = 0; round < 5; round++) {
      await settle();
      await outbox.pushed(acceptedAll(pushes.at(-1)!, round * 100 + 1));
    }
    expect(pushes.length).toBeGreaterThan(1);
    expect(pushes.flatMap((push) => push.documents)).toHaveLength(60);
  });

  test('is told to whoever watches: what is on its way right now', async () => {
    const { outbox, pushes, write } = setUp();
    const seen: number[] = [];
    outbox.sending.watch((ids) => seen.push(ids.size));
    await write('one');
    outbox.linkUp();
    await settle();
    await outbox.pushed(acceptedAll(pushes[0]!));
    expect(seen).toEqual([1, 0]);
  });
});

describe('an error of the store', () => {
  test('is reported, and the next link sends what waits', async () => {
    const { outbox, pushes, errors, write, store } = setUp();
    await write('one');
    const unsent = store.unsent.bind(store);
    store.unsent = () => Promise.reject(new Error('disk'));
    outbox.linkUp();
    await settle();
    expect(errors).toHaveLength(1);
    store.unsent = unsent;
    outbox.linkLost();
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['one']]);
  });

  test('while an answer is stored leaves the version waiting', async () => {
    const { outbox, pushes, write, store } = setUp();
    await write('one');
    outbox.linkUp();
    await settle();
    const settleStore = store.settle.bind(store);
    store.settle = () => Promise.reject(new Error('disk'));
    await expect(outbox.pushed(acceptedAll(pushes[0]!))).rejects.toThrow('disk');
    store.settle = settleStore;
    outbox.linkLost();
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['one'], ['one']]);
  });
});

describe('[PUSH-4] a stamp that is too far ahead', () => {
  test('is made anew when the hub says so; the id stays', async () => {
    const { outbox, pushes, write } = setUp();
    await write('future', stampAt(NOW + YEAR_MS));
    outbox.linkUp();
    await settle();
    const [sent] = pushes[0]!.documents;
    const { n } = pushes[0]!;
    await outbox.pushed({ type: 'pushed', n, batch: 1, results: [{ ahead: true }], now: NOW });
    await settle();
    const [again] = pushes[1]!.documents;
    expect(again?.id).toBe(sent?.id);
    expect(again?.stamp).toBe(stampAt(NOW));
  });

  test('is made anew as soon as the hub’s time is known, before anything newer is written', async () => {
    const { outbox, pushes, write, computer, clock } = setUp();
    await write('long ago');
    computer.now += YEAR_MS;
    await write('one');
    await write('two');
    await outbox.bringBack(NOW);
    await write('three');
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['long ago', 'one', 'two', 'three']]);
    const latest = pushes[0]!.documents.at(-1)!.stamp;
    expect(stampTime(latest)).toBe(NOW + MAX_AHEAD_MS);
    expect(clock.offsetMs).toBe(-YEAR_MS);
  });
});

describe('bringing very many versions back', () => {
  test('comes to an end', async () => {
    const { outbox, write, computer, store } = setUp();
    computer.now += YEAR_MS;
    for (let n = 0; n < 3000; n++) await write(String(n));
    await outbox.bringBack(NOW);
    const all = await store.unsent(5000);
    expect(all.map((part) => part.body['text'])).toEqual(Array.from({ length: 3000 }, (_, n) => String(n)));
    expect(stampTime(all.at(-1)!.stamp)).toBeLessThan(NOW + MAX_AHEAD_MS + 100);
  });

  test('keeps its order when the store fails in between and the program ends before it is tried again', async () => {
    const { outbox, write, computer, store, clock } = setUp();
    computer.now += YEAR_MS;
    await write('first');
    const restamp = store.restamp.bind(store);
    store.restamp = () => Promise.reject(new Error('disk'));
    await expect(outbox.bringBack(NOW)).rejects.toThrow('disk');
    await write('second');
    store.restamp = restamp;
    const next = new Outbox({ store, clock, send: () => undefined, onError: () => undefined });
    await next.bringBack(NOW);
    const waiting = await store.unsent(10);
    expect(waiting.map(({ body }) => body['text'])).toEqual(['first', 'second']);
    expect(waiting.every(({ stamp }) => stampTime(stamp) < NOW + 10 * MAX_AHEAD_MS)).toBe(true);
  });

  test('keeps its order when the store fails in between and some of it is ahead no more when it is tried again', async () => {
    const { outbox, write, computer, store } = setUp();
    computer.now += 5 * MAX_AHEAD_MS;
    await write('first');
    computer.now += YEAR_MS;
    await write('second');
    const restamp = store.restamp.bind(store);
    store.restamp = async () => {
      await write('in the middle');
      throw new Error('disk');
    };
    await expect(outbox.bringBack(NOW)).rejects.toThrow('disk');
    await write('third');
    store.restamp = restamp;
    await outbox.bringBack(NOW + 10 * MAX_AHEAD_MS);
    expect(await waitingTexts(store)).toEqual(['first', 'second', 'in the middle', 'third']);
  });

  test('[LOG-2] what a lost log had accepted comes before what never was accepted', async () => {
    const { outbox, write, store } = setUp();
    await write('was accepted', stampAt(NOW + 300_000));
    await write('never was', stampAt(NOW + 1));
    await outbox.bringBack(NOW, [stampAt(NOW + 300_000)]);
    expect((await store.unsent(10)).map(({ body }) => body['text'])).toEqual(['was accepted', 'never was']);
  });

  test('[LOG-2] so it does where no stamp is ahead, and what is written next comes last', async () => {
    const { outbox, write, store } = setUp();
    await write('was accepted', stampAt(NOW + 50_000));
    await write('never was', stampAt(NOW + 1));
    await outbox.bringBack(NOW, [stampAt(NOW + 50_000)]);
    await write('next');
    expect(await waitingTexts(store)).toEqual(['was accepted', 'never was', 'next']);
  });

  test('[LOG-2] so it does where the store fails in between and the log has ended long since', async () => {
    const { outbox, write, store } = setUp();
    await write('was accepted', stampAt(NOW + 50_000));
    await write('never was', stampAt(NOW + 1));
    const restamp = store.restamp.bind(store);
    store.restamp = () => Promise.reject(new Error('disk'));
    await expect(outbox.bringBack(NOW, [stampAt(NOW + 50_000)])).rejects.toThrow('disk');
    await write('in between');
    store.restamp = restamp;
    await outbox.bringBack(NOW);
    expect(await waitingTexts(store)).toEqual(['was accepted', 'never was', 'in between']);
  });

  test('[LOG-2] what a lost log had accepted keeps its stamp, for an edit elsewhere is later than that', async () => {
    const { outbox, write, store } = setUp();
    const accepted = stampAt(NOW - 1000);
    await write('was accepted', accepted);
    await write('ahead', stampAt(NOW + YEAR_MS));
    await outbox.bringBack(NOW, [accepted]);
    expect(store.documents.get(accepted)?.stamp).toBe(accepted);
    expect(await waitingTexts(store)).toEqual(['was accepted', 'ahead']);
  });

  test('[LOG-2] what another computer of the author has stamped keeps its stamp, whichever log ended', async () => {
    const { outbox, write, store } = setUp();
    const elsewhere = makeStamp({ ms: NOW - 1000, counter: 0, device: 'zzzzzzzzzzzz' });
    await write('from elsewhere', elsewhere);
    await write('was accepted', stampAt(NOW + YEAR_MS));
    await write('never was', stampAt(NOW - 2000));
    await outbox.bringBack(NOW, [stampAt(NOW + YEAR_MS)]);
    expect(store.documents.get(elsewhere)?.stamp).toBe(elsewhere);
    expect(await waitingTexts(store)).toEqual(['from elsewhere', 'was accepted', 'never was']);
  });

  test('puts what is written in the middle of it behind what was written before', async () => {
    const { outbox, pushes, write, computer, store } = setUp();
    computer.now += YEAR_MS;
    await write('one');
    const unsent = store.unsent.bind(store);
    let reads = 0;
    store.unsent = async (limit) => {
      const found = await unsent(limit);
      reads += 1;
      if (reads === 1) await write('two');
      return found;
    };
    const restamp = store.restamp.bind(store);
    store.restamp = async (...of) => {
      await restamp(...of);
      if (reads === 1) await write('three');
    };
    await outbox.bringBack(NOW);
    outbox.linkUp();
    await settle();
    expect(pushes.map(texts)).toEqual([['one', 'two', 'three']]);
  });
});

describe('[PUSH-5] a refusal', () => {
  test('is kept with its reason, and not pushed again until the author asks', async () => {
    const { outbox, pushes, write, store } = setUp();
    await write('no');
    outbox.linkUp();
    await settle();
    const [sent] = pushes[0]!.documents;
    const refusal = { code: 'notAllowed' as const, isRetryable: false, params: {}, details: 'x'.repeat(900) };
    await outbox.pushed({
      type: 'pushed',
      n: 1,
      batch: 1,
      results: [{ refusal }],
      now: NOW,
    });
    await settle();
    expect(pushes).toHaveLength(1);
    expect(JSON.parse(store.documents.get(sent!.id)!.refusal)).toMatchObject({ code: 'notAllowed' });
    await store.requeue(sent!.id);
    outbox.wake();
    await settle();
    expect(pushes.map(texts)).toEqual([['no'], ['no']]);
  });
});
