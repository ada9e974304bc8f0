import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeldFile } from '../../../shared/ipc/file-requests.ts';
import { AttachmentKeeper, type HeldFileStore, type Prepare } from './attachment-keeper.ts';

const ref = (name: string) => ({
  digest: 'a'.repeat(64),
  sizeBytes: 3,
  type: 'application/octet-stream',
  name,
  width: 0,
  height: 0,
  durationMs: 0,
  isVoice: false,
});
const file = (name: string) => new File(['abc'], name);
const ready: Prepare = (of) => Promise.resolve({ file: ref(of.name), thumb: '' });

/** Keeps the files of drafts as the replica does. */
function memory(held = new Map<string, readonly HeldFile[]>()) {
  const store: HeldFileStore = {
    held: (chat) => Promise.resolve({ ok: true, value: held.get(chat) ?? [] }),
    hold: (chat, files) => {
      held.set(chat, files);
      return Promise.resolve({ ok: true, value: undefined });
    },
  };
  return { held, store };
}
const keeperOf = (prepare: Prepare) => new AttachmentKeeper(prepare, memory().store);

async function settled(keeper: AttachmentKeeper, chat: string) {
  for (;;) {
    if (keeper.of(chat).every((one) => one.ready ?? one.error)) return keeper.of(chat);
    await new Promise<void>((resolve) => {
      const stop = keeper.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

test('F-054 files wait for the next message of their chat, and ten go with one', async () => {
  const keeper = keeperOf(ready);
  expect(keeper.add('a', [file('1'), file('2')])).toBe(0);
  expect(keeper.take('a')).toBeUndefined();
  await settled(keeper, 'a');
  expect(
    keeper.add(
      'a',
      Array.from({ length: 9 }, (_, n) => file(`more ${n}`)),
    ),
  ).toBe(1);
  await settled(keeper, 'a');
  expect(keeper.of('b')).toEqual([]);
  expect(keeper.take('a')?.map((one) => one.file.name)).toHaveLength(10);
  expect(keeper.of('a')).toEqual([]);
});

test('F-054 what could not be sent comes back, before what was added since', async () => {
  const keeper = keeperOf(ready);
  keeper.add('a', [file('first')]);
  await settled(keeper, 'a');
  const taken = keeper.take('a')!;
  keeper.add('a', [file('second')]);
  keeper.putBack('a', taken);
  expect((await settled(keeper, 'a')).map(({ name }) => name)).toEqual(['first', 'second']);
});

test('F-054 one that fails says why and holds nothing else back; one that is removed is ended', async () => {
  const signals: AbortSignal[] = [];
  const keeper = keeperOf((of, { signal }) => {
    signals.push(signal);
    if (of.name === 'bad') return Promise.reject(new AppError('diskFull'));
    return of.name === 'slow' ? new Promise(() => undefined) : ready(of, { signal, onDone: () => undefined });
  });
  keeper.add('a', [file('bad'), file('good')]);
  const [bad, good] = await settled(keeper, 'a');
  expect([bad?.error?.code, good?.ready?.file.name]).toEqual(['diskFull', 'good']);
  expect(keeper.take('a')).toBeUndefined();
  keeper.remove('a', bad!.key);
  expect(keeper.take('a')).toHaveLength(1);
  keeper.add('a', [file('slow')]);
  keeper.remove('a', keeper.of('a')[0]!.key);
  expect(signals.at(-1)?.aborted).toBe(true);
});

const names = (files: readonly HeldFile[] | undefined) => files?.map(({ file: { name } }) => name);

test('F-050 F-054 attached files outlive the window, before what was added since; those of a message do not', async () => {
  const { held, store } = memory();
  const prepare: Prepare = (of) =>
    Promise.resolve({ file: { ...ref(of.name), digest: of.name.padEnd(64, '0') }, thumb: '' });
  const first = new AttachmentKeeper(prepare, store);
  await first.open('a');
  first.add('a', [file('1'), file('2')]);
  await settled(first, 'a');
  await expect.poll(() => names(held.get('a'))).toEqual(['1', '2']);

  const second = new AttachmentKeeper(prepare, store);
  second.add('a', [file('3')]);
  await settled(second, 'a');
  await second.open('a');
  expect(second.of('a').map(({ name }) => name)).toEqual(['1', '2', '3']);
  await expect.poll(() => names(held.get('a'))).toEqual(['1', '2', '3']);

  const taken = second.take('a')!;
  second.add('a', [file('4')]);
  await settled(second, 'a');
  // Until the message is safe they belong to the draft.
  await expect.poll(() => names(held.get('a'))).toEqual(['1', '2', '3', '4']);
  second.sent('a', taken);
  await expect.poll(() => names(held.get('a'))).toEqual(['4']);
});

test('F-054 files that could not be kept are said to be so, and are kept with the next change', async () => {
  const { held, store } = memory();
  let isFull = true;
  const keeper = new AttachmentKeeper(ready, {
    ...store,
    hold: (chat, files) =>
      isFull ? Promise.resolve({ ok: false, error: new AppError('diskFull').data }) : store.hold(chat, files),
  });
  await keeper.open('a');
  keeper.add('a', [file('1')]);
  await expect.poll(() => keeper.errorOf('a')?.code).toBe('diskFull');
  isFull = false;
  keeper.add('a', [file('2')]);
  await expect.poll(() => names(held.get('a'))).toEqual(['1', '2']);
  expect(keeper.errorOf('a')).toBeUndefined();
});

test('a form that is closed before its file is here learns of it, and the application waits a moment', async () => {
  const slow = Promise.withResolvers<void>();
  const keeper = keeperOf(async (of) => {
    if (of.name === 'slow') await slow.promise;
    if (of.name === 'bad') throw new AppError('fileTooLarge');
    return { file: ref(of.name), thumb: '' };
  });
  await keeper.settled(60_000);
  let told = 0;
  keeper.onceHere('a', () => (told += 1));
  keeper.add('a', [file('slow'), file('bad'), file('out')]);
  keeper.onceHere('a', () => (told += 1));
  const all = keeper.settled(60_000);
  keeper.remove('a', keeper.of('a')[2]!.key);
  await keeper.settled(1);
  expect([keeper.of('a')[0]?.ready, told]).toEqual([undefined, 0]);
  slow.resolve();
  await all;
  expect(keeper.of('a').map(({ name, ready: here }) => [name, here !== undefined])).toEqual([
    ['slow', true],
    ['bad', false],
  ]);
  expect(told).toBe(1);
  keeper.add('a', [file('later')]);
  await settled(keeper, 'a');
  expect(told).toBe(1);
});
