import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { DEAD_AFTER_MS, PING_AFTER_MS, RESUME_MS } from '../../shared/protocol/limits.ts';
import { settle } from '../../shared/testing/fake-transport.ts';
import { pairChatId, pairId } from '../../shared/schema/pair.ts';
import {
  chatMembership,
  messagePart,
  part,
  personCard,
  stampAt,
} from '../../shared/testing/make-documents.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { noMedia } from '../../tests/fixtures/no-media.ts';
import { type SessionEnd, SessionHub } from '../../tests/fixtures/session-hub.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import type { HubStore } from '../store/hub-store.ts';

let store: HubStore;
let on: SessionHub;
beforeEach(async () => {
  store = openMemoryStore();
  on = new SessionHub(store);
  await fillSmallSchool(on.hub);
});

/** A hub whose store lets a test do something in the middle of an answer. */
async function hubWith(methods: (inner: HubStore) => Partial<HubStore>): Promise<SessionHub> {
  const inner = openMemoryStore();
  const made = new SessionHub(changed(inner, methods(inner)));
  await fillSmallSchool(made.hub);
  return made;
}
const turn = () => settle(2000);
const texts = (end: { all: (type: 'changes') => { documents: { body: Record<string, unknown> }[] }[] }) =>
  end.all('changes').flatMap(({ documents }) => documents.flatMap(({ body }) => body['text'] ?? []));

describe('[HELLO-5] the order of the first frames', () => {
  test('is nonce, welcome, credential, changes; what is accepted meanwhile comes after the welcome', async () => {
    let during: (() => void) | undefined;
    on = await hubWith((inner) => ({
      countOutside: (...of) => {
        during?.();
        return inner.countOutside(...of);
      },
    }));
    const end = on.connect();
    during = () => {
      during = undefined;
      void on.hub.acceptor.push('second', [
        messagePart({ by: 'second', chat: 'c1', text: 'во время приветствия', stamp: stampAt(5) }),
      ]);
    };
    await end.hello('pupil');
    await turn();
    expect(end.types.slice(0, 4)).toEqual(['nonce', 'welcome', 'credential', 'changes']);
    expect(end.types.filter((type) => type === 'welcome')).toHaveLength(1);
    expect(texts(end)).toContain('во время приветствия');
  });

  test('[ACCESS-2] access that ends during the hello is not forgotten', async () => {
    let during: (() => Promise<unknown>) | undefined;
    on = await hubWith((inner) => ({
      countOutside: async (...of) => {
        await during?.();
        return inner.countOutside(...of);
      },
    }));
    await on.hub.acceptor.writeAsSchool([
      messagePart({ by: 'second', chat: 'c2', text: 'тайное', stamp: stampAt(5) }),
    ]);
    const end = on.connect();
    during = () => {
      during = undefined;
      return on.hub.acceptor.writeAsSchool([chatMembership('c2', 'second', { state: 'ended' })]);
    };
    await end.hello('second');
    await turn();
    expect(end.types).toContain('changes');
    expect(texts(end)).not.toContain('тайное');
    expect(
      end.all('changes').flatMap(({ documents }) => documents.filter(({ scope }) => scope === 'chat:c2')),
    ).toEqual([]);
  });

  test('[FEED-10] a person who leaves during the hello is not welcomed for long', async () => {
    let during: (() => Promise<unknown>) | undefined;
    on = await hubWith((inner) => ({
      countOutside: async (...of) => {
        await during?.();
        return inner.countOutside(...of);
      },
    }));
    const end = on.connect();
    during = () => {
      during = undefined;
      return on.hub.acceptor.writeAsSchool([personCard('second', ['pupil'], { leftAt: 1 })]);
    };
    await end.hello('second');
    await turn();
    expect(end.all('bye')).toMatchObject([{ reason: 'needsLogin' }]);
    expect(end.all('changes').flatMap(({ documents }) => documents)).toEqual([]);
  });
});

describe('[ACCESS-2] while access is being read again', () => {
  test('two changes in a row end with the last one’s scopes', async () => {
    const end = await on.enter('second');
    const membership = (state: 'active' | 'ended') => chatMembership('c2', 'second', { state });
    await Promise.all(
      ['ended', 'active', 'ended'].map((state) =>
        on.hub.acceptor.writeAsSchool([membership(state as 'ended')]),
      ),
    );
    await turn();
    const before = end.received.length;
    await on.hub.acceptor.writeAsSchool([
      messagePart({ by: 'second', chat: 'c2', text: 'после', stamp: stampAt(9) }),
    ]);
    await turn();
    expect(end.received.slice(before)).toEqual([]);
    await on.hub.acceptor.writeAsSchool([membership('active')]);
    await turn();
    expect(texts(end)).toContain('после');
  });

  test('a store that fails ends the session, and no other', async () => {
    let isBroken = false;
    on = await hubWith((inner) => ({
      logs: () => (isBroken ? Promise.reject(new Error('disk')) : inner.logs()),
    }));
    const [pupil, second] = [await on.enter('pupil'), await on.enter('second')];
    isBroken = true;
    await on.hub.acceptor.writeAsSchool([chatMembership('c2', 'second', { state: 'ended' })]);
    await turn();
    expect(second.all('bye')).toMatchObject([{ reason: 'error', retryAfterMs: 5000 }]);
    expect([second.isClosed, pupil.isClosed]).toEqual([true, false]);
  });
});

describe('[PUSH-8] a push that the store does not take', () => {
  test('is not answered; the session ends, says why, and when to come back', async () => {
    let isFull = false;
    on = await hubWith((inner) => ({
      put: (documents) =>
        isFull
          ? Promise.reject(new AppError('hubDiskFull', { details: '/secret/path' }))
          : inner.put(documents),
    }));
    const [pupil, second] = [await on.enter('pupil'), await on.enter('second')];
    const before = second.received.length;
    isFull = true;
    pupil.send({
      type: 'push',
      n: 1,
      documents: [messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(5) })],
    });
    await turn();
    expect(pupil.all('pushed')).toEqual([]);
    expect(pupil.all('bye')).toMatchObject([
      { reason: 'error', error: { code: 'hubDiskFull', details: '' }, retryAfterMs: 5000 },
    ]);
    expect(second.received.slice(before)).toEqual([]);
  });
});

describe('[PUSH-14] what is accepted where the client holds nothing', () => {
  const chat = pairChatId('teacher', 'admin');
  const begin = part({
    kind: 'pair',
    id: pairId('teacher', 'admin'),
    by: 'teacher',
    scope: `chat:${chat}`,
    parent: chat,
    stamp: stampAt(5),
    body: { with: 'admin' },
  });
  const say = (text: string, at: number) => messagePart({ by: 'teacher', chat, text, stamp: stampAt(at) });
  const after = (end: SessionEnd, from: number) =>
    end.received
      .slice(from)
      .flatMap((message) =>
        message.type === 'changes' ? message.documents.map(({ id }) => id) : [message.type],
      );

  test('comes back before the answer to its push, a chat that was begun in it with what was said there', async () => {
    const end = await on.enter('teacher');
    const from = end.received.length;
    const [first, second] = [say('первое', 6), say('второе', 7)];
    end.send({ type: 'push', n: 1, documents: [begin, first] });
    await turn();
    const told = after(end, from);
    expect(told.slice(0, told.indexOf('pushed'))).toEqual(expect.arrayContaining([begin.id, first.id]));
    expect(told.filter((one) => one === first.id)).toHaveLength(1);
    const [pushed] = end.all('pushed');
    expect(pushed?.results.every((result) => !('refusal' in result))).toBe(true);
    end.send({ type: 'push', n: 2, documents: [second] });
    await turn();
    expect(end.all('pushed')).toHaveLength(2);
    expect(after(end, from)).toContain(second.id);
  });

  test('waits for a client that takes nothing, and one that pushes on and on meanwhile is sent away', async () => {
    // So much that not all of it may be under way, and nothing of it is said to have arrived.
    const much = Array.from({ length: 120 }, (_, n) =>
      messagePart({
        by: 'second',
        chat: 'c1',
        text: randomBytes(2500).toString('hex'),
        stamp: stampAt(100 + n),
      }),
    );
    await on.hub.acceptor.push('second', much);
    const end = await on.enter('teacher');
    for (let n = 1; n < 40 && !end.isClosed; n++) {
      end.send({ type: 'push', n, documents: n === 1 ? [begin] : [say('да', 300 + n)] });
      await turn();
    }
    expect(end.all('bye')).toMatchObject([{ reason: 'badFrame' }]);
    expect(end.all('pushed')).toEqual([]);
  });

  test('where it may not be read, is only answered', async () => {
    const end = await on.enter('pupil');
    const from = end.received.length;
    const foreign = messagePart({ by: 'pupil', chat: 'c2', stamp: stampAt(5) });
    end.send({ type: 'push', n: 1, documents: [foreign] });
    await turn();
    expect(after(end, from)).toEqual(['pushed']);
    expect(end.all('pushed')).toMatchObject([{ results: [{ refusal: { code: 'notAllowed' } }] }]);
  });
});

describe('[BEAT-2] silence', () => {
  test('for too long ends the session', async () => {
    const end = await on.enter('pupil');
    on.timers.advance(DEAD_AFTER_MS / 2);
    expect(end.isClosed).toBe(false);
    on.timers.advance(DEAD_AFTER_MS);
    expect(end.isClosed).toBe(true);
    expect(on.sessions.count).toBe(0);
  });

  test('ends also a connection that never says hello', () => {
    const end = on.connect();
    on.timers.advance(DEAD_AFTER_MS * 1.25);
    expect(end.isClosed).toBe(true);
  });

  test('is broken by anything that is said', async () => {
    const end = await on.enter('pupil');
    for (let n = 0; n < 10; n++) {
      on.timers.advance(PING_AFTER_MS);
      end.send({ type: 'pong', n: 0 });
      await turn();
    }
    expect(end.isClosed).toBe(false);
  });

  test('leaves no timer behind', async () => {
    const ends = [await on.enter('pupil'), on.connect()];
    for (const end of ends) on.sessions.remove(end.session);
    // What a dropped session left is kept for a while, and no longer.
    on.timers.advance(RESUME_MS);
    expect(on.timers.planned).toBe(0);
  });
});

describe('[CALL-3] calls at once', () => {
  test('are 64 at most: one more is refused, and may be tried again', async () => {
    const waiting: (() => void)[] = [];
    const media = {
      ...noMedia,
      request: () =>
        new Promise<never>((_resolve, reject) => waiting.push(() => reject(new AppError('lessonEnded')))),
    };
    on = new SessionHub(store, { media });
    const end = await on.enter('pupil');
    const call = (n: number) =>
      end.send({ type: 'call', n, method: 'live.request', data: { method: 'room.leave', data: {} } });
    for (let n = 1; n <= 66; n++) call(n);
    await turn();
    expect(end.all('answer')).toMatchObject([
      { n: 65, ok: false, error: { code: 'tooMany', isRetryable: true } },
      { n: 66 },
    ]);
    for (const answer of waiting.splice(0)) answer();
    await turn();
    expect(end.all('answer')).toHaveLength(66);
    call(67);
    await turn();
    expect(waiting).toHaveLength(1);
  });

  test('hold up neither pushes nor one another', async () => {
    on = new SessionHub(store, { media: { ...noMedia, request: () => new Promise(() => undefined) } });
    const end = await on.enter('pupil');
    end.send({ type: 'call', n: 1, method: 'live.request', data: { method: 'room.leave', data: {} } });
    end.send({ type: 'call', n: 2, method: 'nothing.here', data: {} });
    end.send({
      type: 'push',
      n: 1,
      documents: [messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(5) })],
    });
    await turn();
    expect(end.all('answer')).toMatchObject([{ n: 2 }]);
    expect(end.all('pushed')).toHaveLength(1);
  });

  test('that fail for no good reason say nothing of the inside', async () => {
    on = new SessionHub(store, {
      media: { ...noMedia, request: () => Promise.reject(new TypeError('secret of x')) },
    });
    const end = await on.enter('pupil');
    end.send({ type: 'call', n: 1, method: 'live.request', data: { method: 'room.leave', data: {} } });
    await turn();
    expect(end.all('answer')).toMatchObject([{ ok: false, error: { code: 'internal', details: '' } }]);
  });
});

test('[BYE-2] a hub that stops says so to everyone', async () => {
  const ends = [await on.enter('pupil'), await on.enter('second'), on.connect()];
  on.sessions.stop();
  await turn();
  for (const end of ends) {
    expect(end.all('bye')).toMatchObject([{ reason: 'stopping', retryAfterMs: 1000 }]);
    expect(end.isClosed).toBe(true);
  }
});
