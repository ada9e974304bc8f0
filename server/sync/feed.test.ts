import { beforeEach, describe, expect, test } from 'vitest';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Checkpoint } from '../../shared/sync/checkpoint.ts';
import { claimsOfCheckpoints } from '../../shared/sync/held.ts';
import { settle } from '../../shared/testing/fake-transport.ts';
import { accept, messagePart, stampAt, TEST_LOG } from '../../shared/testing/make-documents.ts';
import type { HubStore } from '../store/hub-store.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { Feed } from './feed.ts';

let store: HubStore;
let seq: number;
let sent: Changes[];
let errors: unknown[];

beforeEach(() => {
  store = openMemoryStore();
  seq = 0;
  sent = [];
  errors = [];
});

async function write(chat: string, count = 1, text = 'да'): Promise<AcceptedDocument[]> {
  const documents = Array.from({ length: count }, () => {
    seq += 1;
    return accept(messagePart({ by: 'anna', chat, text, stamp: stampAt(seq) }), seq);
  });
  await store.put(documents);
  return documents;
}

const WINDOW_BYTES = 64 * 1024;

/** A feed, and the client's acknowledgements of what it sends. */
class TestFeed extends Feed {
  got: (n: number) => void = () => undefined;
}

function feedOf(over: HubStore = store, sizeBytes = 1000): TestFeed {
  const underWay = new Set<number>();
  const feed: TestFeed = new TestFeed({
    store: over,
    person: 'vera',
    isBrief: false,
    now: () => 5,
    published: () => seq,
    mayAdd: () => underWay.size * sizeBytes < WINDOW_BYTES,
    send: (changes) => {
      sent.push({ ...changes, n: sent.length + 1 });
      underWay.add(sent.length);
      return Promise.resolve(sizeBytes);
    },
    onLoss: () => undefined,
    onComplete: () => undefined,
    onError: (error) => errors.push(error),
  });
  feed.got = (n) => {
    for (const one of underWay) if (one <= n) underWay.delete(one);
    feed.wake();
  };
  return feed;
}

async function begin(feed: TestFeed, scopes: string[], held: Checkpoint[] = []): Promise<void> {
  await feed.begin(scopes, claimsOfCheckpoints(held));
  feed.resume();
  await settle(500);
}

/** Answers everything that was sent until nothing more comes. */
async function takeAll(feed: TestFeed): Promise<void> {
  for (let taken = 0; taken < sent.length; taken = sent.length) {
    feed.got(sent.at(-1)!.n);
    await settle(500);
    if (taken === sent.length) return;
  }
}

const held = (scope: string, low: number, high: number): Checkpoint => ({ scope, log: TEST_LOG, low, high });
const seqs = (changes: Changes | undefined) => changes?.documents.map((document) => document.seq);

describe('[FEED-3] what comes first', () => {
  test('the newest fifty of every scope that the client has not seen, in the order of scopes; then the past', async () => {
    await write('c1', 120);
    await write('c2', 3);
    const feed = feedOf();
    await begin(feed, ['chat:c2', 'chat:c1']);
    await takeAll(feed);
    const all = sent.flatMap((changes) => seqs(changes) ?? []);
    expect(all).toEqual([123, 122, 121, ...Array.from({ length: 120 }, (_, n) => 120 - n)]);
    // What was never seen of c2 stands before the past of c1, wherever the frames end.
    const chats = sent.flatMap((changes) => changes.documents.map(({ parent }) => parent));
    expect(chats.slice(0, 53)).toEqual([...Array<string>(3).fill('c2'), ...Array<string>(50).fill('c1')]);
    expect(sent.at(-1)?.checkpoints).toContainEqual(held('chat:c1', 1, 123));
  });

  test('what is new before what is old', async () => {
    await write('c1', 150);
    const feed = feedOf();
    await begin(feed, ['chat:c1'], [held('chat:c1', 100, 140)]);
    expect(sent.flatMap((changes) => seqs(changes) ?? [])).toEqual([
      ...Array.from({ length: 10 }, (_, n) => 141 + n),
      ...Array.from({ length: 99 }, (_, n) => 99 - n),
    ]);
  });
});

describe('[FEED-2] checkpoints', () => {
  test('of a scope that the client holds whole cost nothing', async () => {
    await write('c1', 10);
    const feed = feedOf();
    await begin(feed, ['chat:c1'], [held('chat:c1', 1, 10)]);
    expect(feed.remaining).toEqual({ documents: 0, bytes: 0 });
    expect(sent.flatMap((changes) => changes.documents)).toEqual([]);
  });

  test('do not claim what a full batch left out', async () => {
    await write('c1', 30, 'ё'.repeat(8000));
    const feed = feedOf(store, 0);
    await begin(feed, ['chat:c1']);
    for (const changes of sent) {
      const [checkpoint] = changes.checkpoints;
      expect(checkpoint?.low === 1 || checkpoint?.low === Math.min(...seqs(changes)!)).toBe(true);
    }
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.flatMap((changes) => changes.documents)).toHaveLength(30);
    expect(sent.at(-1)?.checkpoints).toEqual([held('chat:c1', 1, 30)]);
  });

  test.each([
    ['as many', 200, 'да'],
    ['more', 210, 'да'],
    ['longer', 30, 'ё'.repeat(8000)],
  ])('of %s new documents than a batch holds are not taken for the end', async (_what, count, text) => {
    await write('c1', 10);
    await write('c1', count, text);
    const feed = feedOf(store, 0);
    await begin(feed, ['chat:c1'], [held('chat:c1', 1, 10)]);
    expect(sent.flatMap((changes) => changes.documents)).toHaveLength(count);
    const told = sent.filter(({ checkpoints }) => checkpoints.length > 0);
    for (const changes of told)
      expect(changes.checkpoints[0]?.high).toBe(seqs(changes)?.at(-1) ?? 10 + count);
    expect(told.at(-1)?.checkpoints).toEqual([held('chat:c1', 1, 10 + count)]);
    expect(sent.at(-1)?.remainingDocuments).toBe(0);
  });

  test.each([
    ['of another log', { scope: 'chat:c1', log: 'hub000000002.epoch001', low: 1, high: 3 }],
    [
      'of this hub before it was restored',
      { scope: 'chat:c1', log: 'hub000000001.epoch000', low: 1, high: 3 },
    ],
    ['beyond what this log holds', held('chat:c1', 1, 900)],
  ])('[FEED-6] %s count for nothing', async (_what, checkpoint) => {
    await write('c1', 3);
    const feed = feedOf();
    await begin(feed, ['chat:c1'], [checkpoint]);
    expect(sent.flatMap((changes) => changes.documents)).toHaveLength(3);
    expect(sent.flatMap((changes) => changes.forget)).toEqual([]);
  });
});

describe('[FEED-4] pacing', () => {
  test('sends no more than the bound before the client has said what it has', async () => {
    await write('c1', 1000);
    const feed = feedOf(store, WINDOW_BYTES / 2);
    await begin(feed, ['chat:c1']);
    expect(sent).toHaveLength(2);
    feed.got(1);
    await settle(500);
    expect(sent).toHaveLength(3);
    feed.got(3);
    await settle(500);
    expect(sent).toHaveLength(5);
    expect(sent.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('[FEED-5] what remains', () => {
  test('is never zero before the end, and zero at the end', async () => {
    await write('c1', 700);
    const feed = feedOf();
    await feed.begin(['chat:c1'], new Map());
    expect(feed.remaining.documents).toBe(700);
    feed.resume();
    await settle(500);
    await takeAll(feed);
    const remaining = sent.map((changes) => changes.remainingDocuments);
    expect(remaining.at(-1)).toBe(0);
    expect(remaining.slice(0, -1).filter((count) => count === 0)).toEqual([]);
    expect([...remaining].sort((a, b) => b - a)).toEqual(remaining);
  });

  test('is said once also when there is nothing at all', async () => {
    const feed = feedOf();
    await begin(feed, ['school']);
    expect(sent).toMatchObject([
      { documents: [], checkpoints: [held('school', 1, 0)], remainingDocuments: 0, now: 5 },
    ]);
    feed.wake();
    await settle();
    expect(sent).toHaveLength(1);
  });
});

describe('new documents', () => {
  test('reach a client that has everything, with the checkpoint raised', async () => {
    await write('c1', 3);
    const feed = feedOf();
    await begin(feed, ['chat:c1', 'chat:c2']);
    feed.accepted(await write('c1'));
    await settle();
    expect(sent.at(-1)).toMatchObject({
      documents: [{ seq: 4 }],
      checkpoints: [held('chat:c1', 1, 4)],
      remainingDocuments: 0,
    });
  });

  test('of scopes that the client does not read are no reason to look', async () => {
    const feed = feedOf();
    await begin(feed, ['chat:c1']);
    feed.accepted(await write('c9'));
    await settle();
    expect(sent).toHaveLength(1);
  });

  test('that come while others are being read are not missed', async () => {
    await write('c1', 3);
    let during: (() => Promise<void>) | undefined;
    const slow = changed(store, {
      changesAfter: async (...of) => {
        const found = await store.changesAfter(...of);
        await during?.();
        return found;
      },
    });
    const feed = feedOf(slow);
    await begin(feed, ['chat:c1']);
    const first = await write('c1');
    during = async () => {
      during = undefined;
      feed.accepted(await write('c1'));
    };
    feed.accepted(first);
    await settle(500);
    expect(sent.flatMap((changes) => changes.documents.map((document) => document.seq))).toEqual([
      3, 2, 1, 4, 5,
    ]);
    expect(sent.at(-1)).toMatchObject({ checkpoints: [held('chat:c1', 1, 5)], remainingDocuments: 0 });
  });
});

describe('access', () => {
  test('[FEED-7] lost: the scope is to be forgotten, also what a client held from an earlier time', async () => {
    await write('c1', 2);
    const feed = feedOf();
    const before = [held('chat:c9', 1, 2), { ...held('chat:c8', 1, 2), log: 'hub000000002.epoch001' }];
    await begin(feed, ['chat:c1', 'chat:c2'], before);
    expect(sent[0]?.forget).toEqual(['chat:c9', 'chat:c8']);
    feed.pause();
    await feed.setScopes(['chat:c2']);
    feed.resume();
    await settle();
    expect(sent.at(-1)).toMatchObject({ forget: ['chat:c1'], documents: [], remainingDocuments: 0 });
    expect(feed.scopes).toEqual(['chat:c2']);
  });

  test('[FEED-8] gained: the scope comes from the start', async () => {
    await write('c1', 3);
    const feed = feedOf();
    await begin(feed, ['chat:c1']);
    for (const scopes of [[], ['chat:c1']]) {
      feed.pause();
      await feed.setScopes(scopes);
      feed.resume();
      await settle();
    }
    expect(sent.map((changes) => [changes.forget, seqs(changes)])).toEqual([
      [[], [3, 2, 1]],
      [['chat:c1'], []],
      [[], [3, 2, 1]],
    ]);
  });

  test('[ACCESS-2] nothing of a lost scope is sent, not even what was being collected', async () => {
    await write('c1', 3);
    let during: (() => void) | undefined;
    const slow = changed(store, {
      changesBefore: async (...of) => {
        const found = await store.changesBefore(...of);
        during?.();
        await Promise.resolve();
        return found;
      },
    });
    const feed = feedOf(slow);
    during = () => {
      during = undefined;
      feed.pause();
      void feed.setScopes(['chat:c2']).then(() => feed.resume());
    };
    await write('c2', 2);
    await begin(feed, ['chat:c1', 'chat:c2']);
    expect(sent.flatMap((changes) => changes.documents.map((document) => document.scope))).toEqual([
      'chat:c2',
      'chat:c2',
    ]);
    expect(sent.flatMap((changes) => changes.forget)).toEqual(['chat:c1']);
    expect(sent.at(-1)).toMatchObject({ checkpoints: [held('chat:c2', 1, 5)], remainingDocuments: 0 });
  });

  test('[ACCESS-2] nothing at all is sent while access is being read', async () => {
    const feed = feedOf();
    await begin(feed, ['chat:c1']);
    feed.pause();
    feed.accepted(await write('c1'));
    feed.got(1);
    await settle();
    expect(sent).toHaveLength(1);
    feed.resume();
    await settle();
    expect(sent).toHaveLength(2);
  });
});

describe('an end', () => {
  test('an error of the store is reported', async () => {
    const broken = changed(store, { changesBefore: () => Promise.reject(new Error('disk')) });
    await write('c1');
    await begin(feedOf(broken), ['chat:c1']);
    expect(errors).toEqual([new Error('disk')]);
  });

  test('a closed feed sends nothing more', async () => {
    const feed = feedOf();
    await begin(feed, ['chat:c1']);
    feed.close();
    feed.accepted(await write('c1'));
    await settle();
    expect(sent).toHaveLength(1);
  });
});
