import { beforeEach, describe, expect, test } from 'vitest';
import type { KeptCredential } from '../../shared/credential/kept-credential.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type AuthorPart, authorPartOf } from '../../shared/schema/envelope.ts';
import { orderOf, unsentOrder } from '../../shared/schema/order.ts';
import type { PushResult, ReplicaStore } from '../../shared/sync/replica-store.ts';
import {
  accept,
  messagePart,
  personCard,
  stampAt,
  TEST_EPOCH,
  TEST_HUB,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';
import type { ReplicaStoreUnderTest } from './replica-store-contract.ts';

const OTHER_LOG = 'hub000000002.epoch001';
const interval = (low: number, high: number, scope = 'chat:c1', log = TEST_LOG) => ({
  scope,
  log,
  low,
  high,
});
const message = (ms: number, by = 'anna') => messagePart({ by, chat: 'c1', stamp: stampAt(ms) });

const later = (of: AuthorPart): AuthorPart => ({
  ...of,
  stamp: stampAt(100),
  body: { ...of.body, text: `${String(of.body['text'])}!` },
});
function accepted(part: AuthorPart, seq: number): PushResult {
  const { hub, epoch, at, order } = accept(part, seq);
  return { id: part.id, stamp: part.stamp, acceptance: { hub, epoch, seq, at, order } };
}

const CREDENTIAL: KeptCredential = {
  device: 'd'.repeat(64),
  credential: { hub: TEST_HUB, issuedAt: 5, expiresAt: 9, signature: new Uint8Array(64).fill(255) },
};

/** How a replica store keeps account of logs, runs and ids; part of `runReplicaStoreContract`. */
export function logRules(current: () => ReplicaStoreUnderTest): void {
  let store: ReplicaStore;
  let held: ReplicaStoreUnderTest['held'];
  beforeEach(() => {
    ({ store, held } = current());
  });

  describe('[FEED-9] a position up to which the whole log is held', () => {
    test('raises every checkpoint of that log, and of no other', async () => {
      await store.apply(
        [],
        [interval(1, 5), interval(3, 9, 'chat:c2'), interval(1, 2, 'chat:c1', OTHER_LOG)],
      );
      await store.apply([], [], { log: TEST_LOG, seq: 20 });
      const all = await store.checkpoints();
      expect(all).toHaveLength(3);
      expect(all).toEqual(
        expect.arrayContaining([
          interval(1, 20),
          interval(3, 20, 'chat:c2'),
          interval(1, 2, 'chat:c1', OTHER_LOG),
        ]),
      );
    });

    test('never falls', async () => {
      await store.apply([], [interval(1, 5)], { log: TEST_LOG, seq: 20 });
      await store.apply([], [], { log: TEST_LOG, seq: 7 });
      expect(await store.checkpoints()).toEqual([interval(1, 20)]);
    });

    test('lets what is new join what is held', async () => {
      await store.apply([], [interval(1, 5)], { log: TEST_LOG, seq: 20 });
      await store.apply([], [interval(21, 25)]);
      expect(await store.checkpoints()).toEqual([interval(1, 25)]);
    });
  });

  describe('[LOG-2] the end of a log', () => {
    const end = { log: TEST_LOG, seq: 10 };
    const own = accept(message(5), 11);
    const others = accept(message(6, 'boris'), 12);
    const early = accept(message(7, 'boris'), 9);
    const card = accept(personCard('vera', ['pupil']), 13);
    beforeEach(() =>
      store.apply([own, others, early, card], [interval(1, 13), interval(11, 13, 'school')], {
        log: TEST_LOG,
        seq: 13,
      }),
    );

    test('brings own versions behind it back to those that wait', async () => {
      await store.endLog(end, 'anna');
      expect(await held(own.id)).toMatchObject({
        queue: 'written',
        body: own.body,
        seq: 0,
        hub: '',
        order: unsentOrder(own.stamp),
      });
      expect((await store.unsent(10)).map(({ id }) => id)).toEqual([own.id]);
    });

    test('brings back also what was accepted a moment before, and is in no checkpoint yet', async () => {
      const written = message(50);
      await store.write(written);
      await store.settle([accepted(written, 14)]);
      const at13 = { log: TEST_LOG, seq: 13 };
      expect(await store.endLog(at13, 'anna')).toEqual([written.id]);
      expect(await held(written.id)).toMatchObject({ queue: 'written', seq: 0, hub: '' });
      await store.settle([accepted(written, 14)]);
      // An end that is nearer is looked at, too; one that was looked at finds nothing.
      expect(await store.endLog({ log: TEST_LOG, seq: 12 }, 'anna')).toEqual([written.id]);
      expect(await store.endLog(at13, 'anna')).toEqual([]);
    });

    test('takes its place from what the hub refused, and asks whether the hub has an earlier version', async () => {
      const refusal = new AppError('notAllowed').data;
      const known = accept(message(8), 8);
      const [edit, earlier] = [later(authorPartOf(own)), later(authorPartOf(known))];
      await store.apply([known], []);
      for (const part of [edit, earlier]) {
        await store.write(part);
        await store.settle([{ id: part.id, stamp: part.stamp, refusal }]);
      }
      await store.endLog(end, 'anna');
      expect(await held(edit.id)).toMatchObject({ queue: 'refused', order: unsentOrder(edit.stamp) });
      expect(await held(earlier.id)).toMatchObject({ queue: 'refused', order: known.order });
      expect(await store.wanted()).toContain(edit.id);
      expect(await store.wanted()).not.toContain(earlier.id);
      await store.apply([own], []);
      expect(await held(edit.id)).toMatchObject({ queue: 'refused', body: edit.body, order: own.order });
    });

    test('keeps what others wrote, drops what the school wrote, and asks for both', async () => {
      await store.endLog(end, 'anna');
      expect([...(await store.wanted())].sort()).toEqual([others.id, 'vera'].sort());
      await store.answered();
      expect(await store.wanted()).toEqual([]);
      expect(await held(others.id)).toMatchObject({ queue: 'orphan', seq: 0, body: others.body });
      expect(await held('vera')).toBeUndefined();
      expect(await held(early.id)).toMatchObject({ queue: '', seq: 9 });
    });

    test('cuts the checkpoints of this log', async () => {
      await store.endLog(end, 'anna');
      expect(await store.checkpoints()).toHaveLength(2);
      expect(await store.checkpoints()).toEqual(
        expect.arrayContaining([interval(1, 10), interval(11, 10, 'school')]),
      );
    });

    test('heard twice, or of a log that does not reach so far, changes nothing', async () => {
      await store.endLog(end, 'anna');
      await store.answered();
      await store.endLog(end, 'anna');
      await store.endLog({ log: OTHER_LOG, seq: 1 }, 'anna');
      expect(await store.wanted()).toEqual([]);
      expect(await held(others.id)).toMatchObject({ queue: 'orphan' });
    });

    test('gives way to what the hub has, whichever is later', async () => {
      await store.endLog(end, 'anna');
      const again = { ...others, hub: TEST_HUB, epoch: 'epoch002', seq: 1, at: 5000, order: 'z'.repeat(30) };
      await store.apply([again], []);
      expect(await held(others.id)).toEqual({ ...again, queue: '', refusal: '' });
    });

    test('leaves nothing of a scope that is forgotten', async () => {
      await store.endLog(end, 'anna');
      await store.forget(['chat:c1']);
      expect(await held(others.id)).toBeUndefined();
      expect(await held(own.id)).toMatchObject({ queue: 'written' });
    });
  });

  describe('[CLONE-1] runs', () => {
    test('are counted, with the number of the first one', async () => {
      expect(await store.beginRun('000000000001')).toEqual({ number: '000000000001', run: 1 });
      expect(await store.beginRun('000000000002')).toEqual({ number: '000000000001', run: 2 });
    });

    test('begin anew with a new number', async () => {
      await store.beginRun('000000000001');
      expect(await store.renumber('000000000003')).toEqual({ number: '000000000003', run: 1 });
      expect(await store.beginRun('000000000001')).toEqual({ number: '000000000003', run: 2 });
    });
  });

  describe('[PUSH-10] a version whose stamp was brought back', () => {
    const part = message(900);
    const edited = { ...message(900), stamp: stampAt(7), body: { text: 'Потом', replyTo: '' } };

    test('stays, waiting and later, when what was sent before arrives with its old stamp', async () => {
      await store.write(part);
      await store.restamp([{ id: part.id, oldStamp: part.stamp, newStamp: stampAt(5) }]);
      await store.write(edited);
      await store.apply([accept(part, 3)], []);
      const now = await held(part.id);
      expect(now).toMatchObject({ queue: 'written', body: { text: 'Потом' }, order: accept(part, 3).order });
      expect(now!.stamp > part.stamp).toBe(true);
    });

    test('stays so, too, when what the hub had before that arrives in between', async () => {
      const first = message(3);
      const sent = { ...first, stamp: stampAt(900), body: { text: 'Отправлено', replyTo: '' } };
      await store.apply([accept(first, 1)], [interval(1, 1)]);
      await store.write(sent);
      await store.restamp([{ id: first.id, oldStamp: sent.stamp, newStamp: stampAt(5) }]);
      await store.apply([accept(first, 1)], []);
      await store.write({ ...first, stamp: stampAt(7), body: { text: 'Потом', replyTo: '' } });
      await store.apply([accept(sent, 3)], []);
      const now = await held(first.id);
      expect(now).toMatchObject({ queue: 'written', body: { text: 'Потом' } });
      expect(now!.stamp > sent.stamp).toBe(true);
    });

    test('gives way to what another computer of the author wrote later', async () => {
      await store.write(message(5));
      const other = { ...message(5), stamp: stampAt(900), body: { text: 'Оттуда', replyTo: '' } };
      await store.apply([accept(other, 3)], []);
      expect(await held(other.id)).toEqual({ ...accept(other, 3), queue: '', refusal: '' });
    });
  });

  describe('[PUSH-7] another id', () => {
    test('takes the place of one that was taken, with the same content', async () => {
      const part = message(5);
      await store.write(part);
      expect(await store.reissue(part.id, stampAt(8))).toBe(true);
      expect(await held(part.id)).toBeUndefined();
      expect(await held(stampAt(8))).toMatchObject({ body: part.body, stamp: stampAt(8), queue: 'written' });
      expect(await store.countUnsent()).toEqual({ waiting: 1, refused: 0, aside: 0 });
    });

    test('is wanted by name afterwards, for it is another document’s', async () => {
      const part = message(5);
      await store.write(part);
      await store.reissue(part.id, stampAt(8));
      expect(await store.wanted()).toEqual([part.id]);
    });

    test('is taken at once where the hub’s document of that id arrives: both are kept', async () => {
      const part = message(5);
      await store.write(part);
      const other = accept({ ...part, body: { text: 'Другой компьютер', replyTo: '' } }, 3);
      await store.apply([other], []);
      expect(await held(part.id)).toEqual({ ...other, queue: '', refusal: '' });
      const [waiting] = await store.unsent(10);
      expect(waiting).toMatchObject({ body: part.body });
      expect(waiting?.id).not.toBe(part.id);
    });

    test('is not given to what a hub knows', async () => {
      const part = message(5);
      await store.apply([accept(part, 3)], [interval(1, 3)]);
      expect(await store.reissue(part.id, stampAt(8))).toBe(false);
      expect(await held(part.id)).toMatchObject({ seq: 3 });
      expect(await held(stampAt(8))).toBeUndefined();
    });
  });

  test('[CRED-1] keeps the last credential', async () => {
    expect(await store.credential()).toBeUndefined();
    await store.keepCredential(CREDENTIAL);
    const renewed = { ...CREDENTIAL, credential: { ...CREDENTIAL.credential, issuedAt: 6, expiresAt: 10 } };
    await store.keepCredential(renewed);
    expect(await store.credential()).toEqual(renewed);
  });

  test('calls that are made at once do not lose each other’s work', async () => {
    const parts = Array.from({ length: 20 }, (_, n) =>
      messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(n + 1), text: String(n) }),
    );
    await Promise.all([
      ...parts.map((part) => store.write(part)),
      ...parts.slice(0, 10).map((part, n) => store.settle([accepted(part, n + 1)])),
      store.apply([accept(message(50, 'boris'), 30)], [interval(30, 30)]),
      ...parts.map((part) => store.write(later(part))),
    ]);
    expect((await store.unsent(100)).map(({ body }) => body['text']).sort()).toEqual(
      parts.map((_, n) => `${n}!`).sort(),
    );
    expect(orderOf({ at: 1030, hub: TEST_HUB, seq: 30 })).toBe((await held(stampAt(50)))?.order);
    expect(await store.checkpoints()).toEqual([
      { scope: 'chat:c1', log: `${TEST_HUB}.${TEST_EPOCH}`, low: 30, high: 30 },
    ]);
  });
}
