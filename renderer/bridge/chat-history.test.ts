import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { MessagesView } from '../../shared/replica/views.ts';
import { ChatHistory } from './use-messages.ts';

type Watch = { readonly limit: number; readonly say: (view: Partial<MessagesView>) => void };

/** A window whose only ability is to watch messages. */
function openWindow(): Watch[] {
  const watches: Watch[] = [];
  const watch: ZvonokBridge['replica']['watch'] = (_query, params, listener) => {
    const { limit } = params as { limit: number };
    const say = (view: Partial<MessagesView>) =>
      (listener as (view: MessagesView) => void)({
        rows: Array.from({ length: limit }, (_, index) => ({ id: `m${index}` })) as never,
        hasEarlier: true,
        firstUnread: '',
        ...view,
      });
    watches.push({ limit, say });
    return () => undefined;
  };
  vi.stubGlobal('window', { zvonok: { replica: { watch } } });
  return watches;
}

afterEach(() => vi.unstubAllGlobals());

describe('ChatHistory', () => {
  it('asks for more once, until it has come', () => {
    const watches = openWindow();
    const history = new ChatHistory('c1');
    history.watched.subscribe(() => undefined);
    expect(history.loadEarlier()).toBe(false);
    watches[0]!.say({});
    expect(history.loadEarlier()).toBe(true);
    expect(history.loadEarlier()).toBe(true);
    expect(watches).toHaveLength(2);
    expect(watches[1]!.limit).toBeGreaterThan(watches[0]!.limit);
    watches[1]!.say({});
    expect(history.loadEarlier()).toBe(true);
    expect(watches).toHaveLength(3);
  });

  it('stops at the beginning of the chat', () => {
    const watches = openWindow();
    const history = new ChatHistory('c1');
    history.watched.subscribe(() => undefined);
    watches[0]!.say({ hasEarlier: false });
    expect(history.loadEarlier()).toBe(false);
    expect(watches).toHaveLength(1);
  });

  it('stops at the largest number that main gives', () => {
    const watches = openWindow();
    const history = new ChatHistory('c1');
    history.watched.subscribe(() => undefined);
    for (let i = 0; i < 40; i++) {
      watches.at(-1)!.say({});
      history.loadEarlier();
    }
    expect(watches.at(-1)!.limit).toBe(5000);
    watches.at(-1)!.say({});
    expect(history.loadEarlier()).toBe(false);
  });
});
