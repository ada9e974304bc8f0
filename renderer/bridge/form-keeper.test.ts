import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FormKeeper } from './form-keeper.ts';
import { SAVE_AFTER_MS } from './save-after.ts';

const PLACE = { name: 'form.task.c1', chat: 'c1', about: '' };
const kept = (fields: object) => JSON.stringify({ chat: 'c1', about: '', fields });

/** A window whose replica keeps drafts and answers when the test says so. */
function openWindow() {
  const saved: string[] = [];
  const asked: ((view: { text: string }) => void)[] = [];
  const state = { isFull: false };
  const error = { code: 'diskFull', isRetryable: true, params: {}, details: '' };
  vi.stubGlobal('window', {
    zvonok: {
      replica: {
        watch: (_query: string, _of: object, listener: (view: { text: string }) => void) => {
          asked.push(listener);
          return () => undefined;
        },
        saveDraft: ({ text }: { text: string }) => {
          if (state.isFull) return Promise.resolve({ ok: false, error });
          saved.push(text);
          return Promise.resolve({ ok: true, value: undefined });
        },
      },
    },
  });
  return { saved, state, answer: (text: string) => asked.shift()!({ text }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what was typed before comes back, and what has been typed meanwhile stays', async () => {
  const { saved, answer } = openWindow();
  const keeper = new FormKeeper();
  keeper.change(PLACE, { title: 'Дроби' });
  await vi.advanceTimersByTimeAsync(10 * SAVE_AFTER_MS);
  // Before it is known what was there, nothing of it is written over.
  expect(saved).toEqual([]);
  answer(kept({ title: 'Др', text: 'Сложите' }));
  expect(keeper.formOf(PLACE.name)).toMatchObject({
    fields: { title: 'Дроби', text: 'Сложите' },
    isLoaded: true,
  });
  await keeper.saveAll();
  expect(saved).toEqual([kept({ title: 'Дроби', text: 'Сложите' })]);
});

test('it is kept soon, once, and no more once it was sent', async () => {
  const { saved, answer } = openWindow();
  const keeper = new FormKeeper();
  keeper.open(PLACE);
  answer('');
  keeper.change(PLACE, { text: '1' });
  keeper.change(PLACE, { text: '1/2' });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  await keeper.save(PLACE.name);
  expect(saved).toEqual([kept({ text: '1/2' })]);
  await keeper.clear(PLACE.name);
  expect(saved.at(-1)).toBe('');
  expect(keeper.formOf(PLACE.name).fields).toEqual({});
});

test('a full disk is said, and tried again with the next word', async () => {
  const { saved, state, answer } = openWindow();
  const keeper = new FormKeeper();
  keeper.open(PLACE);
  answer('');
  state.isFull = true;
  keeper.change(PLACE, { text: 'а' });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(keeper.formOf(PLACE.name)).toMatchObject({ fields: { text: 'а' }, error: { code: 'diskFull' } });
  state.isFull = false;
  keeper.change(PLACE, { text: 'аб' });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect([saved, keeper.formOf(PLACE.name).error]).toEqual([[kept({ text: 'аб' })], undefined]);
});
