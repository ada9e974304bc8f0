import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { unsentOrder } from '../../shared/schema/order.ts';
import type { ReplicaDocument } from '../../shared/sync/replica-document.ts';
import type { PushResult, ReplicaStore } from '../../shared/sync/replica-store.ts';
import {
  accept,
  chatMembership,
  markPart,
  messagePart,
  personCard,
  stampAt,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';
import { logRules } from './replica-logs-contract.ts';

export interface ReplicaStoreUnderTest {
  readonly store: ReplicaStore;
  /** What the store holds under an id, besides its public questions. */
  readonly held: (id: string) => Promise<ReplicaDocument | undefined>;
}

const OTHER_LOG = 'hub000000002.epoch001';
const message = (ms: number, of: Partial<AuthorPart> & { readonly text?: string } = {}) =>
  messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(ms), ...of });
const edited = (ms: number, of: AuthorPart, text = 'Иначе') =>
  ({ ...of, stamp: stampAt(ms), body: { ...of.body, text } }) satisfies AuthorPart;
const held1 = (low: number, high: number, scope = 'chat:c1', log = TEST_LOG) => ({ scope, log, low, high });

function accepted(part: AuthorPart, seq: number): PushResult {
  const { hub, epoch, at, order } = accept(part, seq);
  return { id: part.id, stamp: part.stamp, acceptance: { hub, epoch, seq, at, order } };
}
function refused(part: AuthorPart): PushResult {
  return {
    id: part.id,
    stamp: part.stamp,
    refusal: new AppError('notAllowed', { details: 'x'.repeat(1900) }).data,
  };
}

/** What every replica store must do, whatever it is made of. */
export function runReplicaStoreContract(name: string, setUp: () => Promise<ReplicaStoreUnderTest>): void {
  describe(`a replica store over ${name}`, () => {
    let store: ReplicaStore;
    let held: ReplicaStoreUnderTest['held'];
    const unsent = async (limit = 100) =>
      (await store.unsent(limit)).map((part) => part.body['text'] ?? part.kind);

    beforeEach(async () => {
      ({ store, held } = await setUp());
    });
    afterEach(() => store.close());

    describe('writing', () => {
      test('stores and queues in one', async () => {
        const part = message(5);
        await store.write(part);
        expect(await held(part.id)).toEqual({
          ...part,
          hub: '',
          epoch: '',
          seq: 0,
          at: 0,
          order: unsentOrder(part.stamp),
          queue: 'written',
          refusal: '',
        });
        expect(await store.unsent(10)).toEqual([part]);
        expect(await store.countUnsent()).toEqual({ waiting: 1, refused: 0, aside: 0 });
      });

      test('queues in the order of stamps, over all kinds, up to the limit', async () => {
        await store.write(message(7, { text: 'three' }));
        await store.write(chatMembership('c1', 'anna', { stamp: stampAt(5) }));
        await store.write(message(6, { text: 'two' }));
        await store.write(markPart({ by: 'anna', chat: 'c1', upTo: {}, stamp: stampAt(8) }));
        expect(await unsent()).toEqual(['membership', 'two', 'three', 'readmark']);
        expect(await unsent(2)).toEqual(['membership', 'two']);
        expect(await unsent(0)).toEqual([]);
      });

      test('replaces an own version that still waits', async () => {
        const part = message(5);
        await store.write(part);
        await store.write(edited(6, part));
        expect(await unsent()).toEqual(['Иначе']);
        expect((await held(part.id))?.order).toBe(unsentOrder(stampAt(6)));
      });

      test('replaces it also when the clock was set back in between', async () => {
        const part = message(5_000_000);
        await store.write(part);
        await store.write(edited(6, part));
        const now = await held(part.id);
        expect(now?.body['text']).toBe('Иначе');
        expect(now!.stamp > part.stamp).toBe(true);
        expect(await unsent()).toEqual(['Иначе']);
      });

      test('keeps the place of a version that a hub has accepted', async () => {
        const part = message(5);
        await store.apply([accept(part, 3)], []);
        await store.write(edited(6, part));
        expect(await held(part.id)).toMatchObject({
          seq: 0,
          hub: '',
          order: accept(part, 3).order,
          queue: 'written',
        });
      });

      test('brings nothing back that its author took back', async () => {
        const part = message(5);
        await store.apply([accept({ ...part, gone: true }, 3)], []);
        await store.write(edited(6, part));
        expect(await held(part.id)).toMatchObject({ gone: true, seq: 3, queue: '' });
      });
    });

    test('knows the latest stamp of all that it holds, sent or not, of any kind', async () => {
      expect(await store.latestStamp()).toBe('');
      await store.write(message(5));
      await store.write(message(3));
      expect(await store.latestStamp()).toBe(stampAt(5));
      await store.apply([accept({ ...personCard('boris', ['pupil']), stamp: stampAt(9) }, 1)], []);
      expect(await store.latestStamp()).toBe(stampAt(9));
      await store.write(markPart({ by: 'anna', chat: 'c1', upTo: {}, stamp: stampAt(12) }));
      await store.settle([refused(markPart({ by: 'anna', chat: 'c1', upTo: {}, stamp: stampAt(12) }))]);
      expect(await store.latestStamp()).toBe(stampAt(12));
    });

    describe('[PUSH-2] settling', () => {
      beforeEach(() => store.apply([], [held1(1, 1)]));

      test('takes the hub’s acceptance', async () => {
        const part = message(5);
        await store.write(part);
        await store.settle([accepted(part, 7)]);
        expect(await held(part.id)).toEqual({ ...accept(part, 7), queue: '', refusal: '' });
        expect(await store.countUnsent()).toEqual({ waiting: 0, refused: 0, aside: 0 });
      });

      test('[PUSH-5] keeps what was refused, with the reason, and no longer waiting', async () => {
        const part = message(5);
        await store.write(part);
        await store.settle([refused(part)]);
        const now = await held(part.id);
        expect(now).toMatchObject({ queue: 'refused', seq: 0, body: part.body });
        expect(JSON.parse(now!.refusal)).toMatchObject({ code: 'notAllowed' });
        expect(now!.refusal.length).toBeLessThanOrEqual(4000);
        expect(await store.countUnsent()).toEqual({ waiting: 0, refused: 1, aside: 0 });
        expect(await unsent()).toEqual([]);
      });

      test('leaves a version waiting that was edited since it was pushed', async () => {
        const part = message(5);
        await store.write(part);
        await store.write(edited(6, part));
        await store.settle([accepted(part, 7)]);
        expect(await held(part.id)).toMatchObject({ queue: 'written', seq: 0 });
        await store.settle([refused(part)]);
        expect(await held(part.id)).toMatchObject({ queue: 'written' });
      });

      test('does not call refused what came back from the hub in the meantime', async () => {
        const part = message(5);
        await store.write(part);
        await store.apply([accept(part, 7)], []);
        await store.settle([refused(part)]);
        expect(await held(part.id)).toMatchObject({ queue: '', seq: 7 });
      });

      test('[FEED-7] drops what was accepted in a scope of which nothing is held: it comes back with the scope', async () => {
        const part = message(5, { parent: 'c2', scope: 'chat:c2' });
        await store.write(part);
        await store.settle([accepted(part, 7)]);
        expect(await held(part.id)).toBeUndefined();
        await store.apply([accept(part, 7)], [held1(1, 7, 'chat:c2')]);
        expect(await held(part.id)).toEqual({ ...accept(part, 7), queue: '', refusal: '' });
      });

      test('of something that is not here does nothing', async () => {
        await store.settle([accepted(message(5), 7), refused(message(6))]);
        expect(await store.countUnsent()).toEqual({ waiting: 0, refused: 0, aside: 0 });
      });
    });

    describe('[PUSH-4] a new stamp', () => {
      test('keeps the id, and moves what is unsent to its new place', async () => {
        const part = message(900);
        await store.write(part);
        await store.write(message(6, { text: 'second' }));
        await store.restamp([{ id: part.id, oldStamp: part.stamp, newStamp: stampAt(5) }]);
        expect(await held(part.id)).toMatchObject({
          id: part.id,
          stamp: stampAt(5),
          order: unsentOrder(stampAt(5)),
          queue: 'written',
        });
        expect(await unsent()).toEqual(['Привет', 'second']);
      });

      test('leaves an edited message where it is read', async () => {
        const part = message(5);
        await store.apply([accept(part, 3)], []);
        await store.write(edited(900, part));
        await store.restamp([{ id: part.id, oldStamp: stampAt(900), newStamp: stampAt(6) }]);
        expect(await held(part.id)).toMatchObject({ stamp: stampAt(6), order: accept(part, 3).order });
      });

      test('is not given to a version that was edited or accepted since', async () => {
        const part = message(900);
        await store.write(part);
        await store.write(edited(901, part));
        await store.restamp([{ id: part.id, oldStamp: part.stamp, newStamp: stampAt(5) }]);
        expect((await held(part.id))?.stamp).toBe(stampAt(901));
        await store.apply([accept(edited(901, part), 3)], []);
        await store.restamp([{ id: part.id, oldStamp: stampAt(901), newStamp: stampAt(5) }]);
        expect((await held(part.id))?.stamp).toBe(stampAt(901));
      });
    });

    describe('a refused version', () => {
      const part = message(5);
      beforeEach(async () => {
        await store.write(part);
        await store.settle([refused(part)]);
      });

      test('waits again when its author asks', async () => {
        await store.requeue(part.id);
        expect(await held(part.id)).toMatchObject({ queue: 'written', refusal: '' });
        expect(await unsent()).toEqual(['Привет']);
      });

      test('is dropped when its author asks, and only then', async () => {
        await store.write(message(6));
        await store.discard(message(6).id);
        await store.discard(part.id);
        expect(await held(part.id)).toBeUndefined();
        expect(await store.countUnsent()).toEqual({ waiting: 1, refused: 0, aside: 0 });
      });

      test('can be written again after it was dropped', async () => {
        await store.discard(part.id);
        await store.write(part);
        expect(await unsent()).toEqual(['Привет']);
      });
    });

    describe('[FEED-2] what comes from a hub', () => {
      test('is stored, and the checkpoint with it', async () => {
        const documents = [accept(message(5), 1), accept(personCard('boris', ['pupil']), 2)];
        await store.apply(documents, [held1(1, 2), held1(1, 2, 'school')]);
        for (const document of documents)
          expect(await held(document.id)).toEqual({ ...document, queue: '', refusal: '' });
        expect(new Set(await store.checkpoints())).toEqual(new Set([held1(1, 2), held1(1, 2, 'school')]));
      });

      test('extends the checkpoint of its scope and log, and no other', async () => {
        await store.apply([], [held1(50, 60), held1(1, 9, 'chat:c1', OTHER_LOG), held1(3, 4, 'school')]);
        await store.apply([], [held1(61, 70)]);
        await store.apply([], [held1(20, 49)]);
        const all = [held1(20, 70), held1(1, 9, 'chat:c1', OTHER_LOG), held1(3, 4, 'school')];
        expect(new Set(await store.checkpoints())).toEqual(new Set(all));
      });

      test('twice is the same as once', async () => {
        const document = accept(message(5), 1);
        await store.apply([document], [held1(1, 1)]);
        await store.apply([document, document], [held1(1, 1)]);
        expect(await held(document.id)).toEqual({ ...document, queue: '', refusal: '' });
        expect(await store.checkpoints()).toEqual([held1(1, 1)]);
      });

      test('is merged with what is held, in whatever order versions come', async () => {
        const first = accept(message(5), 1);
        const second = accept(edited(6, message(5)), 2);
        await store.apply([second, first], []);
        expect(await held(first.id)).toMatchObject({ seq: 2, stamp: stampAt(6), order: first.order });
      });

      test('settles an own version that it is', async () => {
        const part = message(5);
        await store.write(part);
        await store.apply([accept(part, 1)], []);
        expect(await held(part.id)).toMatchObject({ queue: '', seq: 1 });
      });

      test('leaves an own later version waiting', async () => {
        const part = message(5);
        await store.write(edited(6, part));
        await store.apply([accept(part, 1)], []);
        expect(await held(part.id)).toMatchObject({
          queue: 'written',
          stamp: stampAt(6),
          order: accept(part, 1).order,
        });
        expect(await unsent()).toEqual(['Иначе']);
      });

      test('leaves a refused later version refused', async () => {
        const part = message(5);
        await store.apply([], [held1(1, 1)]);
        await store.write(edited(6, part));
        await store.settle([refused(edited(6, part))]);
        await store.apply([accept(part, 1)], []);
        expect(await held(part.id)).toMatchObject({ queue: 'refused', stamp: stampAt(6) });
      });

      test('[MERGE-5] does not count a read mark as sent that reaches further than the hub’s', async () => {
        const mark = (upTo: number, ms: number) =>
          markPart({ by: 'anna', chat: 'c1', upTo: { [TEST_LOG]: upTo }, stamp: stampAt(ms) });
        await store.apply([], [held1(1, 1)]);
        await store.write(mark(3, 5));
        await store.settle([accepted(mark(3, 5), 1)]);
        await store.write(mark(9, 6));
        await store.apply([accept(mark(3, 5), 1)], []);
        expect(await held(mark(9, 6).id)).toMatchObject({
          queue: 'written',
          body: { upTo: { [TEST_LOG]: 9 } },
        });
        await store.apply([accept(mark(9, 6), 2)], []);
        expect(await held(mark(9, 6).id)).toMatchObject({ queue: '', seq: 2 });
      });

      test('[MERGE-5] joins read marks of one person’s two computers', async () => {
        const mark = (log: string, ms: number) =>
          markPart({ by: 'anna', chat: 'c1', upTo: { [log]: 5 }, stamp: stampAt(ms) });
        await store.write(mark(TEST_LOG, 5));
        await store.apply([accept(mark(OTHER_LOG, 6), 1)], []);
        expect(await held(mark(TEST_LOG, 5).id)).toMatchObject({
          queue: 'written',
          body: { upTo: { [TEST_LOG]: 5, [OTHER_LOG]: 5 } },
        });
      });
    });

    describe('[FEED-7] forgetting a scope', () => {
      const own = message(5);
      const refusedOne = message(6);
      const foreign = accept(message(7, { by: 'boris' }), 1);
      const elsewhere = accept(message(8, { by: 'boris', parent: 'c2', scope: 'chat:c2' }), 2);
      beforeEach(async () => {
        await store.write(own);
        await store.write(refusedOne);
        await store.settle([refused(refusedOne)]);
        await store.apply(
          [foreign, elsewhere, accept(chatMembership('c1', 'anna'), 3)],
          [held1(1, 3), held1(1, 9, 'chat:c1', OTHER_LOG), held1(1, 3, 'chat:c2')],
        );
        await store.forget(['chat:c1', 'chat:c9']);
      });

      test('drops its documents and all its checkpoints, and nothing of another scope', async () => {
        expect(await held(foreign.id)).toBeUndefined();
        expect(await held('c1.anna')).toBeUndefined();
        expect(await held(elsewhere.id)).toBeDefined();
        expect(await store.checkpoints()).toEqual([held1(1, 3, 'chat:c2')]);
      });

      test('keeps the own unsent and refused versions, the refused ones aside', async () => {
        expect(await held(own.id)).toMatchObject({ queue: 'written', body: own.body });
        expect(await held(refusedOne.id)).toMatchObject({ queue: 'aside', body: refusedOne.body });
        expect(await store.countUnsent()).toEqual({ waiting: 1, refused: 0, aside: 1 });
      });

      test('keeps aside what the hub refuses afterwards, until the author decides', async () => {
        await store.settle([refused(own)]);
        expect(await held(own.id)).toMatchObject({ queue: 'aside', body: own.body });
        expect(JSON.parse((await held(own.id))!.refusal)).toMatchObject({ code: 'notAllowed' });
        await store.requeue(own.id);
        expect(await held(own.id)).toMatchObject({ queue: 'written', refusal: '' });
        await store.discard(refusedOne.id);
        expect(await held(refusedOne.id)).toBeUndefined();
      });

      test('does not stand in the way of its coming back', async () => {
        await store.apply([foreign], [held1(1, 3)]);
        expect(await held(foreign.id)).toEqual({ ...foreign, queue: '', refusal: '' });
        await store.apply([accept(edited(9, message(7, { by: 'boris' })), 4)], [held1(1, 4)]);
        expect(await held(foreign.id)).toMatchObject({ seq: 4 });
        await store.forget(['chat:c1']);
        await store.apply([foreign], []);
        expect(await held(foreign.id)).toMatchObject({ seq: 1 });
      });
    });

    logRules(() => ({ store, held }));
  });
}
