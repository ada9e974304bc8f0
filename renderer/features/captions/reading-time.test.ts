import { expect, test } from 'vitest';
import { readingMs } from './reading-time.ts';

test('F-125 a line stands long enough to be read, and not for ever', () => {
  expect(readingMs('Да')).toBe(2000);
  expect(readingMs('а'.repeat(60))).toBe(4200);
  expect(readingMs('а'.repeat(300))).toBe(8000);
});
