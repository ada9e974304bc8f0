import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOrderedText, orderedText } from './ordered-text.ts';

const units = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0x60, max: 0x64 }),
    fc.integer({ min: 0xd7fd, max: 0xd802 }),
    fc.integer({ min: 0xdffe, max: 0xe002 }),
  ),
  { maxLength: 6 },
);
const text = units.map((codes) => String.fromCharCode(...codes));

describe('a text in the order of JavaScript', () => {
  test('sorts by its bytes as the text itself does', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(orderedText(a)), Buffer.from(orderedText(b)));
        expect(bytes).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('is the text itself in Russian, English and numbers', () => {
    for (const plain of ['Завтра первый урок', 'chat:abc', '2025-01-01']) {
      expect(orderedText(plain)).toBe(plain);
      expect(isOrderedText(plain)).toBe(true);
    }
    expect(isOrderedText('🙂')).toBe(false);
  });
});
