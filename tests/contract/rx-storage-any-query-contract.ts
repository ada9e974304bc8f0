import fc from 'fast-check';
import { getQueryMatcher, getSortComparator, type MangoQuery, type RxDocumentData } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import {
  openInstance,
  openPupils,
  prepared,
  type Pupil,
  pupil,
  PUPILS,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

/** Few values, so that documents and queries meet; some that sort differently in UTF-8 and UTF-16. */
const TEXTS = ['', 'a', 'B', 'b', 'ё', 'Ё', 'я', 'яя', '🙂', '\uffee', '\ud83d', 'x\0y', "'"];
const text = fc.constantFrom(...TEXTS);
const age = fc.constantFrom(-1000, -1.5, -0.01, 0, 0.01, 1, 2, 2.5, 12, 999.99, 1000);
const floor = fc.constantFrom(0, 1, 2, 50, 100);
const isAway = fc.boolean();

const document: fc.Arbitrary<Omit<Pupil, 'id'>> = fc.record(
  {
    name: text,
    age,
    isAway,
    place: fc.record({ room: text, floor }, { requiredKeys: ['room'] }),
    note: fc.option(text, { nil: null }),
    marks: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    friends: fc.array(fc.record({ name: text, since: floor }), { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'age', 'isAway', 'place'] },
);
const documents = fc.array(fc.tuple(document, fc.boolean()), { minLength: 10, maxLength: 40, size: 'max' });

function conditionsOf<V>(values: fc.Arbitrary<V>): fc.Arbitrary<unknown> {
  const single = fc.oneof(
    values,
    fc.record({ $eq: values }),
    fc.record({ $ne: values }),
    fc.record({ $in: fc.array(values, { maxLength: 6, size: 'max' }) }),
    fc.record({ $nin: fc.array(values, { maxLength: 4, size: 'max' }) }),
    fc.record({ $exists: fc.boolean() }),
    fc.record({ $gt: values }),
    fc.record({ $lte: values }),
    fc.record({ $gte: values, $lt: values }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: single },
    { weight: 1, arbitrary: fc.record({ $not: fc.record({ $gt: values }) }) },
    { weight: 1, arbitrary: fc.record({ $type: fc.constantFrom('string', 'number', 'null', 'boolean') }) },
  );
}

const conditions: Record<string, fc.Arbitrary<unknown>> = {
  id: conditionsOf(fc.constantFrom('p0', 'p1', 'p7', 'p20', 'p39', '')),
  name: fc.oneof(conditionsOf(text), fc.record({ $regex: fc.constantFrom('я', '^a', '') })),
  age: fc.oneof(conditionsOf(age), fc.constant({ $mod: [2, 0] })),
  isAway: conditionsOf(isAway),
  'place.room': conditionsOf(text),
  'place.floor': conditionsOf(floor),
  note: conditionsOf(fc.option(text, { nil: null })),
  marks: fc.oneof(
    conditionsOf(fc.integer({ min: 1, max: 5 })),
    fc.record({ $size: fc.constantFrom(0, 1, 2) }),
  ),
  friends: fc.record({ $elemMatch: fc.record({ name: text, since: fc.record({ $gt: floor }) }) }),
  'friends.name': conditionsOf(text),
};

/** A selector of few fields, or hardly anything would ever match. */
const flat = fc
  .subarray(Object.keys(conditions), { minLength: 1, maxLength: 3 })
  .chain((fields) => fc.record(Object.fromEntries(fields.map((field) => [field, conditions[field]!]))));
const selector = fc.oneof(
  { weight: 3, arbitrary: flat },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(flat, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(flat, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ $nor: fc.array(flat, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.tuple(flat, flat, flat).map(([a, b, c]) => ({ ...a, $or: [b, c] })) },
);
const part = fc
  .tuple(
    fc.constantFrom('id', 'name', 'age', 'isAway', 'place.room', 'place.floor', 'note'),
    fc.constantFrom('asc', 'desc'),
  )
  .map(([field, direction]) => ({ [field]: direction }));
const query = fc
  .record(
    {
      selector,
      sort: fc.uniqueArray(part, {
        minLength: 1,
        maxLength: 3,
        size: 'max',
        selector: (one) => Object.keys(one)[0],
      }),
      skip: fc.constantFrom(0, 0, 0, 1, 2),
    },
    { requiredKeys: ['selector'] },
  )
  .chain((rest) =>
    fc.oneof(
      fc.constant(rest),
      fc.constantFrom(1, 2, 5, 10, 0).map((limit) => ({ ...rest, limit })),
    ),
  );

export function anyQueryRules({ place }: StorageUnderTest): void {
  test('any query on any documents finds what RxDB itself finds, and what its storage in memory finds', async () => {
    const at = place();
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(query, { minLength: 5, maxLength: 15 }),
        async (contents, queries) => {
          const held = contents.map(([content, isDeleted], n) => ({
            ...pupil({ id: `p${n}`, ...content }),
            _deleted: isDeleted,
          }));
          const instance = await openPupils(at);
          const memory = await openInstance(getRxStorageMemory(), PUPILS);
          try {
            await write(instance, held);
            await write(memory, held);
            for (const one of queries) await compare(one, held, instance, memory);
          } finally {
            await instance.remove();
            await memory.remove();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  async function compare(
    mango: MangoQuery<Pupil>,
    held: RxDocumentData<Pupil>[],
    instance: Awaited<ReturnType<typeof openPupils>>,
    memory: Awaited<ReturnType<typeof openPupils>>,
  ): Promise<void> {
    const { query: filled, queryPlan } = prepared(instance, mango);
    const matches = getQueryMatcher(instance.schema, filled);
    const expected = held
      .filter((one) => matches(one))
      .sort(getSortComparator(instance.schema, filled))
      .map(({ id }) => id)
      .slice(filled.skip, filled.skip + (filled.limit ?? Infinity));
    const answer = await instance.query({ query: filled, queryPlan });
    expect(answer.documents.map(({ id }) => id)).toEqual(expected);
    const fromMemory = await memory.query({ query: filled, queryPlan });
    expect(answer.documents).toEqual(fromMemory.documents);
    if (filled.skip === 0 && filled.limit === undefined) {
      const { count } = await instance.count({ query: filled, queryPlan });
      expect(count).toBe(expected.length);
    }
  }
}
