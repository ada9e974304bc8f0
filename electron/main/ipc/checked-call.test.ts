import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkedCall, type CallSource } from './checked-call.ts';
import type { Caller } from './handlers.ts';

const caller: Caller = { id: 1, send: () => undefined, onGone: () => undefined };
const ours: CallSource<string> = {
  sender: 'our window',
  senderFrame: { url: 'app://zvonok/index.html', parent: null },
};

function setup(handler: () => Promise<undefined> = () => Promise.resolve(undefined)) {
  const seen = { handled: 0, refused: 0, failed: 0 };
  const call = checkedCall<'replica.markRead', string>(
    'replica.markRead',
    () => {
      seen.handled += 1;
      return handler();
    },
    {
      callerOf: (sender) => (sender === 'our window' ? caller : undefined),
      onRefused: () => {
        seen.refused += 1;
      },
      onFailed: () => {
        seen.failed += 1;
      },
    },
  );
  return { call, seen };
}

test.each([
  ['a window that is not ours', { ...ours, sender: 'another window' }],
  ['a page from elsewhere', { ...ours, senderFrame: { url: 'https://example.org/', parent: null } }],
  ['a page of a look-alike', { ...ours, senderFrame: { url: 'app://zvonok.example/', parent: null } }],
  ['a frame inside our page', { ...ours, senderFrame: { url: 'app://zvonok/index.html', parent: {} } }],
  ['a frame that is gone', { ...ours, senderFrame: null }],
])('refuses %s before it reads what is said', async (_who, source) => {
  const { call, seen } = setup();
  const unread = {
    get chat(): string {
      throw new Error('it was read');
    },
  };
  await expect(call(source, unread)).rejects.toThrow('refused');
  expect(seen).toEqual({ handled: 0, refused: 1, failed: 0 });
});

test.each([{}, { chat: 'chat-1', extra: 1 }, { chat: 7 }, undefined, 'chat-1'])(
  'answers %j, which is not the promised shape, with badRequest',
  async (data) => {
    const { call, seen } = setup();
    expect(await call(ours, data)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    expect(seen.handled).toBe(0);
  },
);

test('answers with the value, and with errors as data', async () => {
  expect(await setup().call(ours, { chat: 'chat-1' })).toEqual({ ok: true, value: undefined });
  const refused = setup(() => Promise.reject(new AppError('notAllowed')));
  expect(await refused.call(ours, { chat: 'chat-1' })).toMatchObject({ error: { code: 'notAllowed' } });
  const broken = setup(() => Promise.reject(new TypeError('x is undefined')));
  expect(await broken.call(ours, { chat: 'chat-1' })).toMatchObject({ error: { code: 'internal' } });
  expect(broken.seen.failed).toBe(1);
});
