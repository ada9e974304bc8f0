import { beforeEach, expect, test, vi } from 'vitest';
import { IPC_REQUESTS, type IpcRequestName } from '../../../shared/ipc/channels.ts';
import type { Entry } from '../entry/entry.ts';
import { appHandlers } from './app.ts';
import { entryHandlers } from './entry.ts';
import type { Caller, IpcHandlers } from './handlers.ts';
import { paperHandlers, type PaperHandlerParts } from './papers.ts';
import { lessonHandlers } from './lesson.ts';
import type { ScreenShare } from '../screens/screen-share.ts';
import { screenHandlers } from './screen.ts';
import { searchHandlers } from './search.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { exchangeHandlers } from './exchange.ts';
import { fileHandlers } from './files.ts';
import type { FileCopies } from '../files/file-copies.ts';
import { peopleHandlers } from './people.ts';
import { schoolHandlers } from './school.ts';
import { slipHandlers } from './slips.ts';
import { registerIpc } from './registrar.ts';
import { replicaHandlers } from './replica.ts';
import { vaultHandlers, type VaultHandlerParts } from './vault.ts';

interface FakeElectron {
  readonly received: Map<string, (event: unknown, data: unknown) => Promise<unknown>>;
  readonly invoked: string[];
  readonly watched: number[];
  readonly heard: Map<string, (event: unknown, value: unknown) => void>;
  bridge: Record<string, Record<string, (...words: unknown[]) => unknown>>;
}

const electron = vi.hoisted((): FakeElectron => ({
  received: new Map(),
  invoked: [],
  watched: [],
  heard: new Map(),
  bridge: {},
}));

vi.mock('electron', () => ({
  ipcMain: {
    handle: (name: string, receiver: (event: unknown, data: unknown) => Promise<unknown>) => {
      if (electron.received.has(name)) throw new Error(`a second receiver for ${name}`);
      electron.received.set(name, receiver);
    },
  },
  ipcRenderer: {
    invoke: (name: string, data: { watch?: number }) => {
      electron.invoked.push(name);
      if (name === 'replica.watch' && data.watch !== undefined) electron.watched.push(data.watch);
      return Promise.resolve({ ok: true, value: undefined });
    },
    on: (name: string, listener: (event: unknown, value: unknown) => void) =>
      electron.heard.set(name, listener),
    removeListener: (name: string) => electron.heard.delete(name),
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: FakeElectron['bridge']) => {
      if (name === 'zvonok') electron.bridge = value;
    },
  },
}));

const replica = {
  command: () => Promise.reject(new Error('not asked')),
  watch: () => ({ started: Promise.resolve(), stop: () => undefined }),
};
const caller: Caller = { id: 1, send: () => undefined, onGone: () => undefined };
const ours = { sender: 'our window', senderFrame: { url: 'app://zvonok/index.html', parent: null } };

function allHandlers(): IpcHandlers {
  const preferences = { language: 'ru', theme: 'system', textScale: 100 } as const;
  return {
    ...appHandlers({
      info: { version: '1', host: 'electron', electronVersion: '45', platform: 'linux' },
      preferences: { current: preferences, set: (wanted) => Promise.resolve(wanted) },
      readyToEnd: () => undefined,
      mark: () => undefined,
      openLink: () => Promise.resolve('offline'),
    }),
    ...entryHandlers({} as Entry),
    ...replicaHandlers({ replica }),
    ...exchangeHandlers({} as Exchange),
    ...fileHandlers({ replica, copies: {} as FileCopies }),
    ...peopleHandlers(replica),
    ...schoolHandlers(replica),
    ...slipHandlers({ replica, savePdf: () => Promise.resolve(false) }),
    ...paperHandlers({} as PaperHandlerParts),
    ...lessonHandlers({ replica, keepAwake: () => undefined, pickPlace: () => Promise.resolve(undefined) }),
    ...screenHandlers({} as ScreenShare),
    ...searchHandlers(replica),
    ...vaultHandlers({} as VaultHandlerParts),
  };
}

function register(handlers = allHandlers()): void {
  registerIpc(handlers, {
    callerOf: (sender) => ((sender as unknown) === 'our window' ? caller : undefined),
    onRefused: () => undefined,
    onFailed: () => undefined,
  });
}

beforeEach(() => {
  electron.received.clear();
});

test('refuses a foreign sender, on every channel', async () => {
  register();
  const foreign = { ...ours, sender: 'a window of somebody else' };
  for (const receive of electron.received.values()) {
    await expect(receive(foreign, {})).rejects.toThrow('refused');
  }
});

test('every request has exactly one receiver, and nothing else has', () => {
  register();
  expect([...electron.received.keys()].sort()).toEqual(Object.keys(IPC_REQUESTS).sort());
  const extra = { ...allHandlers(), 'app.erase': () => undefined } as IpcHandlers;
  electron.received.clear();
  expect(() => register(extra)).toThrow('app.erase');
});

test('answers a page of ours', async () => {
  register();
  const answer = await electron.received.get('app.preferences')?.(ours, {});
  expect(answer).toEqual({ ok: true, value: { language: 'ru', theme: 'system', textScale: 100 } });
});

test('every request has exactly one function in the preload, and no channel is given away', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  await import('../../preload/main-window.ts');
  electron.invoked.length = 0;
  for (const area of Object.values(electron.bridge)) {
    for (const [name, call] of Object.entries(area)) {
      expect(typeof call).toBe('function');
      if (name.startsWith('on')) continue;
      if (name === 'watch') (call('chats', {}, () => undefined) as () => void)();
      else await call({});
    }
  }
  expect([...electron.invoked].sort()).toEqual(Object.keys(IPC_REQUESTS).sort());
  vi.unstubAllGlobals();
});

test('watches are numbered by the preload, told apart, and end with the page', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.resetModules();
  await import('../../preload/main-window.ts');
  const seen: unknown[] = [];
  electron.watched.length = 0;
  const watch = electron.bridge['replica']!['watch']!;
  const stopFirst = watch('chats', {}, (value: unknown) => seen.push(['first', value])) as () => void;
  watch('me', {}, (value: unknown) => seen.push(['second', value]));
  const changed = electron.heard.get('replica.changed')!;
  const [first, second] = electron.watched;
  changed({}, { watch: first, value: 'a' });
  changed({}, { watch: second, value: 'b' });
  stopFirst();
  changed({}, { watch: first, value: 'late' });
  expect(seen).toEqual([
    ['first', 'a'],
    ['second', 'b'],
  ]);
  electron.invoked.length = 0;
  page.dispatchEvent(new Event('pagehide'));
  expect(electron.invoked).toEqual(['replica.unwatch' satisfies IpcRequestName]);
  vi.unstubAllGlobals();
});
