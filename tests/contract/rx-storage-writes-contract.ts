import type { RxDocumentData } from 'rxdb';
import { expect, test } from 'vitest';
import {
  type Instance,
  first,
  next,
  openInstance,
  openPupils,
  type Pupil,
  pupil,
  PUPILS,
  revision,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

export function writeRules({ place, isStrict }: StorageUnderTest): void {
  const byId = async <D>(instance: Instance<D>, id: string) =>
    (await instance.findDocumentsById([id], true))[0];

  test('a document comes back as it was written', async () => {
    const instance = await openPupils(place());
    const document = pupil({
      id: 'anna',
      age: -0.25,
      place: { room: '7Б', floor: 3 },
      note: null,
      marks: [5, 4.5, 0],
      friends: [{ name: 'Ира', since: 2019 }],
    });
    await write(instance, [document]);
    expect(await byId(instance, 'anna')).toEqual(document);
    await instance.close();
  });

  test('every text comes back: emoji, halves of pairs, zeros, quotes, names that mean something to others', async () => {
    const instance = await openPupils(place());
    const texts = [
      '',
      'ё',
      '🙂',
      '\ud83d',
      '\ude42x',
      'a\0b',
      '"\'`',
      '\u2028',
      '\uffff',
      "'; DROP TABLE x; --",
      '__proto__',
    ];
    const documents = texts.map((text, n) =>
      pupil({ id: `${n}${text}`, name: text, note: text, place: { room: text } }),
    );
    await write(instance, documents);
    for (const document of documents) expect(await byId(instance, document.id)).toEqual(document);
    const all = await instance.findDocumentsById(
      documents.map(({ id }) => id),
      false,
    );
    expect(all).toHaveLength(texts.length);
    await instance.close();
  });

  test('what is handed over and what is given out stays as it was', async () => {
    const instance = await openPupils(place());
    const document = deeplyFrozen(pupil({ id: 'anna', marks: [1], place: { room: '1' } }));
    await write(instance, [document]);
    const change = next(document, { marks: [2] });
    await instance.bulkWrite([deeplyFrozen(change)], 'test');
    expect(document.marks).toEqual([1]);
    expect((await byId(instance, 'anna'))?.marks).toEqual([2]);
    await instance.close();
  });

  test('writing over a held document without knowing it is a conflict that shows what is held', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna' });
    await write(instance, [held]);
    const row = { document: pupil({ id: 'anna', name: 'Инна' }) };
    const { error } = await instance.bulkWrite([row], 'second');
    expect(error).toHaveLength(1);
    expect(error[0]).toMatchObject({ status: 409, isError: true, documentId: 'anna', context: 'second' });
    expect(error[0]?.writeRow).toEqual(row);
    // Nothing of how a storage keeps documents may leak into what it shows.
    expect(error[0] && 'documentInDb' in error[0] && error[0].documentInDb).toEqual(held);
    expect(await byId(instance, 'anna')).toEqual(held);
    await instance.close();
  });

  test('writing over a version that is no longer the newest is a conflict', async () => {
    const instance = await openPupils(place());
    const old = pupil({ id: 'anna' });
    await write(instance, [old]);
    const newer = next(old, { name: 'Инна' });
    await instance.bulkWrite([newer], 'test');
    const { error } = await instance.bulkWrite([next(old, { name: 'Яна' })], 'test');
    expect(error.map(({ status }) => status)).toEqual([409]);
    expect(error[0] && 'documentInDb' in error[0] && error[0].documentInDb).toEqual(newer.document);
    expect((await byId(instance, 'anna'))?.name).toBe('Инна');
    await instance.close();
  });

  test('one conflict keeps the other rows from nothing', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'b' });
    await write(instance, [held]);
    const { error } = await instance.bulkWrite(
      [
        { document: pupil({ id: 'a' }) },
        { document: pupil({ id: 'b', name: 'Яна' }) },
        next(held, { age: 13 }),
      ],
      'test',
    );
    expect(error.map(({ documentId }) => documentId)).toEqual(['b']);
    expect((await byId(instance, 'a'))?.id).toBe('a');
    expect(await byId(instance, 'b')).toMatchObject({ name: 'Анна', age: 13 });
    await instance.close();
  });

  test('of two writes of one new document at the same time the first counts', async () => {
    const instance = await openPupils(place());
    const [one, two] = await Promise.all([
      instance.bulkWrite([{ document: pupil({ id: 'anna', name: 'первая' }) }], 'test'),
      instance.bulkWrite([{ document: pupil({ id: 'anna', name: 'вторая' }) }], 'test'),
    ]);
    expect([one.error.length, two.error.length]).toEqual([0, 1]);
    expect((await byId(instance, 'anna'))?.name).toBe('первая');
    await instance.close();
  });

  test('a deleted document is found only by who asks for deleted ones, with its last content', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna' });
    await write(instance, [held, pupil({ id: 'boris' })]);
    const removal = next(held, { _deleted: true, name: 'ушла' });
    expect((await instance.bulkWrite([removal], 'test')).error).toEqual([]);
    expect((await instance.findDocumentsById(['anna', 'boris'], false)).map(({ id }) => id)).toEqual([
      'boris',
    ]);
    const both = await instance.findDocumentsById(['anna', 'boris'], true);
    expect(both.map(({ id }) => id).sort()).toEqual(['anna', 'boris']);
    expect(await byId(instance, 'anna')).toEqual(removal.document);
    await instance.close();
  });

  test('a deleted document comes back only through who knows its last version, and may change while deleted', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna' });
    await write(instance, [held]);
    const removal = next(held, { _deleted: true });
    const again = next(removal.document, { name: 'всё ещё нет' });
    for (const row of [removal, again]) expect((await instance.bulkWrite([row], 'test')).error).toEqual([]);
    const blind = await instance.bulkWrite([{ document: pupil({ id: 'anna' }) }], 'test');
    expect(blind.error.map(({ status }) => status)).toEqual([409]);
    const back = next(again.document, { _deleted: false, name: 'вернулась' });
    expect((await instance.bulkWrite([back], 'test')).error).toEqual([]);
    expect((await instance.findDocumentsById(['anna'], false))[0]?.name).toBe('вернулась');
    await instance.close();
  });

  test('a document can arrive deleted', async () => {
    const instance = await openPupils(place());
    await write(instance, [{ ...pupil({ id: 'anna' }), _deleted: true }]);
    expect(await instance.findDocumentsById(['anna'], false)).toEqual([]);
    expect((await byId(instance, 'anna'))?._deleted).toBe(true);
    await instance.close();
  });

  test('a field can go, and revisions may jump', async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna', note: 'есть', marks: [5] });
    await write(instance, [held]);
    const { note: _note, marks: _marks, ...without } = held;
    const document: RxDocumentData<Pupil> = {
      ...without,
      _rev: revision(7),
      _meta: { lwt: held._meta.lwt + 1 },
    };
    expect((await instance.bulkWrite([{ previous: held, document }], 'test')).error).toEqual([]);
    expect(await byId(instance, 'anna')).toEqual(document);
    await instance.close();
  });

  test('what plugins add to the meta data comes back, also when nothing else changes', async () => {
    const instance = await openPupils(place());
    const held = { ...pupil({ id: 'anna' }), _meta: { lwt: 1000, seen: { by: 'plugin', times: 0 } } };
    await write(instance, [held]);
    const change = next(held, { _meta: { lwt: 2000.01, seen: { by: 'plugin', times: 1 } } });
    await instance.bulkWrite([change], 'test');
    expect((await byId(instance, 'anna'))?._meta).toEqual({ lwt: 2000.01, seen: { by: 'plugin', times: 1 } });
    await instance.close();
  });

  test('ten thousand documents are written and found at once', async () => {
    const instance = await openPupils(place());
    const documents = Array.from({ length: 10_000 }, (_, n) => pupil({ id: `p${n}`, age: n / 100 }));
    await write(instance, documents);
    const found = await instance.findDocumentsById(
      documents.map(({ id }) => id),
      false,
    );
    expect(found).toHaveLength(10_000);
    expect(await instance.findDocumentsById([], true)).toEqual([]);
    expect(await instance.findDocumentsById(['nobody'], true)).toEqual([]);
    await instance.close();
  });

  test('an empty write does nothing', async () => {
    const instance = await openPupils(place());
    expect(await instance.bulkWrite([], 'test')).toEqual({ error: [] });
    await instance.close();
  });

  const twice = 'one document twice in one write: the second version meets the first';
  const testStrictly = isStrict ? test : undefined;
  testStrictly?.(twice, async () => {
    const instance = await openPupils(place());
    const held = pupil({ id: 'anna' });
    const { error } = await instance.bulkWrite(
      [{ document: held }, { document: pupil({ id: 'anna', name: 'Инна' }) }, next(held, { name: 'Яна' })],
      'test',
    );
    expect(error.map(({ status }) => status)).toEqual([409]);
    expect((await byId(instance, 'anna'))?.name).toBe('Яна');
    await instance.close();
  });

  test('fields whose names differ in capitals alone, or mean something in SQL, stay apart', async () => {
    interface Odd {
      id: string;
      Id: string;
      ID: string;
      order: number;
      'a"b': string;
    }
    const text = { type: 'string', maxLength: 20 } as const;
    const instance = await openInstance<Odd>(place().storage(), {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: { id: text, Id: text, ID: text, order: PUPILS.properties.age, 'a"b': text },
      required: ['id', 'Id', 'ID', 'order', 'a"b'],
      indexes: ['Id', 'ID', 'order', 'a"b'],
    });
    const document = first({ id: '1', Id: '2', ID: '3', order: 4, 'a"b': '5' });
    await write(instance, [document]);
    expect(await byId(instance, '1')).toEqual(document);
    await instance.close();
  });
}

function deeplyFrozen<V>(value: V): V {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deeplyFrozen(inner);
    Object.freeze(value);
  }
  return value;
}
