import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuedSlips, newSlipSecret } from '../../electron/replica/issued-slips.ts';
import { previewSlip, redeemSlip } from '../../electron/replica/slip-client.ts';
import type { SlipWish } from '../../shared/ipc/slip-wish.ts';
import { classMembership, personCard } from '../../shared/testing/make-documents.ts';
import { code, NEWCOMER, newcomersDevice, startSchoolHub } from '../fixtures/made-slip.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import type { TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let proxy: TcpProxy;
beforeAll(async () => {
  hub = await startSchoolHub();
  proxy = new TcpProxy({ port: hub.port });
  await proxy.start();
});
afterAll(async () => {
  await proxy.stop();
  await hub.remove();
});

/** A class teacher's computer that has lost its link. */
async function offline(person: string) {
  const desktop = await TestDesktop.enter(hub, person, proxy.address);
  await desktop.live();
  proxy.cut();
  await desktop.until('connection', {}, ({ state }) => state.kind !== 'live');
  const make = async (...wishes: Partial<SlipWish>[]) => {
    const none: SlipWish = {
      purpose: 'role',
      person: '',
      role: 'pupil',
      classroom: 'k1',
      child: '',
      mostUses: 1,
    };
    const slips = wishes.map((wish) => ({ ...none, ...wish }));
    const made = await desktop.open.replica.school.makeSlips({ slips, days: 0 }, newSlipSecret);
    return issuedSlips(made, { addresses: [proxy.address], keyPin: hub.hub.keyPin, schoolTitle: 'Школа 1' });
  };
  return { desktop, make };
}

test('F-011 slips for a class are made without a link, wait with everything else, and work once it is back', async () => {
  const { desktop, make } = await offline('teacher');
  const [one, two] = await make({}, { role: 'parent', classroom: '', child: 'pupil' });
  const waiting = await desktop.until('outbox', {}, (rows) => rows.length === 2);
  expect(waiting.map(({ act, state }) => [act, state])).toEqual([
    ['slip', 'written'],
    ['slip', 'written'],
  ]);
  const wordsOf = (slip: typeof one) => ({ address: `127.0.0.1:${hub.port}`, code: slip?.code ?? '' });
  await expect(previewSlip(wordsOf(one))).rejects.toMatchObject(code('slipUnknown'));

  proxy.mend();
  await desktop.until('outbox', {}, (rows) => rows.length === 0);
  for (const slip of [one, two]) await redeemSlip({ ...wordsOf(slip), name: NEWCOMER, ...newcomersDevice() });
  await desktop.close();
});

test('F-012 slips of somebody who was dismissed meanwhile are refused, and stay with the author', async () => {
  await hub.hub.acceptor.writeAsSchool([
    personCard('leaving', ['teacher', 'parent'], { isVerified: true }),
    classMembership('k1', 'leaving', { role: 'classTeacher' }),
  ]);
  const { desktop, make } = await offline('leaving');
  await make({});
  await hub.hub.acceptor.writeAsSchool([personCard('leaving', ['parent'])]);
  proxy.mend();
  const refused = await desktop.until('outbox', {}, (rows) => rows[0]?.state === 'refused');
  expect(refused).toMatchObject([{ act: 'slip', refusal: { code: 'notAllowed' } }]);
  await desktop.close();
});
