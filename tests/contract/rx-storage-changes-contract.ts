import type { RxStorageDefaultCheckpoint } from 'rxdb';
import { expect, test } from 'vitest';
import { getChangedDocumentsSince } from 'rxdb';
import {
  type Instance,
  next,
  openPupils,
  type Pupil,
  pupil,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

export function changeRules({ place }: StorageUnderTest): void {
  const since = (instance: Instance<Pupil>, limit: number, checkpoint?: RxStorageDefaultCheckpoint) =>
    getChangedDocumentsSince<Pupil, RxStorageDefaultCheckpoint>(instance, limit, checkpoint);

  test('changes since a checkpoint come once each, in the order of writing, with their newest state', async () => {
    const instance = await openPupils(place());
    expect((await since(instance, 10)).documents).toEqual([]);
    const anna = pupil({ id: 'anna' });
    await write(instance, [anna, pupil({ id: 'boris' })]);
    let held = anna;
    for (let n = 0; n < 5; n++) {
      const change = next(held, { age: n });
      await instance.bulkWrite([change], 'test');
      held = change.document;
    }
    const all = await since(instance, 10);
    expect(all.documents.map(({ id, age }) => [id, age])).toEqual([
      ['boris', 12],
      ['anna', 4],
    ]);
    const removal = next(held, { _deleted: true });
    await instance.bulkWrite([removal], 'test');
    const later = await since(instance, 10, all.checkpoint);
    expect(later.documents).toEqual([removal.document]);
    await instance.close();
  });

  test('where nothing has changed the checkpoint stays the same', async () => {
    const instance = await openPupils(place());
    await write(instance, [pupil({ id: 'anna' })]);
    const { checkpoint } = await since(instance, 10);
    expect(await since(instance, 10, checkpoint)).toEqual({ documents: [], checkpoint });
    await instance.close();
  });

  test('pages of changes meet every document once, also those of one moment', async () => {
    const instance = await openPupils(place());
    const moment = { lwt: 5000.5 };
    const documents = Array.from({ length: 47 }, (_, n) => ({
      ...pupil({ id: `p${String(n).padStart(2, '0')}` }),
      _meta: n % 3 === 0 ? { lwt: 6000 + n } : { ...moment },
    }));
    await write(instance, documents);
    const seen: string[] = [];
    let checkpoint: RxStorageDefaultCheckpoint | undefined;
    for (;;) {
      const page = await since(instance, 5, checkpoint);
      if (page.documents.length === 0) break;
      seen.push(...page.documents.map(({ id }) => id));
      checkpoint = page.checkpoint;
    }
    expect(seen).toHaveLength(47);
    expect(new Set(seen).size).toBe(47);
    await instance.close();
  });

  test('a write tells of itself once, before it returns, with context and checkpoint', async () => {
    const instance = await openPupils(place());
    const bulks: {
      events: { documentId: string; operation: string }[];
      context: string;
      checkpoint: RxStorageDefaultCheckpoint;
      id: string;
    }[] = [];
    const subscription = instance.changeStream().subscribe((bulk) => bulks.push(bulk));
    await instance.bulkWrite(
      [{ document: pupil({ id: 'anna' }) }, { document: pupil({ id: 'boris' }) }],
      'mine',
    );
    expect(bulks).toHaveLength(1);
    expect(bulks[0]?.context).toBe('mine');
    expect(bulks[0]?.events.map(({ documentId, operation }) => [documentId, operation])).toEqual([
      ['anna', 'INSERT'],
      ['boris', 'INSERT'],
    ]);
    const { documents } = await since(instance, 10, bulks[0]?.checkpoint);
    expect(documents).toEqual([]);
    await write(instance, [pupil({ id: 'vera' })]);
    expect(new Set(bulks.map(({ id }) => id)).size).toBe(2);
    subscription.unsubscribe();
    await instance.close();
  });

  test('events name what happened, with the document before and after', async () => {
    const instance = await openPupils(place());
    const events: unknown[] = [];
    const subscription = instance.changeStream().subscribe((bulk) => events.push(...bulk.events));
    const held = pupil({ id: 'anna' });
    await write(instance, [held]);
    const update = next(held, { age: 13 });
    const removal = next(update.document, { _deleted: true });
    const back = next(removal.document, { _deleted: false });
    for (const row of [update, removal, back]) await instance.bulkWrite([row], 'test');
    expect(events).toMatchObject([
      { operation: 'INSERT', documentData: held },
      { operation: 'UPDATE', documentData: update.document, previousDocumentData: held },
      { operation: 'DELETE', documentData: removal.document, previousDocumentData: update.document },
      { operation: 'INSERT', documentData: back.document },
    ]);
    subscription.unsubscribe();
    await instance.close();
  });

  test('a write of conflicts alone, or of what arrived deleted, tells nothing', async () => {
    const instance = await openPupils(place());
    await write(instance, [pupil({ id: 'anna' })]);
    let told = 0;
    const subscription = instance.changeStream().subscribe(() => told++);
    await instance.bulkWrite([{ document: pupil({ id: 'anna' }) }], 'test');
    await write(instance, [{ ...pupil({ id: 'gone' }), _deleted: true }]);
    expect(told).toBe(0);
    subscription.unsubscribe();
    await instance.close();
  });

  test('cleaning up takes deleted documents that are old enough and no others', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna' });
    await write(instance, [held, pupil({ id: 'boris' })]);
    await instance.bulkWrite([next(held, { _deleted: true })], 'test');
    while (!(await instance.cleanup(60_000))) continue;
    expect(await instance.findDocumentsById(['anna'], true)).toHaveLength(1);
    while (!(await instance.cleanup(0))) continue;
    expect(await instance.findDocumentsById(['anna', 'boris'], true)).toHaveLength(1);
    expect((await since(instance, 10)).documents.map(({ id }) => id)).toEqual(['boris']);
    while (!(await instance.cleanup(0))) continue;
    // What was cleaned up is unknown again.
    await write(instance, [pupil({ id: 'anna' })]);
    await instance.close();
  });

  test('cleaning up ends, however much there is', async () => {
    const instance = await openPupils(place());
    await write(
      instance,
      Array.from({ length: 2500 }, (_, n) => ({ ...pupil({ id: `p${n}` }), _deleted: true })),
    );
    let turns = 1;
    while (!(await instance.cleanup(0))) turns += 1;
    expect(turns).toBeLessThan(50);
    expect((await since(instance, 10)).documents).toEqual([]);
    await instance.close();
  });
}
