import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MAX_PUSH_DOCUMENTS } from '../../shared/protocol/limits.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { type Kind, kindNames, KINDS } from '../../shared/schema/kinds.ts';
import { bodies } from '../../shared/testing/arbitrary-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import {
  chatMembership,
  markPart,
  messagePart,
  personCard,
  TEST_DEVICE,
} from '../../shared/testing/make-documents.ts';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool, SMALL_SCHOOL } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let pupil: RawClient;
let second: RawClient;
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  // One test pushes as many messages as a frame holds.
  hub = await startTestHub(undefined, undefined, { hasFloodLimits: false });
  await fillSmallSchool(hub.hub);
  [pupil, second] = await Promise.all([RawClient.enter(hub, 'pupil'), RawClient.enter(hub, 'second')]);
});
afterEach(async () => {
  for (const client of [pupil, second]) {
    client.send({ type: 'ping', n: 1 });
    await client.next('pong');
  }
});
afterAll(async () => {
  pupil.close();
  second.close();
  await hub.remove();
});

const message = (of: Partial<AuthorPart> & { readonly chat?: string; readonly text?: string } = {}) =>
  messagePart({ by: 'pupil', chat: 'c1', stamp: clock.stamp(), ...of });
/** The kinds that only the school writes. */
const SCHOOLS = kindNames().filter((kind) => KINDS[kind].writer === 'school');
/** A document of a kind, well formed, in a place of the pupil's own. */
function madeUp(kind: Kind): AuthorPart {
  const [body = {}] = fc.sample(bodies[kind], { numRuns: 1, seed: 7 });
  const stamp = clock.stamp();
  return { id: stamp, kind, scope: 'person:pupil', parent: '', by: 'pupil', stamp, gone: false, body };
}
const notAllowed = { refusal: { code: 'notAllowed', isRetryable: false } };

describe('a push over the wire', () => {
  test('[PUSH-1] is answered, and reaches the others of the chat and the writer itself', async () => {
    const part = message({ text: 'Всем привет' });
    const [result] = await pupil.push(part);
    if (!result || !('acceptance' in result)) throw new Error(JSON.stringify(result));
    for (const client of [pupil, second]) {
      const changes = await client.next('changes');
      client.send({ type: 'got', n: changes.n });
      expect(changes.documents).toEqual([{ ...part, ...result.acceptance }]);
      expect(changes.checkpoints).toEqual([]);
      expect(changes.upTo).toEqual({
        log: `${hub.hub.store.hub}.${hub.hub.store.epoch}`,
        seq: result.acceptance.seq,
      });
    }
  });

  test('[PUSH-3] twice gives the same acceptance and reaches nobody twice', async () => {
    const part = message();
    const first = await pupil.push(part);
    expect(await pupil.push(part)).toEqual(first);
    const arrived = (await second.next('changes')).documents;
    expect(arrived.map(({ id }) => id)).toEqual([part.id]);
    expect((await pupil.next('changes')).documents).toHaveLength(1);
  });

  test('[PUSH-4] with a stamp two minutes ahead is to be stamped anew, and then accepted under its id', async () => {
    const ahead = new HybridClock({ now: () => Date.now() + 120_000, device: TEST_DEVICE });
    const part = message({ stamp: ahead.stamp() });
    expect(await pupil.push(part)).toEqual([{ id: part.id, stamp: part.stamp, ahead: true }]);
    const again = { ...part, stamp: clock.stamp() };
    expect(await pupil.push(again)).toMatchObject([{ id: part.id, stamp: again.stamp, acceptance: {} }]);
    expect((await second.next('changes')).documents).toMatchObject([{ id: part.id }]);
  });

  test('[PUSH-1] of as many documents as one may hold is answered in their order', async () => {
    const parts = Array.from({ length: MAX_PUSH_DOCUMENTS }, (_, n) => message({ text: `${n}` }));
    const results = await pupil.push(...parts);
    expect(results.map(({ id }) => id)).toEqual(parts.map(({ id }) => id));
    expect(results.filter((result) => !('acceptance' in result))).toEqual([]);
    for (const client of [pupil, second]) await client.caughtUp();
  });
});

describe('[PUSH-5] a pupil may not write', () => {
  test('into a chat that the pupil is not in, nor about its lessons and reading', async () => {
    const elsewhere = { chat: 'c2' };
    expect(
      await pupil.push(
        message(elsewhere),
        markPart({ by: 'pupil', chat: 'c2', upTo: {}, stamp: clock.stamp() }),
      ),
    ).toMatchObject([notAllowed, notAllowed]);
  });

  test('in another’s name', async () => {
    const [result] = await pupil.push({ ...message(), by: 'second' });
    expect(result).toMatchObject(notAllowed);
    expect(await pupil.push(message({ by: SCHOOL_WRITER }))).toMatchObject([notAllowed]);
  });

  test('another’s document anew', async () => {
    const theirs = messagePart({ by: 'second', chat: 'c1', stamp: clock.stamp() });
    await second.push(theirs);
    const before = await hub.hub.store.get(theirs.id);
    for (const by of ['pupil', 'second']) {
      expect(
        await pupil.push({ ...theirs, by, stamp: clock.stamp(), body: { text: 'Не то', replyTo: '' } }),
      ).toMatchObject([notAllowed]);
    }
    expect(await pupil.push({ ...theirs, gone: true, stamp: clock.stamp() })).toMatchObject([notAllowed]);
    expect(await hub.hub.store.get(theirs.id)).toEqual(before);
    for (const client of [pupil, second]) await client.caughtUp();
  });

  test('themselves into another role, class, family or chat', async () => {
    const parts = [
      { ...personCard('pupil', ['administrator']), stamp: clock.stamp() },
      ...SMALL_SCHOOL.filter(({ kind }) => SCHOOLS.some((one) => one === kind)).map((part) => ({
        ...part,
        by: 'pupil',
        stamp: clock.stamp(),
      })),
      ...SCHOOLS.map((kind) => madeUp(kind)),
      chatMembership('c2', 'pupil', { stamp: clock.stamp() }),
      chatMembership('s1', 'pupil', { stamp: clock.stamp() }),
      chatMembership('c1', 'pupil', { role: 'moderator', stamp: clock.stamp() }),
      chatMembership('c1', 'second', { state: 'ended', stamp: clock.stamp() }),
    ];
    const results: Verdict[] = [];
    for (let at = 0; at < parts.length; at += MAX_PUSH_DOCUMENTS) {
      results.push(...(await pupil.push(...parts.slice(at, at + MAX_PUSH_DOCUMENTS))));
    }
    expect(
      results.filter((result) => !('refusal' in result) || result.refusal.code !== 'notAllowed'),
    ).toEqual([]);
    expect(results).toHaveLength(parts.length);
  });

  test('[PUSH-6] an own message into another chat or kind', async () => {
    const part = message();
    await pupil.push(part);
    for (const client of [pupil, second]) await client.caughtUp();
    const later = { ...part, stamp: clock.stamp() };
    const moved = await pupil.push(
      { ...later, parent: 'c2' },
      { ...later, scope: 'chat:c2', parent: 'c2' },
      {
        ...later,
        kind: 'lesson',
        body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt: 0 },
      },
      { ...part, body: { text: 'Другое', replyTo: '' } },
    );
    expect(moved.map((one) => 'refusal' in one && one.refusal.code)).toEqual([
      'notAllowed',
      'notAllowed',
      'notAllowed',
      'idTaken',
    ]);
    expect((await hub.hub.store.get(part.id))?.body['text']).toBe('Привет');
  });

  test('what is no document: it is refused, and what stands beside it is not', async () => {
    const results = await pupil.push(message({ kind: 'poll' }), message(), message({ scope: 'nowhere' }), {
      ...message(),
      body: { text: 'да\u0000', replyTo: '' },
    });
    expect(results).toMatchObject([
      { refusal: { code: 'badRequest' } },
      { acceptance: {} },
      { refusal: { code: 'badRequest' } },
      { refusal: { code: 'badRequest' } },
    ]);
    for (const client of [pupil, second]) await client.caughtUp();
  });
});

test('[ACCESS-2] a document that one may not read shows up in no answer to a push', async () => {
  const secret = messagePart({ by: 'second', chat: 'c2', text: 'очень тайное', stamp: clock.stamp() });
  await second.push(secret);
  await second.caughtUp();
  const results = await pupil.push({ ...secret, by: 'pupil' }, secret, {
    ...secret,
    scope: 'chat:c1',
    parent: 'c1',
    by: 'pupil',
  });
  expect(results).toMatchObject([notAllowed, notAllowed, notAllowed]);
  expect(JSON.stringify(pupil.received)).not.toContain('тайное');
});
