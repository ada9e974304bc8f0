import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainWords } from '../../shared/formatting/plain-words.ts';
import { isQuoteOf } from '../../shared/permissions/quoting.ts';
import { type Block, formatted, mentionsIn, type Piece } from './formatted.ts';

const ANNA = { person: 'anna', name: 'Анна Сергеевна' };
const lines = (text: string, people = [ANNA]): readonly Piece[] => {
  const [block, ...rest] = formatted(text, people);
  expect(rest).toEqual([]);
  return block?.kind === 'lines' ? block.pieces : [];
};

describe('F-050 the marks of a message', () => {
  test('bold, italic and code are read, also within each other', () => {
    expect(lines('Завтра **контрольная, __важно__** и `x = 2`.')).toEqual([
      { kind: 'text', text: 'Завтра ' },
      {
        kind: 'bold',
        pieces: [
          { kind: 'text', text: 'контрольная, ' },
          { kind: 'italic', pieces: [{ kind: 'text', text: 'важно' }] },
        ],
      },
      { kind: 'text', text: ' и ' },
      { kind: 'code', text: 'x = 2' },
      { kind: 'text', text: '.' },
    ]);
  });

  test.each(['2 ** 3 ** 4', 'a**b**c', '__init', 'snake__case__name', '****', '**\nдве строки**', '`', '**'])(
    '%j has none',
    (text) => {
      expect(lines(text)).toEqual([{ kind: 'text', text }]);
    },
  );

  test('lists keep the numbers that were typed, and blocks of code their lines', () => {
    expect(formatted('Задачи:\n- первая\n- вторая\n3. третья\n```\nfor x:\n  **y**\n```\nвсё')).toEqual([
      { kind: 'lines', pieces: [{ kind: 'text', text: 'Задачи:' }] },
      {
        kind: 'list',
        items: [
          { mark: '•', pieces: [{ kind: 'text', text: 'первая' }] },
          { mark: '•', pieces: [{ kind: 'text', text: 'вторая' }] },
          { mark: '3.', pieces: [{ kind: 'text', text: 'третья' }] },
        ],
      },
      { kind: 'code', text: 'for x:\n  **y**' },
      { kind: 'lines', pieces: [{ kind: 'text', text: 'всё' }] },
    ]);
  });

  test('addresses end where the sentence does', () => {
    const found = (text: string) =>
      lines(text).flatMap((piece) => (piece.kind === 'link' ? [[piece.text, piece.href]] : []));
    expect(found('См. https://example.org/a(1)?b=2, (www.example.org).')).toEqual([
      ['https://example.org/a(1)?b=2', 'https://example.org/a(1)?b=2'],
      ['www.example.org', 'https://www.example.org/'],
    ]);
    expect(found('https://школа.рф/урок')).toEqual([
      ['https://школа.рф/урок', 'https://xn--80atdl2c.xn--p1ai/%D1%83%D1%80%D0%BE%D0%BA'],
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'https://user:secret@example.org/',
    'file:///etc/passwd',
    'ftp://example.org',
    'https://',
    'data:text/html,x',
    'xhttps://example.org',
  ])('%j leads nowhere', (text) => {
    expect(lines(text).every(({ kind }) => kind === 'text')).toBe(true);
  });

  test('names of those who are mentioned are marked, the longer one first; others are text', () => {
    const short = { person: 'a', name: 'Анна' };
    expect(lines('@Анна Сергеевна, @Анна и @Пётр', [short, ANNA])).toEqual([
      { kind: 'mention', text: '@Анна Сергеевна', person: 'anna' },
      { kind: 'text', text: ', ' },
      { kind: 'mention', text: '@Анна', person: 'a' },
      { kind: 'text', text: ' и @Пётр' },
    ]);
    expect(mentionsIn('привет, @Анна Сергеевна', [ANNA], 50)).toEqual(['anna']);
    expect(mentionsIn('Анна Сергеевна', [ANNA], 50)).toEqual([]);
  });
});

const typed = fc
  .array(
    fc.constantFrom(
      '**',
      '__',
      '`',
      '```',
      '\n',
      '- ',
      '1. ',
      'слово',
      ' ',
      '@Анна Сергеевна',
      'https://a.ru/b',
      '.',
    ),
  )
  .map((all) => all.join(''));
const MARKS = /[*_`•\s-]/gu;

function plain(blocks: readonly Block[]): string {
  const ofPieces = (pieces: readonly Piece[]): string =>
    pieces.map((one) => ('pieces' in one ? ofPieces(one.pieces) : one.text)).join('');
  return blocks
    .map((block) => {
      if (block.kind === 'code') return block.text;
      if (block.kind === 'lines') return ofPieces(block.pieces);
      return block.items.map(({ mark, pieces }) => mark + ofPieces(pieces)).join('');
    })
    .join('');
}

test('F-050 whatever is typed, no letter but the marks is lost', () => {
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme' })), (text) => {
      expect(plain(formatted(text, [ANNA])).replace(MARKS, '')).toBe(
        text.replace(MARKS, '').replace(/–/gu, (m) => m),
      );
    }),
  );
});

test('F-050 what is read without its marks is what is shown, so any part of it can be quoted', () => {
  const onOneLine = (words: string) => words.replace(/\s+/gu, '');
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme' })), (text) => {
      expect(onOneLine(plainWords(text))).toBe(onOneLine(plain(formatted(text, [ANNA]))));
    }),
  );
  fc.assert(
    fc.property(typed, fc.nat(), fc.nat(), (text, from, length) => {
      const shown = plainWords(text);
      const part = shown.slice(from % (shown.length + 1)).slice(0, length % 100);
      expect(part.trim() === '' || isQuoteOf(part, text)).toBe(true);
    }),
  );
});

test('F-050 hostile input is read quickly', () => {
  for (const text of [
    '**'.repeat(4000),
    '__a'.repeat(2600),
    '`'.repeat(8000),
    'https://'.repeat(1000),
    '@'.repeat(8000),
  ]) {
    expect(plain(formatted(text, [ANNA])).length).toBeGreaterThan(0);
  }
});
