import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { scopeOf } from '../../schema/scope.ts';
import { chatMembership, messagePart, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { MemorySearchIndex } from '../../testing/memory-search-index.ts';
import {
  ANNA,
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import type { ReplicaDatabase } from '../database.ts';
import type { SearchWish } from './search-views.ts';

let database: ReplicaDatabase;
let index: MemorySearchIndex;
let anna: TestReplica;
let seq = 1;

beforeEach(async () => {
  database = await openMemoryDatabase();
  index = new MemorySearchIndex();
  anna = await openTestReplica(database, START_MS, index);
  seq = 1;
  await receive(
    ...annaIn('c1', '7Б, ученики'),
    ...annaIn('c2', 'Учительская'),
    personCard('boris', ['pupil'], { familyName: 'Ковалёв', givenName: 'Борис' }),
  );
});
afterEach(() => anna.replica.close());

async function receive(...parts: AuthorPart[]): Promise<void> {
  await anna.receive(parts, seq);
  seq += parts.length;
}

function wish(text: string, of: Partial<SearchWish> = {}): SearchWish {
  return { text, chat: '', person: '', from: 0, to: 0, group: 'all', sort: 'newest', after: 0, ...of };
}

async function found(text: string, of: Partial<SearchWish> = {}): Promise<string[]> {
  await anna.indexed();
  return (await anna.replica.searching.find(wish(text, of))).hits.map(({ id }) => id);
}

const say = (id: string, text: string, of: Partial<AuthorPart> = {}) =>
  messagePart({ id, by: 'boris', chat: 'c1', text, stamp: stampAt(1000 + seq), ...of });

test('what comes from a hub is found in other forms, with where and by whom, and marked', async () => {
  await receive(say('m1', 'Принесите, пожалуйста, ёлочные игрушки'));
  await anna.indexed();
  const { hits, count } = await anna.replica.searching.find(wish('елочная игрушка'));
  expect(count).toBe(1);
  expect(hits[0]).toMatchObject({
    id: 'm1',
    chat: 'c1',
    place: '7Б, ученики',
    author: 'boris',
    authorName: 'Борис Ковалёв',
  });
  expect(hits[0]?.text.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(['ёлочные', 'игрушки']);
});

test('own words are found before any hub has them, and where they stand afterwards', async () => {
  const { id } = await anna.replica.sendMessage('c2', 'Совещание переносится');
  expect(await found('совещания')).toEqual([id]);
});

test('edits, deletions and takedowns are followed', async () => {
  await receive(say('m1', 'театр'), say('m2', 'театр'), say('m3', 'театр'));
  expect((await found('театр')).sort()).toEqual(['m1', 'm2', 'm3']);
  await receive(say('m1', 'музей', { stamp: stampAt(9000) }));
  await receive(say('m2', 'театр', { gone: true, stamp: stampAt(9001) }));
  await receive(
    part({
      kind: 'takedown',
      id: 'm3.anna.x',
      scope: scopeOf.chat('c1'),
      parent: 'm3',
      by: ANNA,
      body: { author: 'boris', reason: 'спам' },
    }),
  );
  expect(await found('театр')).toEqual([]);
  expect(await found('музей')).toEqual(['m1']);
  expect([...index.entries.keys()]).toEqual(['m1']);
});

test('a takedown that comes before its message hides it as well', async () => {
  await receive(
    part({
      kind: 'takedown',
      id: 'm9.anna.x',
      scope: scopeOf.chat('c1'),
      parent: 'm9',
      by: ANNA,
      body: { author: 'boris', reason: 'спам' },
    }),
  );
  await anna.indexed();
  await receive(say('m9', 'театр'));
  expect(await found('театр')).toEqual([]);
  expect(index.entries.has('m9')).toBe(false);
});

test('what a person may not read any more is found no more, and leaves the index', async () => {
  await receive(say('m1', 'театр'));
  expect(await found('театр')).toEqual(['m1']);
  await anna.store.forget([scopeOf.chat('c1')]);
  // Not even in the moment before the index has heard of it.
  expect((await anna.replica.searching.find(wish('театр'))).hits).toEqual([]);
  await anna.indexed();
  expect(index.entries.size).toBe(0);
});

test('a membership that ended hides what is still here', async () => {
  await receive(say('m1', 'театр'));
  await receive(chatMembership('c1', ANNA, { state: 'ended', stamp: stampAt(5000) }));
  expect(await found('театр')).toEqual([]);
});

test('chats, people, times and kinds pick out', async () => {
  await receive(
    say('m1', 'театр'),
    say('m2', 'театр', { parent: 'c2', scope: scopeOf.chat('c2') }),
    say('m3', 'театр', { by: ANNA }),
  );
  await receive(
    part({
      kind: 'task',
      id: 't1',
      scope: scopeOf.chat('c1'),
      parent: 'c1',
      by: ANNA,
      stamp: stampAt(7000),
      body: { title: 'Сочинение о театре', text: '', files: [], dueAt: 0, isClosed: false },
    }),
  );
  expect(await found('театр', { chat: 'c2' })).toEqual(['m2']);
  expect((await found('театр', { person: ANNA })).sort()).toEqual(['m3', 't1']);
  expect(await found('театр', { group: 'tasks' })).toEqual(['t1']);
  expect((await found('театр', { group: 'messages' })).sort()).toEqual(['m1', 'm2', 'm3']);
  expect(await found('', { chat: 'c2' })).toEqual(['m2']);
  expect(await found('театр', { to: 1000 })).toEqual([]);
});

test('files are found by their names, and told apart from texts', async () => {
  const file = {
    digest: 'a'.repeat(64),
    sizeBytes: 10,
    type: 'application/pdf',
    name: 'Расписание экзаменов.pdf',
    width: 0,
    height: 0,
    durationMs: 0,
    isVoice: false,
  };
  await receive(
    part({
      kind: 'message',
      id: 'm1',
      scope: scopeOf.chat('c1'),
      parent: 'c1',
      by: 'boris',
      body: { text: 'вот', replyTo: '', files: [file] },
    }),
    say('m2', 'расписание'),
  );
  expect((await found('расписания')).sort()).toEqual(['m1', 'm2']);
  expect(await found('расписания', { group: 'files' })).toEqual(['m1']);
});

test('people and chats are found by their names, by the first page of a search through everything', async () => {
  const page = await anna.replica.searching.find(wish('ковалев'));
  expect(page.people.map(({ id, name }) => [id, name])).toEqual([['boris', 'Борис Ковалёв']]);
  expect((await anna.replica.searching.find(wish('7 б'))).chats.map(({ id }) => id)).toEqual(['c1']);
  expect((await anna.replica.searching.find(wish('ковалев', { chat: 'c1' }))).people).toEqual([]);
});

test('pages of thousands of hits join', async () => {
  await receive(...Array.from({ length: 95 }, (_, n) => say(`m${100 + n}`, 'урок')));
  await anna.indexed();
  const ids: string[] = [];
  let after = 0;
  do {
    const page = await anna.replica.searching.find(wish('урок', { after }));
    ids.push(...page.hits.map(({ id }) => id));
    after = page.next;
  } while (after !== 0);
  expect(new Set(ids).size).toBe(95);
  expect(ids).toHaveLength(95);
});

test('after an end that was not clean, both sides are compared: nothing is missing and nothing is left over', async () => {
  await receive(say('m1', 'театр'), say('m2', 'театр'));
  await anna.indexed();
  index.entries.delete('m1');
  index.put([{ id: 'lost', second: 1, mark: '', texts: ['театр'], names: [], tags: [] }]);
  index.setWhole(false);
  const again = await openTestReplica(database, START_MS, index);
  await again.indexed();
  expect([...index.entries.keys()].sort()).toEqual(['m1', 'm2']);
  expect(await again.until('searchState', {})).toMatchObject({ isReady: true, share: 100 });
  await anna.indexed();
});

test('a damaged index is made anew, and searching goes on', async () => {
  await receive(say('m1', 'театр'));
  await anna.indexed();
  const find = index.find;
  let isDamaged = true;
  Object.assign(index, {
    find: (...of: Parameters<typeof find>) => {
      if (isDamaged) throw new AppError('vaultDamaged');
      return find(...of);
    },
    reset: () => {
      isDamaged = false;
      index.entries.clear();
    },
  });
  expect((await anna.replica.searching.find(wish('театр'))).hits).toEqual([]);
  expect(await found('театр')).toEqual(['m1']);
});

test('whatever happens to messages, search finds what reading them all would find', async () => {
  const WORDS = ['театр', 'театры', 'ёж', 'ежи', 'урок 7Б'];
  const step = fc.record({
    id: fc.constantFrom('m1', 'm2', 'm3'),
    chat: fc.constantFrom('c1', 'c2'),
    text: fc.constantFrom(...WORDS),
    act: fc.constantFrom('say', 'say', 'gone', 'takedown', 'forget'),
  });
  let clock = 10_000;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.constantFrom(...WORDS), async (steps, asked) => {
      for (const { id, chat, text, act } of steps) {
        clock += 1;
        // A document never changes its scope.
        const own = `${id}${chat}`;
        const of = { parent: chat, scope: scopeOf.chat(chat), stamp: stampAt(clock) };
        if (act === 'forget') await anna.store.forget([scopeOf.chat(chat)]);
        else if (act === 'takedown') {
          await receive(
            part({
              kind: 'takedown',
              id: `${own}.anna.x`,
              ...of,
              parent: own,
              by: ANNA,
              body: { author: 'boris', reason: 'спам' },
            }),
          );
        } else await receive(say(own, text, { ...of, gone: act === 'gone' }));
        await receive(...annaIn(chat, 'Чат'));
      }
      await anna.indexed();
      const held = (await database.messages.find().exec()).map((document) => document.toMutableJSON());
      const naive = new MemorySearchIndex();
      const ofChats = (await database.chats.find().exec()).map((document) => document.toMutableJSON());
      const hidden = new Set(ofChats.filter(({ kind }) => kind === 'takedown').map(({ parent }) => parent));
      for (const { id, kind, gone, body } of held) {
        if (kind !== 'message' || gone || hidden.has(id)) continue;
        naive.put([{ id, second: 1, mark: '', texts: [String(body.text)], names: [], tags: [] }]);
      }
      const { askedWords } = await import('../../search/search-words.ts');
      const expected = naive.find(
        { asked: askedWords(asked), isNamesOnly: false, tags: [], from: 0, to: 9, sort: 'newest' },
        0,
        99,
      );
      expect((await found(asked)).sort()).toEqual(expected.map(({ id }) => id).sort());
    }),
    { numRuns: 25 },
  );
});
