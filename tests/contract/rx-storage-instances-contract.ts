import { fillWithDefaultSettings, type RxJsonSchema } from 'rxdb';
import { expect, test } from 'vitest';
import {
  freshName,
  idsOf,
  next,
  openInstance,
  openPupils,
  type Pupil,
  pupil,
  PUPILS,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

export function instanceRules({ place, isDurable }: StorageUnderTest): void {
  test('twenty collections of one database are open at the same time', async () => {
    const storage = place().storage();
    const database = freshName('database');
    const instances = await Promise.all(
      Array.from({ length: 20 }, (_, n) => openInstance(storage, PUPILS, { database, collection: `c${n}` })),
    );
    await Promise.all(instances.map((instance, n) => write(instance, [pupil({ id: `p${n}` })])));
    for (const [n, instance] of instances.entries()) expect(await idsOf(instance, {})).toEqual([`p${n}`]);
    await Promise.all(instances.map((instance) => instance.close()));
  });

  test('databases, collections and versions of a schema do not mix', async () => {
    const at = place();
    const database = freshName('database');
    const newer: RxJsonSchema<Pupil> = { ...PUPILS, version: 1 };
    const instances = [
      await openPupils(at, { database }),
      await openPupils(at, { database, collection: 'others' }),
      await openPupils(at),
      await openInstance(at.storage(), newer, { database }),
    ];
    for (const [n, instance] of instances.entries()) await write(instance, [pupil({ id: 'anna', age: n })]);
    for (const [n, instance] of instances.entries()) {
      const found = await instance.findDocumentsById(['anna'], true);
      expect(found.map(({ age }) => age)).toEqual([n]);
    }
    await Promise.all(instances.map((instance) => instance.close()));
  });

  test('two that have one collection open see what the other writes, and hear of it', async () => {
    const at = place();
    const database = freshName('database');
    const [one, two] = [await openPupils(at, { database }), await openPupils(at, { database })];
    const heard: string[][] = [[], []];
    const subscriptions = [one, two].map((instance, n) =>
      instance
        .changeStream()
        .subscribe((bulk) => heard[n]!.push(...bulk.events.map(({ operation }) => operation))),
    );
    const held = pupil({ id: 'anna' });
    await write(one, [held]);
    expect(await idsOf(two, {})).toEqual(['anna']);
    await two.bulkWrite([next(held, { age: 13 })], 'test');
    expect((await one.findDocumentsById(['anna'], false))[0]?.age).toBe(13);
    expect(heard).toEqual([
      ['INSERT', 'UPDATE'],
      ['INSERT', 'UPDATE'],
    ]);
    for (const subscription of subscriptions) subscription.unsubscribe();
    const asked = idsOf(two, {});
    await one.close();
    expect(await asked).toEqual(['anna']);
    await write(two, [pupil({ id: 'boris' })]);
    await two.close();
  });

  test('closing again does no harm, also at the same time and after a removal', async () => {
    const instance = await openPupils(place());
    await Promise.all([instance.close(), instance.close()]);
    await instance.close();
    const removed = await openPupils(place());
    await removed.remove();
    await removed.close();
  });

  test('a removed collection is empty when it is opened again; the others stay', async () => {
    const at = place();
    const database = freshName('database');
    const kept = await openPupils(at, { database, collection: 'kept' });
    const instance = await openPupils(at, { database });
    await write(kept, [pupil({ id: 'boris' })]);
    await write(instance, [pupil({ id: 'anna' })]);
    await instance.remove();
    const again = await openPupils(at, { database });
    expect(await again.findDocumentsById(['anna'], true)).toEqual([]);
    expect(await idsOf(again, {})).toEqual([]);
    await write(again, [pupil({ id: 'anna' })]);
    expect(await idsOf(kept, {})).toEqual(['boris']);
    await Promise.all([again.close(), kept.close()]);
  });

  test('a closed collection is not removed', async () => {
    const instance = await openPupils(place());
    await instance.close();
    await expect(async () => instance.remove()).rejects.toThrow('closed');
  });

  test('what wrappers would have to do is refused: compression of keys and attachments, encryption', async () => {
    const storage = place().storage();
    const refused = async (of: Partial<RxJsonSchema<Pupil>>) => {
      const schema = fillWithDefaultSettings<Pupil>({ ...PUPILS, ...of });
      return storage.createStorageInstance<Pupil>({
        databaseInstanceToken: freshName('token'),
        databaseName: freshName('database'),
        collectionName: 'pupils',
        schema,
        options: {},
        multiInstance: false,
        devMode: true,
      });
    };
    await expect(async () => refused({ keyCompression: true })).rejects.toThrow('UT5');
    await expect(async () => refused({ encrypted: ['note'] })).rejects.toThrow('UT6');
    await expect(async () => refused({ attachments: { encrypted: true } })).rejects.toThrow('UT6');
    await expect(async () => refused({ attachments: { compression: 'deflate' } })).rejects.toThrow('UT7');
  });

  const testDurably = isDurable ? test : undefined;
  testDurably?.('what was written is there when everything was closed and is opened again', async () => {
    const at = place();
    const database = freshName('database');
    const instance = await openPupils(at, { database });
    const document = pupil({ id: 'anna', note: 'есть', place: { room: '7Б' } });
    await write(instance, [document]);
    await instance.close();
    const again = await openPupils(at, { database });
    expect(await again.findDocumentsById(['anna'], true)).toEqual([document]);
    expect(await idsOf(again, { selector: { 'place.room': '7Б' } })).toEqual(['anna']);
    await again.close();
  });
}
