import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import { DraftKeeper, SAVE_AFTER_MS } from './draft-keeper.ts';

const DISK_FULL: AppErrorData = { code: 'diskFull', isRetryable: true, params: {}, details: '' };

/** A window whose replica keeps drafts and answers when the test says so. */
function openWindow() {
  const saved: string[] = [];
  const asked = new Map<string, (value: { text: string }) => void>();
  const state: { error: AppErrorData | undefined } = { error: undefined };
  vi.stubGlobal('window', {
    zvonok: {
      replica: {
        watch: (_query: string, { chat }: { chat: string }, listener: (value: { text: string }) => void) => {
          asked.set(chat, listener);
          return () => undefined;
        },
        saveDraft: ({ chat, text }: { chat: string; text: string }) => {
          if (state.error) return Promise.resolve({ ok: false, error: state.error });
          saved.push(`${chat}: ${text}`);
          return Promise.resolve({ ok: true, value: undefined });
        },
      },
    },
  });
  const typed = (keeper: DraftKeeper, text: string) => keeper.change('c1', () => text);
  return { saved, asked, state, typed };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('DraftKeeper', () => {
  it('gives back what was typed before, and what has been typed meanwhile behind it', () => {
    const { asked, typed } = openWindow();
    const keeper = new DraftKeeper();
    keeper.open('c1');
    keeper.open('c1');
    typed(keeper, 'н');
    asked.get('c1')?.({ text: 'Завтра' });
    expect(keeper.draftOf('c1')).toEqual({ text: 'Завтра\nн', error: undefined });
    asked.get('c1')?.({ text: 'опять' });
    expect(keeper.draftOf('c1').text).toBe('Завтра\nн');
  });

  it('saves the latest state half a second after the first letter, and no more often', async () => {
    const { saved, typed } = openWindow();
    const keeper = new DraftKeeper();
    typed(keeper, 'а');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    typed(keeper, 'аб');
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(['c1: аб']);
    await vi.advanceTimersByTimeAsync(10 * SAVE_AFTER_MS);
    typed(keeper, 'абв');
    typed(keeper, 'аб');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(saved).toEqual(['c1: аб']);
  });

  it('saves at once when the field is left', async () => {
    const { saved, typed } = openWindow();
    const keeper = new DraftKeeper();
    typed(keeper, 'а');
    await keeper.save('c1');
    expect(saved).toEqual(['c1: а']);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(saved).toEqual(['c1: а']);
  });

  it('does not save again what was sent, and empties nothing that is empty', async () => {
    const { saved, typed } = openWindow();
    const keeper = new DraftKeeper();
    typed(keeper, 'а');
    await keeper.save('c1');
    expect(keeper.take('c1')).toBe('а');
    expect(keeper.draftOf('c1').text).toBe('');
    await keeper.sent('c1', 'а');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(saved).toEqual(['c1: а']);
  });

  it('keeps texts that are on their way until they are safe, each by itself', async () => {
    const { saved, typed } = openWindow();
    const keeper = new DraftKeeper();
    for (const text of ['раз', 'два']) {
      typed(keeper, text);
      expect(keeper.take('c1')).toBe(text);
    }
    typed(keeper, 'тр');
    await keeper.save('c1');
    await keeper.sent('c1', 'раз');
    await keeper.sent('c1', 'два');
    expect(saved).toEqual(['c1: раз\nдва\nтр', 'c1: два\nтр', 'c1: тр']);
    expect(keeper.draftOf('c1').text).toBe('тр');
  });

  it('puts a text back that could not be written down, before what was typed since', async () => {
    const { saved, typed } = openWindow();
    const keeper = new DraftKeeper();
    typed(keeper, 'раз');
    keeper.take('c1');
    typed(keeper, 'два');
    await keeper.putBack('c1', 'раз');
    expect(keeper.draftOf('c1').text).toBe('раз\nдва');
    expect(saved).toEqual(['c1: раз\nдва']);
  });

  it('says that a draft could not be kept, and tries again with the next letter', async () => {
    const { saved, state, typed } = openWindow();
    const keeper = new DraftKeeper();
    const listener = vi.fn();
    keeper.subscribe(listener);
    state.error = DISK_FULL;
    typed(keeper, 'а');
    await keeper.save('c1');
    expect(keeper.draftOf('c1')).toEqual({ text: 'а', error: DISK_FULL });
    expect(listener).toHaveBeenCalledTimes(2);
    state.error = undefined;
    typed(keeper, 'аб');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(keeper.draftOf('c1')).toEqual({ text: 'аб', error: undefined });
    expect(saved).toEqual(['c1: аб']);
  });
});
