import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { AttachmentKeeper, type Prepare } from './attachment-keeper.ts';

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
  const keeper = new AttachmentKeeper(ready);
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
  const keeper = new AttachmentKeeper(ready);
  keeper.add('a', [file('first')]);
  await settled(keeper, 'a');
  const taken = keeper.take('a')!;
  keeper.add('a', [file('second')]);
  keeper.putBack('a', taken);
  expect((await settled(keeper, 'a')).map(({ name }) => name)).toEqual(['first', 'second']);
});

test('F-054 one that fails says why and holds nothing else back; one that is removed is ended', async () => {
  const signals: AbortSignal[] = [];
  const keeper = new AttachmentKeeper((of, { signal }) => {
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
