import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import {
  ackPart,
  materialPart,
  orderPart,
  paperAckPart,
  reviewPart,
} from '../../shared/testing/shelf-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { type ActorName, idOf, startWalkedHub } from '../fixtures/walked-school.ts';

let hub: TestHub;
const clients = new Map<ActorName, RawClient>();
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
const NAMES = ['administrator', 'head', 'classTeacher', 'teacher', 'pupil', 'parent', 'guard'] as const;

beforeAll(async () => {
  hub = await startWalkedHub();
  for (const name of NAMES) clients.set(name, await RawClient.enter(hub, idOf(name)));
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

async function say(name: ActorName, part: AuthorPart): Promise<string> {
  const [verdict] = await clients.get(name)!.push(part);
  if (!verdict || 'ahead' in verdict) return 'ahead';
  return 'refusal' in verdict ? verdict.refusal.code : 'accepted';
}
const stamp = () => clock.stamp();

function holds(client: RawClient, id: string): boolean {
  return client.received.some(
    (one) => one.type === 'changes' && one.documents.some((document) => document.id === id),
  );
}

describe('an order', () => {
  test('F-059 refuses when not allowed: placed by a teacher, a pupil, a parent', async () => {
    for (const name of ['teacher', 'classTeacher', 'guard', 'pupil', 'parent'] as const) {
      expect(await say(name, orderPart(idOf(name), { stamp: stamp() })), name).toBe('notAllowed');
    }
    expect(await say('head', orderPart(idOf('head'), { stamp: stamp() }))).toBe('accepted');
  });

  test.each([
    ['for parents where the staff read', { groups: ['parents'] as const, classroom: '' }, 'staff'],
    [
      'for parents of a class where pupils read',
      { groups: ['parents'] as const, classroom: 'k1' },
      'shelf:k1',
    ],
    ['for the staff in a scope of everybody', { groups: ['staff'] as const, classroom: '' }, 'school'],
    [
      'for the staff of a class, which there is not',
      { groups: ['staff'] as const, classroom: 'k1' },
      'staff',
    ],
    ['for another class', { groups: ['pupils'] as const, classroom: 'k9' }, 'shelf:k1'],
    ['for a class that there is not', { groups: ['pupils'] as const, classroom: 'k404' }, 'shelf:k404'],
  ])('F-059 %s is refused: its audience and its readers do not fit', async (_what, audience, scope) => {
    const order = orderPart(idOf('head'), {
      stamp: stamp(),
      body: { audience: { groups: [...audience.groups], classroom: audience.classroom } },
    });
    expect(await say('head', { ...order, scope })).toBe('notAllowed');
  });

  test('F-059 reaches its audience and nobody else', async () => {
    const id = stamp();
    const audience = { groups: ['parents' as const], classroom: 'k1' };
    expect(await say('head', orderPart(idOf('head'), { stamp: id, body: { audience } }))).toBe('accepted');
    for (const name of NAMES) {
      const client = clients.get(name)!;
      client.send({ type: 'ping', n: 9 });
      await client.next('pong');
    }
    const reached = NAMES.filter((name) => holds(clients.get(name)!, id));
    // The head and the class's staff see what its parents are told.
    expect(reached).toEqual(['administrator', 'head', 'classTeacher', 'teacher', 'parent']);
  });
});

describe('an acknowledgement', () => {
  test('F-095 in the name of somebody else is refused, whatever its author is', async () => {
    const version = stamp();
    for (const name of ['administrator', 'head', 'teacher', 'pupil'] as const) {
      const own = ackPart(idOf(name), version, { stamp: stamp() });
      const foreign = ackPart(idOf('guard'), version, { stamp: stamp() });
      expect(await say(name, foreign), name).toBe('notAllowed');
      expect(await say(name, { ...foreign, by: idOf(name) }), name).toBe('notAllowed');
      expect(await say(name, { ...own, scope: foreign.scope }), name).toBe('notAllowed');
      expect(await say(name, { ...own, id: foreign.id }), name).toBe('notAllowed');
    }
  });

  test('F-095 is not taken back', async () => {
    const version = stamp();
    const ack = ackPart(idOf('teacher'), version, { stamp: stamp() });
    expect(await say('teacher', ack)).toBe('accepted');
    expect(await say('teacher', { ...ack, gone: true, stamp: stamp() })).toBe('notAllowed');
  });

  test('G-9 a signature on paper is entered by the administration and nobody else', async () => {
    const version = stamp();
    for (const name of ['teacher', 'classTeacher', 'guard', 'pupil', 'parent'] as const) {
      const paper = paperAckPart(idOf(name), version, idOf(name), { stamp: stamp() });
      expect(await say(name, paper), name).toBe('notAllowed');
    }
    const by = idOf('head');
    const paper = paperAckPart(by, version, idOf('guard'), { stamp: stamp() });
    expect(await say('head', { ...paper, scope: `ack:${idOf('teacher')}` })).toBe('notAllowed');
    expect(await say('head', paperAckPart(by, version, 'nobody', { stamp: stamp() }))).toBe('notAllowed');
    expect(await say('head', paper)).toBe('accepted');
    expect(await say('head', { ...paper, gone: true, stamp: stamp() })).toBe('accepted');
  });
});

describe('a material on a shelf', () => {
  const of = (name: ActorName, classroom: string, isForParents = false) =>
    materialPart(idOf(name), { stamp: stamp(), body: { classroom }, isForParents });

  test('F-056 refuses when not allowed: on a shelf of another class', async () => {
    for (const name of ['classTeacher', 'teacher', 'pupil', 'parent', 'guard'] as const) {
      expect(await say(name, of(name, 'k9')), name).toBe('notAllowed');
      expect(await say(name, of(name, 'k9', true)), name).toBe('notAllowed');
    }
    expect(await say('teacher', of('teacher', 'k1'))).toBe('accepted');
    expect(await say('head', of('head', 'k9'))).toBe('accepted');
  });

  test('F-056 that names one shelf and lies on another is refused', async () => {
    const material = of('teacher', 'k1');
    for (const scope of ['shelf:k9', 'school', 'chat:g1', 'class:k1']) {
      expect(await say('teacher', { ...material, scope }), scope).toBe('notAllowed');
    }
  });

  test('F-057 a pupil places on the own shelf, not on that of the parents or of the school', async () => {
    expect(await say('pupil', of('pupil', 'k1'))).toBe('accepted');
    expect(await say('pupil', of('pupil', 'k1', true))).toBe('notAllowed');
    expect(await say('pupil', of('pupil', ''))).toBe('notAllowed');
    expect(await say('parent', of('parent', 'k1'))).toBe('notAllowed');
  });

  test('F-057 is taken off by a teacher of the class who says why, never by a pupil', async () => {
    const material = of('pupil', 'k1');
    expect(await say('pupil', material)).toBe('accepted');
    const review = (name: ActorName, reason: string) =>
      reviewPart(idOf(name), material.id, {
        stamp: stamp(),
        scope: 'shelf:k1',
        body: { verdict: 'removed', reason },
      });
    expect(await say('pupil', review('pupil', 'Не то'))).toBe('notAllowed');
    expect(await say('parent', review('parent', 'Не то'))).toBe('notAllowed');
    expect(await say('teacher', review('teacher', ' '))).toBe('badRequest');
    expect(await say('teacher', review('teacher', 'Не по теме'))).toBe('accepted');
  });

  test('F-058 on the parents’ shelf is had by a parent of the class, not by one of another who asks for it', async () => {
    const material = of('head', 'k9', true);
    expect(await say('head', material)).toBe('accepted');
    const mother = await RawClient.enter(hub, 'mother');
    for (const name of ['parent', 'pupil', 'guard', 'teacher'] as const) {
      const stranger = clients.get(name)!;
      stranger.send({ type: 'want', ids: [material.id] });
      stranger.send({ type: 'ping', n: 7 });
      await stranger.next('pong');
      expect(holds(stranger, material.id), name).toBe(false);
    }
    expect(holds(mother, material.id)).toBe(true);
    mother.close();
  });

  test('F-060 is verified by confirmed staff alone', async () => {
    const material = of('teacher', 'k1');
    const review = (name: ActorName) =>
      reviewPart(idOf(name), material.id, { stamp: stamp(), scope: 'shelf:k1' });
    for (const name of ['pupil', 'parent', 'guard'] as const) {
      expect(await say(name, review(name)), name).toBe('notAllowed');
    }
    expect(await say('teacher', review('teacher'))).toBe('accepted');
  });
});
