import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText } from '../../shared/sync/canonical.ts';
import { Down } from '../../shared/protocol/down.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { Up } from '../../shared/protocol/up.ts';

/** What each version of the protocol looked like. Another digest needs another version and a line here. */
const HISTORY: Readonly<Record<number, string>> = {
  1: '9499a00dcb050f46d748229efe1bfbc0e33a1719e18ab161d9734c12f865e6ef',
  // Columns, compression, a short hello, sessions that are resumed, ends of logs, runs of device numbers.
  2: '0d1b6b617cb30c791dab91e124047cdd14368264b300a0e348fc9771518bce65',
  // Credentials, names of devices, errors with codes that are not listed; the requests of the entry apart.
  3: 'e08547f3ac8ae82da15301719d53d4350c4b01f0a0beaec590f558f55627c5b4',
};

test('the messages are those of the current version', () => {
  const schemas = [Up, Down];
  const text = canonicalText(JSON.parse(JSON.stringify(schemas)));
  expect(createHash('sha256').update(text).digest('hex')).toBe(HISTORY[PROTOCOL_VERSION]);
});
