import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slipLookup } from '../../server/entry/slip-secret.ts';
import type { HubStore } from '../../server/store/hub-store.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import {
  accept,
  chatMembership,
  classMembership,
  kinshipPart,
  messagePart,
  part,
  personCard,
  stampAt,
  TEST_EPOCH,
  TEST_HUB,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';

const SECRET_HASH = 'a'.repeat(64);
const DEVICE = 'd'.repeat(64);

const message = (seq: number, chat = 'c1', text = 'да') =>
  accept(messagePart({ by: 'anna', chat, text, stamp: stampAt(seq) }), seq);
const seqs = (documents: readonly AcceptedDocument[]) => documents.map(({ seq }) => seq);
const ids = (documents: readonly AcceptedDocument[]) => documents.map(({ id }) => id).sort();

const SCHOOL = [
  accept(personCard('anna', ['pupil']), 1),
  accept(personCard('boris', ['parent']), 2),
  accept(classMembership('k1', 'anna'), 3),
  accept(chatMembership('c1', 'anna'), 4),
  accept(chatMembership('c1', 'boris'), 5),
  accept(kinshipPart('anna', 'boris'), 6),
  accept(
    part({
      kind: 'contact',
      id: 'contact1',
      scope: 'admin',
      parent: 'anna',
      body: { person: 'anna', sourcedId: '', email: '', phone: '', isEnabled: true },
    }),
    7,
  ),
  accept(
    part({
      kind: 'slip',
      id: 'slip1',
      scope: 'slip:@school',
      body: {
        purpose: 'person' as const,
        person: 'anna',
        role: 'pupil' as const,
        classroom: '',
        child: '',
        secretHash: SECRET_HASH,
        expiresAt: 1,
        mostUses: 1,
        annulledAt: 0,
      },
    }),
    8,
  ),
];

/**
 * What every hub store must do, whatever it is made of.
 * @param reopen closes the store and opens what it kept; undefined where nothing is kept
 */
const in1 = (scope: string) => ({ scope, log: TEST_LOG });

export function runHubStoreContract(
  name: string,
  setUp: () => HubStore,
  reopen?: (store: HubStore) => Promise<HubStore>,
): void {
  describe(`a hub store over ${name}`, () => {
    let store: HubStore;
    beforeEach(() => {
      store = setUp();
    });
    afterEach(() => store.close());

    test('begins empty, with the names it was given', async () => {
      expect([store.hub, store.epoch]).toEqual([TEST_HUB, TEST_EPOCH]);
      expect([await store.head(), await store.lastAcceptedAt()]).toEqual([0, 0]);
      expect(await store.get('anna')).toBeUndefined();
      expect(await store.countOutside(in1('school'), 0, 0)).toBe(0);
    });

    test('gives documents back as they were put', async () => {
      const odd = message(9, 'c1', 'Ёж «ест»\n\t"кекс" 😀 \\ %_ \' --');
      await store.put([...SCHOOL, { ...odd, gone: true }]);
      for (const document of SCHOOL) expect(await store.get(document.id)).toEqual(document);
      expect(await store.get(odd.id)).toEqual({ ...odd, gone: true });
    });

    test('finds documents by subject, parent, kind and scope', async () => {
      await store.put(SCHOOL);
      expect(ids(await store.bySubject('membership', 'anna'))).toEqual(['c1.anna', 'k1.anna']);
      expect(ids(await store.bySubject('kinship', 'boris'))).toEqual(['anna.boris']);
      expect(await store.bySubject('kinship', 'anna')).toEqual([]);
      expect(ids(await store.bySubject('contact', 'anna'))).toEqual(['contact1']);
      expect(ids(await store.bySubject('slip', slipLookup(SECRET_HASH)))).toEqual(['slip1']);
      expect(await store.bySubject('slip', SECRET_HASH)).toEqual([]);
      expect(await store.bySubject('person', '')).toEqual([]);
      expect(ids(await store.byParent('membership', 'c1'))).toEqual(['c1.anna', 'c1.boris']);
      expect(ids(await store.byKind('person'))).toEqual(['anna', 'boris']);
      expect(ids(await store.byScope('chat:c1'))).toEqual(['c1.anna', 'c1.boris']);
    });

    test('goes through the documents of a kind page by page, and counts them', async () => {
      await store.put([...SCHOOL, message(20), message(21, 'c2'), message(22)]);
      const seen: string[] = [];
      let after = { parent: '', id: '' };
      for (;;) {
        const page = await store.pageOfKind('membership', after, 2);
        const last = page.at(-1);
        if (!last) break;
        expect(page.length).toBeLessThanOrEqual(2);
        seen.push(...page.map(({ id }) => id));
        after = { parent: last.parent, id: last.id };
      }
      expect(seen).toEqual(['c1.anna', 'c1.boris', 'k1.anna']);
      expect(await store.countOfKind('membership')).toBe(3);
      expect(await store.pageOfKind('lesson', { parent: '', id: '' }, 2)).toEqual([]);
    });

    test('knows the highest sequence and the latest acceptance time', async () => {
      await store.put([
        { ...message(7), at: 50 },
        { ...message(3), at: 40 },
      ]);
      expect([await store.head(), await store.lastAcceptedAt()]).toEqual([7, 50]);
    });

    test('replaces what stood under an id, also under its old sequence', async () => {
      await store.put([message(1), message(2)]);
      const edited = {
        ...message(1),
        seq: 3,
        stamp: stampAt(3),
        body: { text: 'Иначе', replyTo: '' },
        gone: true,
      };
      await store.put([edited]);
      expect(await store.get(edited.id)).toEqual(edited);
      expect(seqs(await store.changesAfter(in1('chat:c1'), 0, 10))).toEqual([2, 3]);
      expect(await store.countOutside(in1('chat:c1'), 0, 0)).toBe(2);
    });

    test('gives the changes of a scope upwards and downwards, up to a limit', async () => {
      await store.put([
        ...SCHOOL,
        ...Array.from({ length: 10 }, (_, n) => message(n + 11)),
        message(30, 'c2'),
      ]);
      expect(seqs(await store.changesAfter(in1('chat:c1'), 12, 3))).toEqual([13, 14, 15]);
      expect(seqs(await store.changesAfter(in1('chat:c1'), 20, 3))).toEqual([]);
      expect(seqs(await store.changesBefore(in1('chat:c1'), 13, 4))).toEqual([12, 11, 5, 4]);
      expect(seqs(await store.changesBefore(in1('chat:c2'), 31, 4))).toEqual([30]);
    });

    test('counts what lies outside an interval', async () => {
      await store.put(Array.from({ length: 10 }, (_, n) => message(n + 1)));
      const count = async (low: number, high: number) => await store.countOutside(in1('chat:c1'), low, high);
      expect([
        await count(0, 0),
        await count(1, 10),
        await count(3, 5),
        await count(1, 4),
        await count(9, 10),
        await count(11, 10),
      ]).toEqual([10, 0, 7, 6, 8, 10]);
    });

    test('puts all of a list or nothing', async () => {
      await store.put([message(1)]);
      const clash = { ...message(2), id: 'other', seq: 1 };
      await expect(store.put([message(3), clash])).rejects.toMatchObject({ data: { code: 'internal' } });
      expect(seqs(await store.byScope('chat:c1'))).toEqual([1]);
      await store.put([message(3)]);
      expect(await store.head()).toBe(3);
    });

    test('knows its logs, and what each scope has in which', async () => {
      const other = { hub: 'hub000000002', epoch: 'epoch009' };
      await store.put([message(1), message(2), { ...message(7, 'c2'), id: 'foreign', ...other, seq: 40 }]);
      expect(await store.logs()).toEqual([
        { log: TEST_LOG, seq: 2 },
        { log: 'hub000000002.epoch009', seq: 40 },
      ]);
      expect(await store.head()).toBe(2);
      expect(seqs(await store.changesAfter(in1('chat:c2'), 0, 10))).toEqual([]);
      expect(
        seqs(await store.changesAfter({ scope: 'chat:c2', log: 'hub000000002.epoch009' }, 39, 10)),
      ).toEqual([40]);
      expect([...(await store.scopesAfter({ log: TEST_LOG, seq: 1 }))]).toEqual(['chat:c1']);
      expect(await store.ends()).toEqual([]);
    });

    test('[CLONE-2] notices a run of a device number that another session has begun', async () => {
      const run = { device: DEVICE, number: '000000000001', run: 3, session: 'a' };
      expect(await store.noteRun(run)).toBe(true);
      expect(await store.noteRun(run)).toBe(true);
      expect(await store.noteRun({ ...run, session: 'b' })).toBe(false);
      expect(await store.noteRun({ ...run, run: 2, session: 'b' })).toBe(false);
      expect(await store.noteRun({ ...run, run: 4, session: 'b' })).toBe(true);
      expect(await store.noteRun({ ...run, number: '000000000002', run: 1, session: 'a' })).toBe(true);
      expect(await store.noteRun({ ...run, device: 'e'.repeat(64), run: 1 })).toBe(true);
    });

    test('remembers when a device was here, and settings', async () => {
      expect(await store.oldDevices()).toEqual([]);
      await store.noteSeen(DEVICE, 5);
      await store.noteSeen(DEVICE, 9);
      expect([...(await store.seenAt([DEVICE, 'e'.repeat(64)]))]).toEqual([[DEVICE, 9]]);
      expect(await store.setting('a')).toBeUndefined();
      await store.setSetting('a', 'ё');
      await store.setSetting('a', 'е');
      expect(await store.setting('a')).toBe('е');
    });

    test('remembers up to where people hold scopes, and never less than before', async () => {
      const mark = { scope: 'channel:news', log: 'a.b', person: 'anna' };
      await store.held.note([
        { ...mark, upTo: 5 },
        { ...mark, person: 'boris', upTo: 3 },
      ]);
      await store.held.note([
        { ...mark, upTo: 4 },
        { ...mark, person: 'boris', upTo: 9 },
      ]);
      expect(await store.held.all()).toEqual([
        { ...mark, upTo: 5 },
        { ...mark, person: 'boris', upTo: 9 },
      ]);
    });

    if (!reopen) return;
    test('keeps everything over a restart, its names too', async () => {
      await store.put(SCHOOL);
      await store.noteSeen(DEVICE, 7);
      await store.setSetting('a', 'ё');
      store = await reopen(store);
      expect([store.hub, store.epoch, await store.head()]).toEqual([TEST_HUB, TEST_EPOCH, 8]);
      for (const document of SCHOOL) expect(await store.get(document.id)).toEqual(document);
      expect((await store.seenAt([DEVICE])).get(DEVICE)).toBe(7);
      expect(await store.setting('a')).toBe('ё');
    });
  });
}
