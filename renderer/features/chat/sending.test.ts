import { describe, expect, it } from 'vitest';
import { leftAfter } from './sending.ts';

const underway = (isTouched = false) => ({ raw: 'Без связи 1', isTouched });

describe('what stays in the field after sending', () => {
  it('is nothing when nobody wrote on', () => {
    expect(leftAfter(underway(), 'Без связи 1')).toBe('');
  });

  it('is what was written on behind the text', () => {
    expect(leftAfter(underway(), 'Без связи 1 и дальше')).toBe(' и дальше');
  });

  it('is all of a text that took the place of the sent one', () => {
    expect(leftAfter(underway(true), 'Без связи 10')).toBe('Без связи 10');
    expect(leftAfter(underway(), 'Другое')).toBe('Другое');
  });
});
