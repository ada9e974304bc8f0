import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type IndexEntry,
  type IndexQuery,
  type SearchIndex,
  tagOf,
} from '../../shared/search/search-index.ts';
import { askedWords } from '../../shared/search/search-words.ts';
import { MemorySearchIndex } from '../../shared/testing/memory-search-index.ts';

const SECOND = 1_700_000_000;
const LATEST = 2 ** 33;

export function entry(id: string, text: string, of: Partial<IndexEntry> = {}): IndexEntry {
  return { id, second: SECOND, mark: text, texts: [text], names: [], tags: [tagOf.chat('c1')], ...of };
}

export function query(text: string, of: Partial<IndexQuery> = {}): IndexQuery {
  return {
    asked: askedWords(text),
    isNamesOnly: false,
    tags: [],
    from: 0,
    to: LATEST,
    sort: 'newest',
    ...of,
  };
}

const WORDS = [
  'ёлка',
  'елки',
  'мой',
  'мои',
  'урок',
  'уроки',
  'урока',
  '7Б',
  'AND',
  'NEAR',
  'ученик',
  'учебник',
  '👍',
];
const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' '));
const contents = fc.record({
  id: fc.integer({ min: 0, max: 9 }).map((n) => `m${n}`),
  second: fc.integer({ min: SECOND, max: SECOND + 3 }),
  texts: fc.array(texts, { maxLength: 2 }),
  names: fc.array(texts, { maxLength: 2 }),
  tags: fc.subarray([tagOf.chat('c1'), tagOf.chat('c2'), tagOf.by('anna'), tagOf.kind('message')]),
});
const entries = contents.map((of): IndexEntry => ({ ...of, mark: JSON.stringify(of) }));
const queries = fc.record({
  asked: fc.oneof(texts, fc.string({ maxLength: 4 })).map((text) => askedWords(text)),
  isNamesOnly: fc.boolean(),
  tags: fc.array(fc.subarray([tagOf.chat('c1'), tagOf.by('anna'), tagOf.by('nobody')], { minLength: 1 }), {
    maxLength: 2,
  }),
  from: fc.constantFrom(0, SECOND + 1),
  to: fc.constantFrom(LATEST, SECOND + 2),
  sort: fc.constantFrom('newest', 'best') satisfies fc.Arbitrary<IndexQuery['sort']>,
});
const steps = fc.array(
  fc.oneof(
    fc.record({ put: fc.array(entries, { maxLength: 4 }) }),
    fc.record({
      remove: fc.array(
        fc.integer({ min: 0, max: 9 }).map((n) => `m${n}`),
        { maxLength: 3 },
      ),
    }),
    fc.record({ merge: fc.constantFrom('merge' as const, 'tidy' as const) }),
  ),
  { maxLength: 12 },
);

/** What every search index promises; `make` gives an empty one. */
export function searchIndexContract(name: string, make: () => SearchIndex): void {
  describe(`search index: ${name}`, () => {
    let index: SearchIndex;
    beforeEach(() => {
      index = make();
    });
    afterEach(() => index.close());
    const ids = (text: string, of: Partial<IndexQuery> = {}) =>
      index.find(query(text, of), 0, 100).map(({ id }) => id);

    test('finds other forms of a word, newest first', () => {
      index.put([
        entry('old', 'контрольная по химии', { second: SECOND }),
        entry('new', 'после контрольной — в столовую', { second: SECOND + 5 }),
        entry('other', 'контроля нет'),
      ]);
      expect(ids('контрольную ')).toEqual(['new', 'old']);
      expect(index.count(query('контрольную '), 10)).toBe(2);
      expect(index.count(query('контрольную '), 1)).toBe(1);
    });

    test('an entry takes the place of the one before, and removing it leaves nothing', () => {
      index.put([entry('m', 'театр')]);
      index.put([entry('m', 'музей', { second: SECOND + 9 })]);
      expect([ids('театр'), ids('музей')]).toEqual([[], ['m']]);
      expect(index.remove(['m', 'unknown'])).toBe(1);
      expect([ids('музей'), index.ids('', 10)]).toEqual([[], []]);
    });

    test('pages join without gap and without overlap, also where many share a second', () => {
      const all = Array.from({ length: 150 }, (_, n) => entry(`m${1000 + n}`, 'урок'));
      index.put(all);
      for (const sort of ['newest', 'best'] as const) {
        const found: string[] = [];
        let after = 0;
        for (;;) {
          const page = index.find(query('урок', { sort }), after, 7);
          found.push(...page.map(({ id }) => id));
          const last = page.at(-1);
          if (!last) break;
          after = last.next;
        }
        expect(found.sort()).toEqual(all.map(({ id }) => id));
      }
    });

    test('the syntax of anything else is words here', () => {
      index.put([entry('m', 'урок NEAR AND OR NOT col texts "цитата" * 7Б')]);
      for (const typed of [
        'NEAR(',
        '"',
        '* AND',
        'texts:урок',
        "'; DROP TABLE words; --",
        'NOT урок',
        '{texts}',
        '^урок',
      ]) {
        expect(() => ids(typed)).not.toThrow();
      }
      expect(ids('texts:урок')).toEqual([]);
      expect(ids('урок AND')).toEqual(['m']);
      expect(ids('ж'.repeat(10_000))).toEqual([]);
      expect(ids('урок '.repeat(2000))).toEqual(['m']);
    });

    test('whether it is whole is kept', () => {
      expect(index.isWhole()).toBe(false);
      index.setWhole(true);
      expect(index.isWhole()).toBe(true);
      index.reset();
      expect(index.isWhole()).toBe(false);
    });

    test('answers as reading every text anew would, after whatever was put in, taken out and joined', () => {
      fc.assert(
        fc.property(steps, queries, (all, asked) => {
          index.reset();
          const naive = new MemorySearchIndex();
          for (const step of all) {
            for (const one of [index, naive]) {
              if ('put' in step) one.put(step.put);
              else if ('remove' in step) one.remove(step.remove);
              else if (step.merge === 'merge') one.merge();
              else while (one.tidy()) continue;
            }
          }
          const found = index.find(asked, 0, 100).map(({ id }) => id);
          const expected = naive.find(asked, 0, 100).map(({ id }) => id);
          expect([...found].sort()).toEqual([...expected].sort());
          expect(index.count(asked, 100)).toBe(expected.length);
          expect(index.ids('', 100)).toEqual(naive.ids('', 100));
          const seconds = found.map((id) => naive.entries.get(id)?.second ?? 0);
          if (asked.sort === 'newest') expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
        }),
        { numRuns: 60 },
      );
    });
  });
}
