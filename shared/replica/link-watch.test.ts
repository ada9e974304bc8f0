import { expect, test } from 'vitest';
import { LinkWatch } from './link-watch.ts';
import type { ConnectionState } from './views.ts';

const offline = (since: number): ConnectionState => ({
  kind: 'offline',
  since,
  retryAt: since + 5,
  reason: undefined,
});

test('a link is away since it was lost, however often it has been tried again', () => {
  const link = new LinkWatch();
  link.note(offline(100));
  link.note({ kind: 'connecting', attempt: 2 });
  link.note(offline(200));
  expect(link.shown(offline(200), 0)).toMatchObject({ since: 100, retryAt: 205 });
  link.note({ kind: 'live' });
  link.note(offline(300));
  expect(link.shown(offline(300), 0)).toMatchObject({ since: 300 });
});

test('is told by the time of the school', () => {
  const link = new LinkWatch();
  link.note(offline(100));
  expect(link.shown(offline(100), 1_000)).toMatchObject({ since: 1_100, retryAt: 1_105 });
  expect(link.shown({ ...offline(100), retryAt: 0 } as ConnectionState, 1_000)).toMatchObject({ retryAt: 0 });
  expect(link.shown({ kind: 'live' }, 1_000)).toEqual({ kind: 'live' });
});
