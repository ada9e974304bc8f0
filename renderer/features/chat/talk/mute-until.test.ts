import { expect, test } from 'vitest';
import { MUTED_ALWAYS } from '../../../../shared/schema/preference.ts';
import { isMutedForGood, mutedUntil } from './mute-until.ts';

const evening = new Date(2026, 10, 26, 21, 30).getTime();
const night = new Date(2026, 10, 27, 3, 0).getTime();
const morning = new Date(2026, 10, 27, 7, 0).getTime();

test('F-050 a chat is muted for an hour, until the next morning, or for good', () => {
  expect(mutedUntil('hour', evening)).toBe(evening + 3_600_000);
  expect(mutedUntil('morning', evening)).toBe(morning);
  expect(mutedUntil('morning', night)).toBe(morning);
  expect(mutedUntil('morning', morning)).toBe(new Date(2026, 10, 28, 7, 0).getTime());
  expect(mutedUntil('always', evening)).toBe(MUTED_ALWAYS);
  expect([isMutedForGood(MUTED_ALWAYS), isMutedForGood(evening)]).toEqual([true, false]);
});
