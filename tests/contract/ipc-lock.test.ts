import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText } from '../../shared/sync/canonical.ts';
import { IPC_REQUESTS } from '../../shared/ipc/channels.ts';
import { HUB_CALLS } from '../../shared/ipc/hub-calls.ts';
import { HUB_CONTROL } from '../../shared/ipc/hub-control.ts';
import { REPLICA_COMMANDS } from '../../shared/ipc/replica-thread.ts';

/**
 * The walls inside the application. They ship together, so a change needs no version, but it must be meant:
 * whoever changes a request changes its line here in the same commit.
 */
const DIGESTS = {
  window: '7166c7afaea45b3e',
  hub: '6d0abf3358a17f3c',
  replica: '30d5ed7d29581e56',
  calls: 'a81948b35c0f4299',
} as const;

function digest(schemas: object): string {
  return createHash('sha256')
    .update(canonicalText(JSON.parse(JSON.stringify(schemas))))
    .digest('hex')
    .slice(0, 16);
}

test('requests of window, hub and replica thread are those that were agreed on', () => {
  expect({
    window: digest(IPC_REQUESTS),
    hub: digest(HUB_CONTROL),
    replica: digest(REPLICA_COMMANDS),
    calls: digest(HUB_CALLS),
  }).toEqual(DIGESTS);
});
