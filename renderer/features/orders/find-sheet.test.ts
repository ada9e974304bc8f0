import { describe, expect, test } from 'vitest';
import { stampAt } from '../../../shared/testing/make-documents.ts';
import { FAKE_ORDER } from '../../testing/fake-orders.ts';
import { sheetLink, sheetOf } from './find-sheet.ts';
import { sheetCode } from './order-words.ts';

const id = (minute: number) => stampAt(1_760_000_000_000 + minute * 60_000);
const frost = { ...FAKE_ORDER, id: id(1), versionIds: [id(2), id(1)], currentIds: [id(2)] };
const duty = { ...FAKE_ORDER, id: id(3), versionIds: [id(3)], currentIds: [id(3)] };
const orders = [frost, duty];

describe('F-095 the sheet of an order', () => {
  test('is found by what its square says', () => {
    expect(sheetOf(sheetLink(id(3)), orders)).toEqual({ order: duty, isCurrent: true });
    expect(sheetOf(` ${sheetLink(id(2))}\n`, orders)).toEqual({ order: frost, isCurrent: true });
  });

  test('of an earlier version is told apart', () => {
    expect(sheetOf(sheetLink(id(1)), orders)).toEqual({ order: frost, isCurrent: false });
  });

  test('is found by its code, also with letters of the other keyboard, spaces and small letters', () => {
    const code = sheetCode(id(3));
    expect(sheetOf(code, orders)?.order).toBe(duty);
    expect(sheetOf(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`, orders)?.order).toBe(duty);
    const russian = code
      .replace(/[ABEKMHPCTX]/g, (letter) => 'АВЕКМНРСТХ'['ABEKMHPCTX'.indexOf(letter)] ?? letter)
      .replaceAll('0', 'О')
      .replaceAll('1', 'I');
    expect(sheetOf(russian, orders)?.order).toBe(duty);
  });

  test('of no order here, and other squares, find nothing', () => {
    for (const text of ['', 'ABC', 'https://example.org', sheetLink(id(9)), 'zvonok:order:', id(1)])
      expect(sheetOf(text, orders)).toBeUndefined();
  });
});
