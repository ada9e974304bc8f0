import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { previewSlip, redeemSlip, sendMailCode } from '../../electron/replica/slip-client.ts';
import type { MailForm } from '../../shared/ipc/mail-calls.ts';
import { selfSigned, type TestCertificate } from '../fixtures/certificates.ts';
import { MAIL_PASSWORD, settingsFor, startMailServer, type TestMailServer } from '../fixtures/mail-server.ts';
import { madeSlip, NEWCOMER, newcomersDevice, startSchoolHub } from '../fixtures/made-slip.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';

/** Only a guard: what is awaited is a state. */
const PATIENCE = { timeout: 20_000, interval: 10 };

let hub: TestHub;
let certificate: TestCertificate;
let server: TestMailServer;
let admin: RawClient;

beforeAll(async () => {
  hub = await startSchoolHub();
  certificate = await selfSigned('127.0.0.1');
  server = await startMailServer(certificate);
  admin = await RawClient.enter(hub, 'admin');
});
afterAll(async () => {
  admin.close();
  await server.close();
  await hub.remove();
});
beforeEach(async () => {
  await admin.call('mail.set', { settings: null });
});

function form(of: Partial<MailForm> = {}): MailForm {
  const { certificateSha256 = '', ...settings } = settingsFor(server, certificate);
  return { ...settings, certificateSha256, ...of };
}

describe('F-027 the school’s mail', () => {
  test('F-027 carries the code of a first-grader to the parent over a real mail server', async () => {
    const slip = await madeSlip(hub, 'teacher', { classroom: 'k2a' });
    const door = { address: `127.0.0.1:${hub.port}`, code: slip.code };
    expect((await previewSlip(door)).preview.needsEmail).toBe(false);
    expect(await admin.call('mail.set', { settings: form() })).toMatchObject({ ok: true });
    expect((await previewSlip(door)).preview.needsEmail).toBe(true);
    await sendMailCode({ ...door, email: 'mother@home.example' });
    await vi.waitFor(() => expect(server.letters).toHaveLength(1), PATIENCE);
    const [letter] = server.letters;
    expect(letter).toMatchObject({ to: ['mother@home.example'], isEncrypted: true });
    const body = Buffer.from(letter!.source.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
    const text = /Код/.test(body) ? body : letter!.source;
    const code = /\b[0-9]{6}\b/.exec(text)?.[0] ?? '';
    const mail = { email: 'mother@home.example', code };
    const { person } = await redeemSlip({ ...door, name: NEWCOMER, mail, ...newcomersDevice() });
    const contacts = (await hub.hub.facts.directory()).about('contact', person);
    expect(contacts.map(({ body: contact }) => contact.email)).toEqual(['mother@home.example']);
    expect(text).not.toContain(NEWCOMER.familyName);
  });

  test('is tried before it is used, and says what is wrong; the password never comes back', async () => {
    expect(await admin.call('mail.check', { settings: form() })).toMatchObject({ value: { fault: null } });
    const wrong = await admin.call('mail.check', { settings: form({ password: 'guess' }) });
    expect(wrong).toMatchObject({ ok: true, value: { fault: { code: 'mailLoginRefused' } } });
    const unknown = await admin.call('mail.check', { settings: form({ certificateSha256: '' }) });
    expect(unknown).toMatchObject({ value: { fault: { code: 'mailOtherCertificate' } } });
    expect(await admin.call('mail.state', {})).toMatchObject({
      value: { settings: null, hasPassword: false },
    });

    await admin.call('mail.set', { settings: form() });
    const state = await admin.call('mail.state', {});
    expect(state).toMatchObject({
      value: { hasPassword: true, settings: { host: '127.0.0.1', password: '' } },
    });
    expect(JSON.stringify(state)).not.toContain(MAIL_PASSWORD);
    // An empty password is the one that is in force.
    expect(await admin.call('mail.check', { settings: form({ password: '' }) })).toMatchObject({
      value: { fault: null },
    });
  });

  test('takes no address that is none, and changes nothing then', async () => {
    for (const fromAddress of ['nobody', 'a@b.org\nBcc: c@d.org', 'a@b.org, c@d.org'])
      expect(await admin.call('mail.set', { settings: form({ fromAddress }) })).toMatchObject({ ok: false });
    expect(await admin.call('mail.state', {})).toMatchObject({ value: { settings: null } });
  });
});
