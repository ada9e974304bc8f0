import { describe, expect, it } from 'vitest';
import { inOrder, ownRows, toldRows } from './device-rows.ts';

const row = (
  device: string,
  of: { lastSeenAt?: number; addedAt?: number; revokedAt?: number; isThis?: boolean } = {},
) => ({
  device,
  name: device,
  addedAt: 1,
  lastSeenAt: 0,
  revokedAt: 0,
  isThis: false,
  ...of,
});
const names = (rows: readonly { readonly device: string }[]) => rows.map(({ device }) => device);

describe('F-119 the rows of devices', () => {
  it('F-119 begin with this one, then go by when each was here', () => {
    const rows = toldRows([
      row('old', { lastSeenAt: 3 }),
      row('new', { lastSeenAt: 9 }),
      row('here', { isThis: true }),
    ]);
    expect(names(inOrder(rows).active)).toEqual(['here', 'new', 'old']);
  });

  it('F-119 put those that were signed out apart, the latest first and not too many', () => {
    const ended = Array.from({ length: 9 }, (_, n) => row(`out-${n}`, { revokedAt: n + 1 }));
    const { active, ended: shown } = inOrder(toldRows([row('in'), ...ended]));
    expect(names(active)).toEqual(['in']);
    expect(names(shown)).toEqual(['out-8', 'out-7', 'out-6', 'out-5', 'out-4']);
  });

  it('F-119 know the own devices without the hub, and keep one that waits for its end among the others', () => {
    const { lastSeenAt: _none, ...own } = row('home', { revokedAt: 5 });
    const rows = ownRows([{ ...own, isWaiting: true }], []);
    expect(inOrder(rows).active).toEqual([{ ...own, lastSeenAt: 0, isWaiting: true }]);
    expect(ownRows([{ ...own, isWaiting: false }], [row('home', { lastSeenAt: 7 })])).toMatchObject([
      { lastSeenAt: 7 },
    ]);
  });
});
