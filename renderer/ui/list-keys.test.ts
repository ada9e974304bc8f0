import { describe, expect, it } from 'vitest';
import { nextOption } from './list-keys.ts';

/** Ten rows of which 0 and 5 are headings. */
const isOption = (index: number) => index !== 0 && index !== 5;
const from = (key: Parameters<typeof nextOption>[0], current: number) =>
  nextOption(key, current, 10, 4, isOption);

describe('nextOption', () => {
  it('steps over headings both ways', () => {
    expect(from('next', 4)).toBe(6);
    expect(from('previous', 6)).toBe(4);
  });

  it('stays at the ends', () => {
    expect(from('next', 9)).toBe(9);
    expect(from('previous', 1)).toBe(1);
  });

  it('enters from the right side', () => {
    expect(from('next', -1)).toBe(1);
    expect(from('previous', -1)).toBe(9);
    expect(from('first', 7)).toBe(1);
    expect(from('last', 2)).toBe(9);
  });

  it('moves by pages and lands on a row', () => {
    expect(from('pageDown', 1)).toBe(4);
    expect(from('pageDown', 8)).toBe(9);
    expect(from('pageUp', 9)).toBe(6);
    expect(from('pageUp', 2)).toBe(1);
  });

  it('finds nothing in an empty list', () => {
    expect(nextOption('next', -1, 0, 4, isOption)).toBe(-1);
  });
});
