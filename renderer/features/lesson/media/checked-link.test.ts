import { expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { checkedLink } from './checked-link.ts';

const noNotices = () => () => undefined;

test.each([
  ['an answer', { ok: true, value: { producerId: 'p' } }, { producerId: 'p' }],
  ['a foreign answer', { ok: true, value: { id: 'p' } }, { reason: 'malformedRequest', isRetryable: false }],
  [
    'no answer',
    { ok: false, error: new AppError('needsConnection').data },
    { reason: 'hubUnreachable', isRetryable: true },
  ],
] as const)('%s of the hub', async (_case, outcome, expected) => {
  const link = checkedLink({ request: () => Promise.resolve(outcome), onNotice: noNotices });
  const data = { transportId: 't', kind: 'audio', source: 'microphone', isPaused: false } as const;
  const result = await link.request('produce', { ...data, rtpParameters: { codecs: [] } });
  expect(result).toMatchObject(expected);
});

test('notices are checked, and unknown ones are passed over', () => {
  let send = (_value: unknown) => {};
  const link = checkedLink({
    request: () => Promise.resolve({ ok: true, value: {} }),
    onNotice: (listener) => {
      send = listener;
      return () => undefined;
    },
  });
  const got: unknown[] = [];
  link.onNotice((notice) => got.push(notice));
  const ended = { type: 'room.ended', roomId: 'r', cause: 'ended' };
  send({ type: 'room.painted', roomId: 'r' });
  send(ended);
  expect(got).toEqual([ended]);
});
