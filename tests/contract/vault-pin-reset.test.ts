import { createHash, createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseAddress } from '../../electron/replica/connector.ts';
import { postToHub } from '../../electron/replica/hub-request.ts';
import { fetchRecoveryKey, redeemPinReset } from '../../electron/replica/pin-reset-client.ts';
import { newBoxKeyPair, openBox, sealTo } from '../../electron/replica/sealed-box.ts';
import { openBox as openAtHub, newBoxKeyPair as newHubKeyPair } from '../../server/entry/sealed-box.ts';
import { normalizeSlipCode } from '../../shared/protocol/entry.ts';
import {
  RESET_PATHS,
  resetKeyOf,
  resetLookupOf,
  resetProofText,
  resetQuestion,
  vaultBoxLabel,
} from '../../shared/vault/pin-reset.ts';
import { classMembership, personCard } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const HOUR_MS = 3600_000;
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (keyHex: string, text: string) =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text, 'utf8').digest('hex');

let hub: TestHub;
let recoveryKey: string;
let at: { readonly addresses: readonly string[]; readonly keyPin: string };
const key = new Uint8Array(randomBytes(32));

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  await hub.hub.acceptor.writeAsSchool([
    personCard('other-teacher', ['teacher'], { isVerified: true }),
    classMembership('k2', 'other-teacher', { role: 'classTeacher' }),
  ]);
  at = { addresses: [`127.0.0.1:${hub.port}`], keyPin: hub.hub.keyPin };
  ({ recoveryKey } = await fetchRecoveryKey(at));
});
afterAll(() => hub.remove());

let now = 0;
beforeEach(() => {
  now = Date.now();
  vi.restoreAllMocks();
});

const boxOf = (person: string, vaultKey = key) =>
  sealTo(recoveryKey, vaultBoxLabel({ person, hubKeyPin: hub.hub.keyPin }), vaultKey);
const issue = async (person = 'pupil', maker = 'teacher') =>
  (await hub.hub.pinResets.issue({ person, maker })).code;
const redeem = (code: string, of: Partial<Parameters<typeof redeemPinReset>[0]> = {}) =>
  redeemPinReset({ hub: at, person: 'pupil', code, box: boxOf('pupil'), ...of });
const refused = (code: string) => ({ data: { code } });

describe('F-119 a code for a forgotten PIN', () => {
  test('F-119 gives the key of the person’s own vault back, once', async () => {
    const code = await issue();
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(await redeem(code.toLowerCase().replace('-', ' '))).toEqual(key);
    await expect(redeem(code)).rejects.toMatchObject(refused('resetUsed'));
  });

  test('F-119 is not taken by its other names: wrong, short, expired, of another person, replaced', async () => {
    await expect(redeem('AAAAA-AAAAA')).rejects.toMatchObject(refused('resetUnknown'));
    await expect(redeem('AAAA')).rejects.toMatchObject(refused('codeInvalid'));
    const first = await issue();
    const second = await issue();
    await expect(redeem(first)).rejects.toMatchObject(refused('resetUsed'));
    await expect(redeem(second, { person: 'second', box: boxOf('second') })).rejects.toMatchObject(
      refused('resetOtherPerson'),
    );
    // Somebody else's try does not use it up.
    expect(await redeem(second)).toEqual(key);
    const third = await issue();
    vi.spyOn(Date, 'now').mockImplementation(() => now + HOUR_MS + 1000);
    await expect(redeem(third)).rejects.toMatchObject(refused('resetExpired'));
  });

  test('F-119 opens no vault that was sealed for another hub', async () => {
    const label = vaultBoxLabel({ person: 'pupil', hubKeyPin: 'f'.repeat(64) });
    const box = sealTo(recoveryKey, label, key);
    await expect(redeem(await issue(), { box })).rejects.toMatchObject(refused('resetOtherPerson'));
  });

  test('F-119 is useless once the person has left', async () => {
    await hub.hub.acceptor.writeAsSchool([personCard('leaver', ['pupil'])]);
    const code = await issue('leaver');
    await hub.hub.acceptor.writeAsSchool([personCard('leaver', ['pupil'], { leftAt: now })]);
    await expect(redeem(code, { person: 'leaver', box: boxOf('leaver') })).rejects.toMatchObject(
      refused('resetUnknown'),
    );
    await expect(issue('leaver')).rejects.toMatchObject(refused('notFound'));
  });

  test('needs a link, says so, and is good afterwards', async () => {
    const code = await issue();
    const proxy = new TcpProxy({ port: hub.port });
    await proxy.start();
    const behind = { ...at, addresses: [proxy.address] };
    proxy.cut();
    await expect(redeem(code, { hub: behind })).rejects.toMatchObject(refused('resetNeedsConnection'));
    proxy.mend();
    expect(await redeem(code, { hub: behind })).toEqual(key);
    await proxy.stop();
  });

  test('is never sent to a hub with another key', async () => {
    const code = await issue();
    await expect(redeem(code, { hub: { ...at, keyPin: 'e'.repeat(64) } })).rejects.toMatchObject(
      refused('hubOtherKey'),
    );
  });

  test('is kept as a hash, and survives a restart of the hub', async () => {
    const code = await issue();
    const held = await hub.hub.store.setting('pinResets');
    expect(held).not.toContain(normalizeSlipCode(code));
    const folder = hub.folder;
    await hub.stop();
    hub = await startTestHub(folder);
    at = { ...at, addresses: [`127.0.0.1:${hub.port}`] };
    expect(await fetchRecoveryKey(at)).toEqual({ recoveryKey, isDemo: false });
    expect(await redeem(code)).toEqual(key);
  });
});

/** Asks as a client does, step by step, with whatever a test wants to be different. */
async function steps(code: string) {
  const codeKey = resetKeyOf(sha256, normalizeSlipCode(code));
  const lookup = resetLookupOf(sha256, codeKey);
  const clientNonce = randomBytes(16).toString('hex');
  const address = parseAddress(at.addresses[0]!);
  const post = (path: string, data: object) => postToHub({ address, keyPin: at.keyPin, path, data });
  const first = await post(RESET_PATHS.challenge, { code: lookup, clientNonce });
  const { hubNonce, hubProof } = first.value as { hubNonce: string; hubProof: string };
  const bound = { hubKeyPin: at.keyPin, clientNonce, hubNonce };
  const ask = (reply: string, box = boxOf('pupil'), provedFor = reply) => {
    const question = resetQuestion({ reply: provedFor, box });
    const clientProof = hmac(codeKey, resetProofText('client', { ...bound, question }));
    return post(RESET_PATHS.open, { code: lookup, clientNonce, hubNonce, clientProof, reply, box });
  };
  return { codeKey, bound, hubProof, ask };
}

describe('F-119 the proof of a code', () => {
  test('F-119 is given by the hub first, over its key and both nonces', async () => {
    const { codeKey, bound, hubProof } = await steps(await issue());
    expect(hubProof).toBe(hmac(codeKey, resetProofText('hub', { ...bound, question: '' })));
  });

  test('binds what is asked: another answering key is refused, and the code stays good', async () => {
    const code = await issue();
    const { ask } = await steps(code);
    const [own, thief] = [newBoxKeyPair(), newBoxKeyPair()];
    await expect(ask(thief.publicKey, boxOf('pupil'), own.publicKey)).rejects.toMatchObject(
      refused('resetUnknown'),
    );
    expect(await redeem(code)).toEqual(key);
  });

  test('the same question may be asked again, because the answer may have been lost; another may not', async () => {
    const { ask } = await steps(await issue());
    const own = newBoxKeyPair();
    await ask(own.publicKey);
    await ask(own.publicKey);
    await expect(ask(newBoxKeyPair().publicKey)).rejects.toMatchObject(refused('resetUsed'));
  });

  test('two at the same moment open it for one', async () => {
    const { ask } = await steps(await issue());
    const answers = await Promise.allSettled(
      [newBoxKeyPair(), newBoxKeyPair()].map((one) => ask(one.publicKey)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('may be tried 60 times a minute', async () => {
    const tries = Array.from({ length: 61 }, () => redeem('AAAAA-AAAAA').catch((error: unknown) => error));
    const codes = (await Promise.all(tries)).map((error) => (error as { data: { code: string } }).data.code);
    expect(codes).toContain('tooMany');
    // The minute is over.
    vi.spyOn(Date, 'now').mockImplementation(() => now + 120_000);
    await expect(redeem('AAAAA-AAAAA')).rejects.toMatchObject(refused('resetUnknown'));
  });
});

describe('F-119 asking for a code', () => {
  test('F-119 is for the class teacher of the pupil, and for administrators', async () => {
    const teacher = await RawClient.enter(hub, 'teacher');
    const answer = await teacher.call('pins.issueReset', { person: 'pupil' });
    expect(answer).toMatchObject({ ok: true, value: { personName: 'Дарья Ковалёва' } });
    for (const person of ['mother', 'admin', 'other-teacher', 'teacher', 'nobody']) {
      expect(await teacher.call('pins.issueReset', { person })).toMatchObject({
        error: { code: 'notAllowed' },
      });
    }
    teacher.close();
    const other = await RawClient.enter(hub, 'other-teacher');
    expect(await other.call('pins.issueReset', { person: 'pupil' })).toMatchObject({
      error: { code: 'notAllowed' },
    });
    other.close();
    const administrator = await RawClient.enter(hub, 'admin');
    expect(await administrator.call('pins.issueReset', { person: 'teacher' })).toMatchObject({ ok: true });
    administrator.close();
  });
});

test('both sides seal and open alike', () => {
  const [client, server] = [newBoxKeyPair(), newHubKeyPair()];
  expect(openAtHub(server, 'a label', sealTo(server.publicKey, 'a label', key))).toEqual(key);
  expect(openAtHub(server, 'another', sealTo(server.publicKey, 'a label', key))).toBeUndefined();
  expect(openBox(client, 'a label', sealTo(server.publicKey, 'a label', key))).toBeUndefined();
});
