import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Caller } from './handlers.ts';
import { replicaHandlers } from './replica.ts';

function setup(started: Promise<void> = Promise.resolve()) {
  const running = new Set<(value: unknown) => void>();
  const sent: unknown[] = [];
  const gone: (() => void)[] = [];
  const handlers = replicaHandlers({
    replica: {
      command: () => Promise.reject(new Error('not asked')),
      watch: (_query, _params, listener) => {
        running.add(listener);
        return { started, stop: () => running.delete(listener) };
      },
    },
  });
  const caller: Caller = {
    id: 5,
    send: (_name, value) => sent.push(value),
    onGone: (listener) => gone.push(listener),
  };
  return { handlers, running, sent, gone, caller };
}

test('a watch is told to the page that asked, by the number it chose', async () => {
  const { handlers, running, sent, caller } = setup();
  await handlers['replica.watch']({ watch: 3, query: 'chats', params: {} }, caller);
  for (const listener of running) listener(['7А']);
  expect(sent).toEqual([{ watch: 3, value: ['7А'] }]);
  await handlers['replica.unwatch']({ watch: 3 }, caller);
  expect(running.size).toBe(0);
});

test('refuses a query that does not exist, and a number that is taken', async () => {
  const { handlers, caller } = setup();
  const ask = (query: string) => handlers['replica.watch']({ watch: 1, query, params: {} }, caller);
  await expect(ask('passwords')).rejects.toMatchObject({ data: { code: 'badRequest' } });
  await ask('chats');
  await expect(ask('chats')).rejects.toMatchObject({ data: { code: 'badRequest' } });
});

test('a watch that the thread refuses is not kept', async () => {
  const { handlers, running, caller } = setup(Promise.reject(new AppError('notFound')));
  await expect(
    handlers['replica.watch']({ watch: 1, query: 'chats', params: {} }, caller),
  ).rejects.toMatchObject({ data: { code: 'notFound' } });
  expect(running.size).toBe(0);
});

test('a page that goes away takes its watches with it, and may come back', async () => {
  const { handlers, running, gone, caller } = setup();
  await handlers['replica.watch']({ watch: 1, query: 'chats', params: {} }, caller);
  await handlers['replica.watch']({ watch: 2, query: 'me', params: {} }, caller);
  for (const listener of gone) listener();
  expect(running.size).toBe(0);
  await handlers['replica.watch']({ watch: 1, query: 'chats', params: {} }, caller);
  expect(running.size).toBe(1);
});
