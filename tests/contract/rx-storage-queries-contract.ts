import { getQueryMatcher, getSortComparator, type MangoQuery } from 'rxdb';
import { expect, test } from 'vitest';
import {
  type Instance,
  openInstance,
  openPupils,
  first,
  idsOf,
  prepared,
  type Pupil,
  pupil,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

/** Ids do not stand in the order of names, ages or rooms, so that no order is right by chance. */
const CLASS = [
  pupil({ id: 'd', name: 'Анна', age: 12, place: { room: '101', floor: 1 }, note: 'новая', marks: [5, 4] }),
  pupil({
    id: 'a-long-id',
    name: 'Борис',
    age: 11.5,
    isAway: true,
    place: { room: '7', floor: 0 },
    note: null,
  }),
  pupil({
    id: 'c',
    name: 'Анна',
    age: -3,
    place: { room: '101' },
    marks: [],
    friends: [{ name: 'Ира', since: 2019 }],
  }),
  pupil({
    id: 'b',
    name: 'анна',
    age: 0,
    isAway: true,
    place: { room: '7Б', floor: 2 },
    note: 'Новая в классе',
  }),
  pupil({
    id: 'e',
    name: '🙂',
    age: 100,
    place: { room: '' },
    marks: [5],
    friends: [{ name: 'Ира', since: 2021 }],
  }),
  pupil({
    id: 'f',
    name: '\uffee',
    age: 12.01,
    isAway: true,
    place: { room: '7', floor: 2 },
    note: '',
    marks: [2, 2, 2],
  }),
  { ...pupil({ id: 'gone', name: 'Анна', age: 12 }), _deleted: true },
];

type Query = MangoQuery<Pupil>;
/** Arrays can be asked for one of their members, which RxDB's types do not know. */
type Selector = Record<string, unknown>;
const ids = (query: string) => (query === '' ? [] : query.split(' '));

/** Queries with the ids that they find, in order. `_deleted` is set by RxDB's collections, so it is here too. */
const CASES: readonly [Selector, Omit<Query, 'selector'>, string][] = [
  [{}, { sort: [{ id: 'asc' }] }, 'a-long-id b c d e f'],
  [{}, { sort: [{ id: 'desc' }] }, 'f e d c b a-long-id'],
  [{}, { sort: [{ name: 'asc' }] }, 'c d a-long-id b e f'],
  [{}, { sort: [{ name: 'desc' }, { age: 'asc' }] }, 'f e b a-long-id c d'],
  [{}, { sort: [{ 'place.room': 'asc' }, { age: 'desc' }] }, 'e d c f a-long-id b'],
  [{}, { sort: [{ 'place.floor': 'asc' }] }, 'c e a-long-id d b f'],
  [{}, { sort: [{ note: 'asc' }] }, 'c e a-long-id f b d'],
  [{}, { sort: [{ isAway: 'desc' }, { age: 'asc' }] }, 'b a-long-id f c d e'],
  [{ age: { $eq: 12 } }, {}, 'd'],
  [{ age: 12 }, {}, 'd'],
  [{ name: 'Анна' }, { sort: [{ age: 'asc' }] }, 'c d'],
  [{ name: 'Анна' }, { sort: [{ age: 'desc' }] }, 'd c'],
  [{ isAway: true }, { sort: [{ age: 'asc' }] }, 'b a-long-id f'],
  [{ isAway: false, age: { $lt: 12 } }, {}, 'c'],
  [{ age: { $gt: 0 } }, { sort: [{ age: 'asc' }] }, 'a-long-id d f e'],
  [{ age: { $gte: 0 } }, { sort: [{ age: 'asc' }] }, 'b a-long-id d f e'],
  [{ age: { $gt: 0, $lte: 12 } }, { sort: [{ age: 'desc' }] }, 'd a-long-id'],
  [{ age: { $gte: 12, $gt: 11 } }, { sort: [{ age: 'asc' }] }, 'd f e'],
  [{ age: { $gt: 12, $lt: 12 } }, {}, ''],
  [{ age: { $gt: -2000, $lt: 2000 } }, { sort: [{ id: 'asc' }], limit: 2 }, 'a-long-id b'],
  [{ name: { $gt: 'Б' } }, { sort: [{ name: 'asc' }] }, 'a-long-id b e f'],
  [{ name: { $gte: '🙂' } }, { sort: [{ name: 'asc' }] }, 'e f'],
  [{ name: { $lt: '\uffee', $gt: 'а' } }, { sort: [{ name: 'asc' }] }, 'b e'],
  [{ id: { $gt: 'b', $lte: 'e' } }, { sort: [{ id: 'asc' }] }, 'c d e'],
  [{ id: { $in: ['e', 'a-long-id', 'gone', 'x'] } }, { sort: [{ id: 'asc' }] }, 'a-long-id e'],
  [{ id: { $nin: ['e', 'a-long-id'] } }, { sort: [{ id: 'asc' }] }, 'b c d f'],
  [{ name: { $in: ['Анна', '🙂'] } }, { sort: [{ id: 'asc' }] }, 'c d e'],
  [{ name: { $in: [] } }, {}, ''],
  [{ name: { $nin: ['Анна', '🙂'] } }, { sort: [{ id: 'asc' }] }, 'a-long-id b f'],
  [{ age: { $in: [0, 11.5, 100] } }, { sort: [{ age: 'asc' }] }, 'b a-long-id e'],
  [{ name: { $ne: 'Анна' } }, { sort: [{ id: 'asc' }] }, 'a-long-id b e f'],
  [{ note: { $ne: 'новая' } }, { sort: [{ id: 'asc' }] }, 'a-long-id b c e f'],
  [{ note: { $nin: ['новая', ''] } }, { sort: [{ id: 'asc' }] }, 'a-long-id b c e'],
  [{ note: null }, { sort: [{ id: 'asc' }] }, 'a-long-id c e'],
  [{ note: '' }, {}, 'f'],
  [{ note: { $exists: true } }, { sort: [{ id: 'asc' }] }, 'a-long-id b d f'],
  [{ note: { $exists: false } }, { sort: [{ id: 'asc' }] }, 'c e'],
  [{ note: { $type: 'string' } }, { sort: [{ id: 'asc' }] }, 'b d f'],
  [{ note: { $type: 'null' } }, { sort: [{ id: 'asc' }] }, 'a-long-id'],
  [{ note: {} }, {}, ''],
  [{ note: { $regex: '^нов' } }, {}, 'd'],
  [{ note: { $regex: 'НОВАЯ', $options: 'i' } }, { sort: [{ id: 'asc' }] }, 'b d'],
  [{ name: 'Анна', note: { $regex: 'н', $ne: 'старая' } }, {}, 'd'],
  [{ age: { $mod: [4, 0] } }, { sort: [{ id: 'asc' }] }, 'b d e'],
  [{ marks: 5 }, { sort: [{ id: 'asc' }] }, 'd e'],
  [{ marks: { $in: [2, 4] } }, { sort: [{ id: 'asc' }] }, 'd f'],
  [{ marks: { $gt: 4 } }, { sort: [{ id: 'asc' }] }, 'd e'],
  [{ marks: { $size: 1 } }, {}, 'e'],
  [{ marks: { $size: 0 } }, {}, 'c'],
  [{ marks: { $elemMatch: { $gt: 1, $lt: 3 } } }, {}, 'f'],
  [{ friends: { $elemMatch: { name: 'Ира', since: { $gt: 2020 } } } }, {}, 'e'],
  [{ 'friends.name': 'Ира' }, { sort: [{ id: 'asc' }] }, 'c e'],
  [{ 'place.room': '101' }, { sort: [{ id: 'asc' }] }, 'c d'],
  [{ 'place.room': { $gt: '101' } }, { sort: [{ 'place.room': 'asc' }] }, 'a-long-id f b'],
  [{ 'place.floor': { $gte: 1 } }, { sort: [{ id: 'asc' }] }, 'b d f'],
  [{ 'place.floor': { $ne: 2 } }, { sort: [{ id: 'asc' }] }, 'a-long-id c d e'],
  [{ age: { $not: { $gt: 0 } } }, { sort: [{ id: 'asc' }] }, 'b c'],
  [{ 'place.floor': { $not: { $gt: 0 } } }, { sort: [{ id: 'asc' }] }, 'a-long-id c e'],
  [{ note: { $not: { $regex: 'н' } } }, { sort: [{ id: 'asc' }] }, 'a-long-id b c e f'],
  [{ $or: [{ name: 'Анна' }, { age: 0 }] }, { sort: [{ id: 'asc' }] }, 'b c d'],
  [{ $or: [{ note: null }, { note: 'новая', id: 'd' }] }, { sort: [{ id: 'asc' }] }, 'a-long-id c d e'],
  [{ isAway: true, $or: [{ age: { $lt: 1 } }, { 'place.floor': 2 }] }, { sort: [{ id: 'asc' }] }, 'b f'],
  [{ $and: [{ name: 'Анна' }, { age: { $gt: 0 } }] }, {}, 'd'],
  [
    { $and: [{ age: { $gt: 0 } }, { $or: [{ note: '' }, { marks: 5 }] }] },
    { sort: [{ id: 'asc' }] },
    'd e f',
  ],
  [{ $nor: [{ name: 'Анна' }, { isAway: true }] }, {}, 'e'],
  [{ $nor: [{ 'place.floor': { $gt: 0 } }, { note: { $exists: false } }] }, {}, 'a-long-id'],
  [{}, { sort: [{ age: 'asc' }], limit: 2 }, 'c b'],
  [{}, { sort: [{ age: 'asc' }], skip: 2, limit: 2 }, 'a-long-id d'],
  [{}, { sort: [{ age: 'asc' }], skip: 5 }, 'e'],
  [{}, { sort: [{ age: 'asc' }], skip: 9 }, ''],
  [{}, { sort: [{ age: 'asc' }], limit: 0 }, ''],
  [{ marks: { $size: 1 } }, { sort: [{ age: 'desc' }], limit: 1 }, 'e'],
  [{ name: { $regex: 'нна' } }, { sort: [{ age: 'desc' }], limit: 2 }, 'd b'],
  [{ name: { $regex: 'нна' } }, { sort: [{ age: 'desc' }], skip: 1, limit: 2 }, 'b c'],
  [{ id: { $regex: '^.$' } }, { sort: [{ name: 'asc' }, { age: 'desc' }], limit: 1 }, 'd'],
  [{ id: { $regex: '^.$' } }, { sort: [{ name: 'desc' }, { id: 'asc' }], skip: 3, limit: 1 }, 'c'],
  [{ id: { $regex: '^.$' } }, { sort: [{ age: 'asc' }, { name: 'desc' }], limit: 2 }, 'c b'],
  [{ name: { $regex: 'нна' } }, { sort: [{ note: 'desc' }], skip: 1, limit: 1 }, 'b'],
  [{ age: { $gt: 0 } }, { sort: [{ id: 'asc' }], index: ['_deleted', 'age', 'name'] }, 'a-long-id d e f'],
  [{ name: 'Анна' }, { sort: [{ age: 'asc' }], index: ['_deleted', 'name', 'age', 'id'] }, 'c d'],
];

export function queryRules({ place, isStrict }: StorageUnderTest): void {
  async function filled(): Promise<Instance<Pupil>> {
    const instance = await openPupils(place());
    await write(instance, CLASS);
    return instance;
  }

  test('every operator finds what RxDB itself would find, in its order, and counts it', async () => {
    const instance = await filled();
    for (const [selector, rest, expected] of CASES) {
      const query = prepared(instance, { selector: { ...selector, _deleted: false }, ...rest } as Query);
      const title = JSON.stringify([selector, rest]);
      const { documents } = await instance.query(query);
      expect(
        documents.map(({ id }) => id),
        title,
      ).toEqual(ids(expected));
      expect(documents, title).toEqual(referenceAnswer(instance, query.query));
      const { count } = await instance.count(query);
      if (isStrict || !('limit' in rest || 'skip' in rest)) expect(count, title).toBe(documents.length);
    }
    await instance.close();
  });

  test('deleted documents are found by who does not exclude them', async () => {
    const instance = await filled();
    expect(await idsOf(instance, { selector: { name: 'Анна' }, sort: [{ id: 'asc' }] })).toEqual([
      'c',
      'd',
      'gone',
    ]);
    const { count } = await instance.count(prepared(instance, { selector: {} }));
    expect(count).toBe(7);
    await instance.close();
  });

  test('what SQL or an index can answer is counted fast', async () => {
    const instance = await filled();
    for (const selector of [{}, { age: { $gt: 0 } }, { name: 'Анна', age: 12 }]) {
      const { mode } = await instance.count(
        prepared(instance, { selector: { ...selector, _deleted: false } as object }),
      );
      expect(mode).toBe('fast');
    }
    await instance.close();
  });

  test('a query that is not filled up is answered too', async () => {
    const instance = await filled();
    const query = { selector: { _deleted: false, name: 'Анна' }, sort: [{ id: 'asc' }] };
    const queryPlan = prepared(instance, { selector: { name: 'Анна' }, sort: [{ id: 'asc' }] }).queryPlan;
    const { documents } = await instance.query({ query, queryPlan } as never);
    expect(documents.map(({ id }) => id)).toEqual(['c', 'd']);
    await instance.close();
  });

  test('an optional indexed field may be missing', async () => {
    interface Task {
      id: string;
      due?: number;
    }
    const instance = await openInstance<Task>(place().storage(), {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: { type: 'string', maxLength: 20 },
        due: { type: 'number', minimum: 1, maximum: 40, multipleOf: 1 },
      },
      indexes: ['due'],
    });
    await write<Task>(instance, [
      first<Task>({ id: 'a', due: 2 }),
      first<Task>({ id: 'b' }),
      first<Task>({ id: 'c', due: 5 }),
    ]);
    const found = async (query: MangoQuery<Task>) =>
      (await instance.query(prepared(instance, query))).documents.map(({ id }) => id);
    expect(await found({ selector: {}, sort: [{ id: 'asc' }] })).toEqual(['a', 'b', 'c']);
    expect(await found({ selector: {}, sort: [{ due: 'asc' }] })).toEqual(['b', 'a', 'c']);
    expect(await found({ selector: { due: { $gt: 2 } } })).toEqual(['c']);
    await instance.close();
  });

  test('a composite primary key is found by itself and by its parts', async () => {
    interface Part {
      key: string;
      text: string;
      number: number;
    }
    const instance = await openInstance<Part>(place().storage(), {
      version: 0,
      primaryKey: { key: 'key', fields: ['text', 'number'], separator: '|' },
      type: 'object',
      properties: {
        key: { type: 'string', maxLength: 60 },
        text: { type: 'string', maxLength: 20 },
        number: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 1 },
      },
      required: ['key', 'text', 'number'],
      indexes: ['text', ['number', 'text']],
    });
    await write(instance, [
      first({ key: 'one|1', text: 'one', number: 1 }),
      first({ key: 'one|2', text: 'one', number: 2 }),
    ]);
    const found = async (query: MangoQuery<Part>) =>
      (await instance.query(prepared(instance, query))).documents.map(({ key }) => key);
    expect(await found({ selector: { key: 'one|2' } })).toEqual(['one|2']);
    expect(await found({ selector: { $and: [{ text: 'one' }, { number: 1 }] } })).toEqual(['one|1']);
    // RxDB reads the first entry of each part of an order.
    expect(await found({ selector: {}, sort: [{ number: 'desc', text: 'asc' }] })).toEqual([
      'one|2',
      'one|1',
    ]);
    await instance.close();
  });
}

function referenceAnswer(instance: Instance<Pupil>, query: ReturnType<typeof prepared<Pupil>>['query']) {
  const matches = getQueryMatcher(instance.schema, query);
  const compare = getSortComparator(instance.schema, query);
  return CLASS.filter((document) => matches(document))
    .sort(compare)
    .slice(query.skip, query.skip + (query.limit ?? Infinity));
}
