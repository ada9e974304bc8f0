import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { DraftView } from '../../shared/replica/views.ts';
import type { DraftAim } from '../../shared/schema/draft.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { SAVE_AFTER_MS } from './save-after.ts';

const DISK_FULL: AppErrorData = { code: 'diskFull', isRetryable: true, params: {}, details: '' };

/** A window whose replica keeps drafts and answers when the test says so. */
function openWindow() {
  const saved: string[] = [];
  const aims: DraftAim[] = [];
  const asked = new Map<string, (value: DraftView) => void>();
  const state: { error: AppErrorData | undefined } = { error: undefined };
  vi.stubGlobal('window', {
    zvonok: {
      replica: {
        watch: (_query: string, { chat }: { chat: string }, listener: (value: DraftView) => void) => {
          asked.set(chat, listener);
          return () => undefined;
        },
        saveDraft: ({ chat, text, aim }: { chat: string; text: string; aim?: DraftAim }) => {
          if (state.error) return Promise.resolve({ ok: false, error: state.error });
          saved.push(`${chat}: ${text}`);
          if (aim) aims.push(aim);
          return Promise.resolve({ ok: true, value: undefined });
        },
      },
    },
  });
  const typed = (keeper: DraftKeeper, text: string) => keeper.change('c1', () => text);
  return { saved, aims, asked, state, typed };
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

describe('F-050 a draft that answers or changes a message', () => {
  const REPLY = { replyTo: 'm1', edits: '', kept: '' };

  it('keeps what was begun while another message is changed, and goes on with it afterwards', async () => {
    const { typed } = openWindow();
    const keeper = new DraftKeeper();
    typed(keeper, 'Недописанное');
    keeper.reply('c1', 'm1');
    keeper.edit('c1', 'm2', 'Старые слова');
    expect(keeper.draftOf('c1')).toMatchObject({
      text: 'Старые слова',
      aim: { replyTo: 'm1', edits: 'm2', kept: 'Недописанное' },
    });
    typed(keeper, 'Новые слова');
    expect(keeper.take('c1')).toBe('Новые слова');
    await keeper.sent('c1', 'Новые слова');
    expect(keeper.draftOf('c1')).toMatchObject({ text: 'Недописанное', aim: REPLY });
    keeper.dropAim('c1');
    expect(keeper.draftOf('c1')).toEqual({ text: 'Недописанное', aim: undefined, error: undefined });
  });

  it('is saved with what it is about, and comes back so after a restart', async () => {
    const { asked, aims } = openWindow();
    const keeper = new DraftKeeper();
    keeper.edit('c1', 'm2', 'Слова');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(aims).toEqual([{ replyTo: '', edits: 'm2', kept: '' }]);
    const again = new DraftKeeper();
    again.open('c1');
    asked.get('c1')?.({ text: 'Слова', aim: REPLY });
    expect(again.draftOf('c1')).toMatchObject({ text: 'Слова', aim: REPLY });
  });

  it('stands in the field again when the change could not be written down', async () => {
    const { typed } = openWindow();
    const keeper = new DraftKeeper();
    keeper.edit('c1', 'm2', 'Слова');
    const { aim } = keeper.draftOf('c1');
    keeper.take('c1');
    typed(keeper, 'Другое');
    await keeper.putBack('c1', 'Слова', aim);
    expect(keeper.draftOf('c1')).toMatchObject({ text: 'Слова', aim: { edits: 'm2', kept: 'Другое' } });
    keeper.dropAim('c1');
    expect(keeper.draftOf('c1').text).toBe('Другое');
  });
});
