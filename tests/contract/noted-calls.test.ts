import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let admin: RawClient;
let pupil: RawClient;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  admin = await RawClient.enter(hub, 'admin');
  pupil = await RawClient.enter(hub, 'pupil');
});
afterAll(async () => {
  admin.close();
  pupil.close();
  await hub.remove();
});

async function noted(): Promise<readonly (readonly [string, string, readonly string[]])[]> {
  const lines = await hub.hub.store.byKind('audit');
  return lines
    .flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : []))
    .sort((a, b) => a.n - b.n)
    .map(({ actor, action, targets }) => [actor, action, targets]);
}

test('[AUDIT-1] what leaves the hub as a whole, and codes for a new PIN, stand in the log once each', async () => {
  const begin = { export: '', offset: 0 };
  expect(await pupil.call('export.school', begin)).toMatchObject({ ok: false });
  expect(await noted()).toEqual([]);
  expect(await admin.call('export.school', begin)).toMatchObject({ ok: true });
  expect(await pupil.call('export.person', { ...begin, person: '' })).toMatchObject({ ok: true });
  expect(await admin.call('pins.issueReset', { person: 'pupil' })).toMatchObject({ ok: true });
  expect(await noted()).toEqual([
    ['admin', 'school.exported', []],
    ['pupil', 'person.exported', ['pupil']],
    ['admin', 'pins.reset', ['pupil']],
  ]);
});
