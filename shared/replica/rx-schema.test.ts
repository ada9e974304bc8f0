import { describe, expect, test } from 'vitest';
import { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { COLLECTIONS, type CollectionName, KINDS } from '../schema/kinds.ts';
import { checkpointKey } from '../sync/checkpoint.ts';
import { envelopeSchema, localSchema, noConflicts } from './rx-schema.ts';

type EnvelopeName = Exclude<CollectionName, 'local'>;
const names = COLLECTIONS.filter((name): name is EnvelopeName => name !== 'local');

/** RxDB refuses names with other letters, and fields that begin with an underscore. */
const FIELD = /^[a-zA-Z][a-zA-Z0-9]*$/;
const COLLECTION = /^[a-z][a-zA-Z0-9]*$/;

test('collections have names that RxDB takes', () => {
  expect(COLLECTIONS.filter((name) => !COLLECTION.test(name))).toEqual([]);
});

test('every kind lives in an envelope collection', () => {
  const homes = new Set<string>(names);
  expect(Object.entries(KINDS).filter(([, { collection }]) => !homes.has(collection))).toEqual([]);
});

describe.each(names)('the schema of %s', (name) => {
  const schema = envelopeSchema(name);
  const properties = schema.properties as unknown as Record<string, { readonly [key: string]: unknown }>;

  test('has every field of a stored document, all required, and those of this computer', () => {
    const fields = [...Object.keys(StoredDocument.properties), 'queue', 'refusal'].sort();
    // Only a waiting version whose stamp was brought back has this one.
    expect(Object.keys(properties).sort()).toEqual([...fields, 'oldStamps'].sort());
    expect([...(schema.required ?? [])].sort()).toEqual(fields);
    expect(fields.filter((field) => !FIELD.test(field))).toEqual([]);
  });

  test('bounds what it indexes as RxDB demands', () => {
    const indexed = new Set(
      (schema.indexes ?? []).flatMap((index) => (typeof index === 'string' ? [index] : [...index])),
    );
    for (const field of [schema.primaryKey, ...indexed]) {
      if (typeof field !== 'string') throw new Error('a composed key');
      const of = properties[field] ?? {};
      if (of['type'] === 'string') expect(of['maxLength'], field).toBeTypeOf('number');
      else {
        expect(of, field).toMatchObject({ type: 'number', multipleOf: 1 });
        expect([typeof of['minimum'], typeof of['maximum']], field).toEqual(['number', 'number']);
      }
    }
  });

  test('has room for every letter that the envelope allows', () => {
    const envelope = { ...AuthorPart.properties, ...StoredDocument.properties } as unknown as Record<
      string,
      { readonly maxLength?: number }
    >;
    for (const [field, { maxLength }] of Object.entries(envelope)) {
      if (maxLength !== undefined) expect(properties[field]?.['maxLength'], field).toBe(maxLength);
    }
  });

  test('finds the unsent and a scope by index', () => {
    const indexes = (schema.indexes ?? []).map((index) => String(index));
    expect(indexes).toEqual(expect.arrayContaining(['queue,stamp', 'scope,id']));
  });
});

test('a chat is read by index', () => {
  const indexes = (envelopeSchema('messages').indexes ?? []).map((index) => String(index));
  expect(indexes).toEqual(expect.arrayContaining(['parent,order', 'parent,seq']));
});

test('the longest checkpoint has room under its name', () => {
  const key = checkpointKey({ scope: 'x'.repeat(140), log: 'x'.repeat(21) });
  expect(`checkpoint ${key}`.length).toBeLessThanOrEqual(localSchema.properties.id.maxLength ?? 0);
});

test('a write that went around the store is refused loudly', async () => {
  const handler = noConflicts<{ a: number }>();
  expect(handler.isEqual({ a: 1, _deleted: false }, { a: 1, _deleted: false }, 'test')).toBe(true);
  await expect(
    handler.resolve(
      { newDocumentState: { a: 1, _deleted: false }, realMasterState: { a: 2, _deleted: false } },
      'test',
    ),
  ).rejects.toThrow('went around');
});
