import { describe, expect, test } from 'vitest';
import { ShapeError } from '../std/parse.ts';
import { settle } from '../testing/fake-transport.ts';
import type { QueryName } from './query-names.ts';
import { parseQuery, type Staleness, Watches } from './watches.ts';

const NOTHING: Staleness = {
  isDirectory: false,
  chats: new Set(),
  drafts: new Set(),
  isConnection: false,
  isLedger: false,
  isSearch: false,
  isStage: false,
};
const inChat = (chat: string): Staleness => ({ ...NOTHING, chats: new Set([chat]) });

function setUp() {
  const faults: unknown[] = [];
  const watches = new Watches((fault) => faults.push(fault));
  const told: string[] = [];
  const asked: string[] = [];
  const values = new Map<string, unknown>();
  let id = 0;
  const watch = (name: string, query: QueryName, chat = '') => {
    const n = ++id;
    watches.add(n, {
      query,
      chat,
      answer: () => {
        asked.push(name);
        const value = values.get(name);
        return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
      },
      listener: (value) => told.push(`${name} ${JSON.stringify(value)}`),
    });
    return n;
  };
  return { watches, faults, told, asked, values, watch };
}

describe('an open question', () => {
  test('is answered at once, and again when its answer differs', async () => {
    const { watches, told, asked, values, watch } = setUp();
    values.set('m', [1]);
    watch('m', 'messages', 'c1');
    await settle();
    watches.changed(inChat('c1'));
    await settle();
    expect([told, asked]).toEqual([['m [1]'], ['m', 'm']]);
    values.set('m', [1, 2]);
    watches.changed(inChat('c1'));
    await settle();
    expect(told).toEqual(['m [1]', 'm [1,2]']);
  });

  test('is not asked again for what does not concern it', async () => {
    const { watches, asked, watch } = setUp();
    watch('m', 'messages', 'c1');
    watch('people', 'people');
    await settle();
    asked.length = 0;
    watches.changed(inChat('c2'));
    watches.changed({ ...NOTHING, isConnection: true });
    await settle();
    expect(asked).toEqual([]);
  });

  test('takes many changes during one round together', async () => {
    const { watches, asked, watch } = setUp();
    watch('m', 'messages', 'c1');
    await settle();
    asked.length = 0;
    for (let n = 0; n < 10; n++) watches.changed(inChat('c1'));
    await settle();
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('is not told of anything once it is closed, not even of an answer under way', async () => {
    const { watches, told, values, watch } = setUp();
    values.set('m', 1);
    watches.remove(watch('m', 'messages', 'c1'));
    await settle();
    watch('n', 'messages', 'c1');
    watches.clear();
    await settle();
    expect(told).toEqual([]);
  });

  test.each<[QueryName, readonly (keyof typeof CHANGES)[]]>([
    ['me', ['directory']],
    ['people', ['directory']],
    ['chats', ['directory', 'own chat', 'other chat', 'connection', 'ledger']],
    ['chat', ['directory', 'own chat']],
    ['messages', ['directory', 'own chat']],
    ['outbox', ['directory', 'own chat', 'other chat', 'connection', 'ledger']],
    // Acts and slips wait in the ledger and the directory, and are counted with what waits.
    ['connection', ['directory', 'own chat', 'other chat', 'connection', 'ledger']],
    ['offers', ['directory', 'own chat', 'other chat']],
    ['school.settings', ['directory', 'ledger']],
    ['school.members', ['directory', 'own chat', 'ledger']],
  ])('%s becomes stale by %j', async (query, stale) => {
    const { watches, asked, watch } = setUp();
    watch(query, query, 'c1');
    await settle();
    const found: string[] = [];
    for (const [name, change] of Object.entries(CHANGES)) {
      asked.length = 0;
      watches.changed(change);
      await settle();
      if (asked.length > 0) found.push(name);
    }
    expect(found).toEqual(stale);
  });
});

const CHANGES = {
  directory: { ...NOTHING, isDirectory: true },
  'own chat': inChat('c1'),
  'other chat': inChat('c2'),
  connection: { ...NOTHING, isConnection: true },
  ledger: { ...NOTHING, isLedger: true },
};

describe('an answer that fails', () => {
  test('holds up no other question, is reported, and is asked for again after the next change', async () => {
    const { watches, told, values, watch, faults } = setUp();
    values.set('bad', new Error('no'));
    values.set('good', 1);
    watch('bad', 'messages', 'c1');
    watch('good', 'messages', 'c1');
    await settle();
    expect(told).toEqual(['good 1']);
    expect(faults).toEqual([new Error('no')]);
    values.set('bad', 2);
    watches.changed(inChat('c1'));
    await settle();
    expect(told).toEqual(['good 1', 'bad 2']);
  });

  test('in a listener is reported, too', async () => {
    const { watches, faults } = setUp();
    const of = { query: 'me' as const, chat: '', answer: () => Promise.resolve(1) };
    watches.add(1, {
      ...of,
      listener: () => {
        throw new Error('gone');
      },
    });
    await settle();
    expect(faults).toEqual([new Error('gone')]);
  });
});

describe('a question', () => {
  test('is one of the named ones, with its parameters', () => {
    expect(parseQuery('messages', { chat: 'c1', limit: 50 })).toEqual({
      name: 'messages',
      params: { chat: 'c1', limit: 50 },
    });
    for (const name of ['', 'toString', '__proto__', 'select'])
      expect(() => parseQuery(name, {})).toThrow(RangeError);
  });

  test.each([
    ['messages', {}],
    ['messages', { chat: 'c1', limit: 5001 }],
    ['messages', { chat: 'c1', limit: 0 }],
    ['chat', { chat: 'no spaces' }],
    ['me', { extra: 1 }],
    ['me', null],
  ])('%s with %j is none', (name, params) => {
    expect(() => parseQuery(name, params)).toThrow(ShapeError);
  });
});
