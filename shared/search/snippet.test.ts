import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedWords } from './search-words.ts';
import { markedText, MOST_SNIPPET_LETTERS, snippetOf } from './snippet.ts';

const shown = (pieces: readonly { text: string; isHit: boolean }[]) =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

test('what was found is marked in the original letters', () => {
  expect(shown(snippetOf('Ёлку ставим в пятницу,\nа ёлочные игрушки — в четверг', askedWords('елка ')))).toBe(
    '[Ёлку] ставим в пятницу, а ёлочные игрушки — в четверг',
  );
  expect(shown(markedText('Дарья Ковалёва', askedWords('ковал')))).toBe('Дарья [Ковалёва]');
});

test('a long text is shown around its first hit, without cutting words', () => {
  const text = `${'слово '.repeat(200)}Контрольная завтра ${'ещё '.repeat(200)}`;
  const line = shown(snippetOf(text, askedWords('контрольн')));
  expect(line).toMatch(/^… слово .*\[Контрольная\] завтра .* …$/u);
  expect(line.length).toBeLessThanOrEqual(MOST_SNIPPET_LETTERS + 6);
});

test('pieces are the text, and no letter is cut in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ maxLength: 5 }), (text, asked) => {
      expect(
        markedText(text, askedWords(asked))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
      for (const piece of snippetOf(text, askedWords(asked))) expect(piece.text).not.toBe('');
    }),
  );
  expect(shown(snippetOf('𝒳'.repeat(500), askedWords('а'))).isWellFormed()).toBe(true);
});
