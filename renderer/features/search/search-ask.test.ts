import { expect, test } from 'vitest';
import { NOTHING_ASKED, pickedCount, wishOf } from './search-ask.ts';

test('nothing typed and nothing picked is no question', () => {
  expect(wishOf(NOTHING_ASKED)).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, text: '  ', from: '12.' })).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, person: 'boris' })).toMatchObject({ person: 'boris', text: '' });
});

test('both days count in whole, by the zone of this computer', () => {
  const wish = wishOf({ ...NOTHING_ASKED, from: '2026-03-28', to: '2026-03-29' });
  expect(wish?.from).toBe(new Date(2026, 2, 28).getTime());
  expect(wish?.to).toBe(new Date(2026, 2, 30).getTime());
});

test('a space at the end is kept: it says that the last word is whole', () => {
  expect(wishOf({ ...NOTHING_ASKED, text: 'урок ' }, 7)).toMatchObject({ text: 'урок ', after: 7 });
});

test('a day that is not typed to its end picks nothing out', () => {
  expect(pickedCount({ ...NOTHING_ASKED, chat: 'c1', from: '1.', to: '2026-03-29' })).toBe(2);
});
