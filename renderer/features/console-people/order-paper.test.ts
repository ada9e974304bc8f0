import { describe, expect, test } from 'vitest';
import { paperOfOrder } from './order-paper.ts';

const PAPERS = [
  { id: 'seventh', number: '7-К', date: '2026-11-26' },
  { id: 'earlier', number: '7-К', date: '2025-11-26' },
  { id: 'twin-a', number: '8', date: '2026-11-26' },
  { id: 'twin-b', number: '8', date: '2026-11-26' },
  { id: 'unnumbered', number: '', date: '2026-11-26' },
];

describe('the paper of an order', () => {
  test('is found by number and day, however it is typed', () => {
    expect(paperOfOrder(PAPERS, { number: ' 7-к ', date: '2026-11-26' })).toBe('seventh');
    expect(paperOfOrder(PAPERS, { number: '7-к', date: '2025-11-26' })).toBe('earlier');
  });

  test.each([
    { number: '9', date: '2026-11-26' },
    { number: '7-к', date: '2026-11-25' },
    { number: '8', date: '2026-11-26' },
    { number: '', date: '2026-11-26' },
  ])('is not guessed for $number of $date', (order) => {
    expect(paperOfOrder(PAPERS, order)).toBe('');
  });
});
