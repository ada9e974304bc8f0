import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { selfSigned, type TestCertificate } from '../../tests/fixtures/certificates.ts';
import { openTestStore } from '../../tests/fixtures/hub-store.ts';
import {
  MAIL_PASSWORD,
  reply,
  settingsFor,
  startMailServer,
  type TestMailServer,
} from '../../tests/fixtures/mail-server.ts';
import { createLog } from '../observability/log.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { Letter } from './letter.ts';
import { saveMailSettings } from './mail-settings.ts';
import type { MailStatus } from './mail-queue.ts';
import { Mailer } from './mailer.ts';
import { KEPT_FOR_MS } from './retry-delay.ts';

const LETTER: Letter = { to: 'mother@home.example', subject: 'Код для Маши', text: 'Здравствуйте! 042917' };
const MINUTE_MS = 60_000;
/** Only a guard: what is awaited is a state. */
const PATIENCE = { timeout: 25_000, interval: 5 };
vi.setConfig({ testTimeout: 30_000 });

let certificate: TestCertificate;
let folder: string;
let store: HubStore;
let timers: ManualTimers;
let mailer: Mailer;
let server: TestMailServer;
let logged: string[];

beforeAll(async () => {
  certificate = await selfSigned('127.0.0.1');
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-mail-'));
  timers = new ManualTimers();
  logged = [];
  await openMailer();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await closeMailer();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function openMailer(): Promise<void> {
  store = openTestStore(join(folder, 'hub.db'));
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  mailer = await Mailer.open({ store, log, timers, random: () => 1 });
}

async function closeMailer(): Promise<void> {
  await mailer.stop();
  await store.close();
}

/** A mail server and the settings for it. */
async function serve(options: SMTPServerOptions = {}, port = 0): Promise<void> {
  server = await startMailServer(certificate, options, port);
  await saveMailSettings(store, settingsFor(server, certificate));
}

/** Waits until the letter is in a state, and the mailer has planned what it does next. */
async function status(id: string, state: MailStatus['state'], attempts?: number): Promise<MailStatus> {
  await vi.waitFor(() => {
    expect(mailer.status(id)).toMatchObject({ state, ...(attempts === undefined ? {} : { attempts }) });
    expect(timers.planned).toBe(mailer.waiting > 0 ? 1 : 0);
  }, PATIENCE);
  return mailer.status(id);
}

describe('a letter', () => {
  test('is delivered and then forgotten', async () => {
    await serve();
    const changedIds: string[] = [];
    mailer.watch((id) => changedIds.push(id));
    const id = await mailer.send(LETTER);
    expect(await status(id, 'sent')).toEqual({ state: 'sent', at: timers.now() });
    expect(server.letters).toMatchObject([{ from: 'post@school.example', to: [LETTER.to] }]);
    expect(changedIds).toEqual([id]);
    expect(mailer.waiting).toBe(0);
    expect(await store.setting('mailLetter.0')).toBe('');
  });

  test('is one of many, and they are delivered one at a time', async () => {
    let [now, most] = [0, 0];
    await serve({
      onMailFrom: (_address, _session, done) => {
        most = Math.max(most, ++now);
        done();
      },
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => {
          now--;
          done();
        });
      },
    });
    const ids = await Promise.all(Array.from({ length: 12 }, () => mailer.send(LETTER)));
    await vi.waitFor(() => expect(mailer.waiting).toBe(0), PATIENCE);
    expect(ids.map((id) => mailer.status(id).state)).toEqual(ids.map(() => 'sent'));
    expect(most).toBe(1);
  });

  test('that the server wants later is tried again, and holds up no other', async () => {
    let isBusy = true;
    await serve({
      onRcptTo: ({ address }, _session, done) =>
        isBusy && address === LETTER.to ? done(reply(450, 'later')) : done(),
    });
    const first = await mailer.send(LETTER);
    const second = await mailer.send({ ...LETTER, to: 'father@home.example' });
    await status(second, 'sent');
    expect(await status(first, 'waiting', 1)).toMatchObject({ fault: { code: 'mailServerBusy' } });
    expect(timers.nextAt).toBe(timers.now() + MINUTE_MS);
    timers.advance(MINUTE_MS);
    await status(first, 'waiting', 2);
    expect(timers.nextAt).toBe(timers.now() + 2 * MINUTE_MS);
    isBusy = false;
    timers.advance(2 * MINUTE_MS);
    await status(first, 'sent');
    expect(server.letters).toHaveLength(2);
  });

  test('that the server refuses for good is given up, and that is said', async () => {
    await serve({ onRcptTo: (_address, _session, done) => done(reply(550, 'no such mailbox')) });
    const id = await mailer.send(LETTER);
    expect(await status(id, 'givenUp')).toMatchObject({ fault: { code: 'mailRecipientRefused' } });
    expect(await store.setting('mailLetter.0')).toBe('');
    await closeMailer();
    await openMailer();
    expect(mailer.status(id)).toMatchObject({ state: 'givenUp', fault: { code: 'mailRecipientRefused' } });
    timers.advance(KEPT_FOR_MS);
    expect(server.connections).toBe(1);
  });

  test('that nobody takes for three days is given up', async () => {
    await serve({ onConnect: () => server.drop() });
    const id = await mailer.send(LETTER);
    const startedAt = timers.now();
    for (let attempts = 1; timers.now() < startedAt + KEPT_FOR_MS; attempts++) {
      await status(id, 'waiting', attempts);
      const pauseMs = timers.nextAt! - timers.now();
      expect(pauseMs).toBeLessThanOrEqual(4 * 60 * MINUTE_MS);
      timers.advance(pauseMs);
    }
    expect(timers.now()).toBe(startedAt + KEPT_FOR_MS);
    expect(await status(id, 'givenUp')).toMatchObject({ fault: { code: 'mailTooLate' } });
    expect(server.connections).toBeGreaterThan(20);
    expect(server.connections).toBeLessThan(40);
  });

  test('that cannot be read any more is given up and holds up no other', async () => {
    await serve({ onConnect: () => server.drop() });
    const broken = await mailer.send(LETTER);
    await status(broken, 'waiting', 1);
    const port = server.port;
    await server.close();
    await store.setSetting('mailLetter.0', '{}');
    await serve({}, port);
    const good = await mailer.send(LETTER);
    await mailer.changeSettings(settingsFor(server, certificate));
    expect(await status(broken, 'givenUp')).toMatchObject({ fault: { code: 'internal' } });
    await status(good, 'sent');
  });
});

describe('a server that fails', () => {
  test('is left alone for a while with all letters, and the one that met the fault goes behind', async () => {
    await serve({ onConnect: () => server.drop() });
    const ids = [await mailer.send(LETTER), await mailer.send(LETTER), await mailer.send(LETTER)];
    await status(ids[0]!, 'waiting', 1);
    expect(server.connections).toBe(1);
    timers.advance(MINUTE_MS);
    await status(ids[1]!, 'waiting', 1);
    expect(server.connections).toBe(2);
    timers.advance(2 * MINUTE_MS);
    await status(ids[2]!, 'waiting', 1);
    expect(server.connections).toBe(3);
  });

  test('is asked at once when the settings have changed', async () => {
    await serve();
    await saveMailSettings(store, settingsFor(server, certificate, { password: 'wrong' }));
    const id = await mailer.send(LETTER);
    expect(await status(id, 'waiting', 1)).toMatchObject({ fault: { code: 'mailLoginRefused' } });
    await mailer.changeSettings(settingsFor(server, certificate));
    await status(id, 'sent');
  });
});

test('settings that change during a delivery that fails are tried at once', async () => {
  const gate = Promise.withResolvers<void>();
  let logins = 0;
  await serve({
    onAuth: ({ password }, _session, done) => {
      logins++;
      if (password === MAIL_PASSWORD) return done(null, { user: 'school' });
      void gate.promise.then(() => done(reply(535, 'wrong login')));
    },
  });
  await saveMailSettings(store, settingsFor(server, certificate, { password: 'wrong' }));
  const id = await mailer.send(LETTER);
  await vi.waitFor(() => expect(logins).toBe(1), PATIENCE);
  await mailer.changeSettings(settingsFor(server, certificate));
  gate.resolve();
  await status(id, 'sent');
  expect(logins).toBe(2);
});

describe('a restart', () => {
  test('loses no letter', async () => {
    await serve();
    const port = server.port;
    await server.close();
    const id = await mailer.send(LETTER);
    await status(id, 'waiting', 1);
    await closeMailer();
    await openMailer();
    expect(await status(id, 'waiting', 1)).toMatchObject({ fault: { code: 'mailUnreachable' } });
    await serve({}, port);
    timers.advance(MINUTE_MS);
    await status(id, 'sent');
    expect(server.letters[0]?.source).toContain(`Message-ID: <${id}@school.example>`);
  });

  test('in the middle of a delivery ends it, and it is no failed attempt', async () => {
    let taken = 0;
    await serve({ onData: () => void taken++ });
    const id = await mailer.send(LETTER);
    await vi.waitFor(() => expect(taken).toBe(1), PATIENCE);
    await closeMailer();
    expect(timers.planned).toBe(0);
    const port = server.port;
    await server.close();
    store = openTestStore(join(folder, 'hub.db'));
    await serve({}, port);
    await store.close();
    await openMailer();
    await status(id, 'sent');
    expect(server.letters).toHaveLength(1);
  });
});

describe('without settings', () => {
  test('nothing is taken and nobody is connected to', async () => {
    await serve();
    await saveMailSettings(store, undefined);
    const connect = vi.spyOn(Socket.prototype, 'connect');
    expect(await mailer.isSetUp()).toBe(false);
    await expect(mailer.send(LETTER)).rejects.toMatchObject({ data: { code: 'mailNotSet' } });
    await mailer.changeSettings(undefined);
    await mailer.stop();
    expect(timers.planned).toBe(0);
    expect(connect).not.toHaveBeenCalled();
    expect(server.connections).toBe(0);
  });

  test('what waits from before goes nowhere until it is too late', async () => {
    await serve({ onConnect: () => server.drop() });
    const id = await mailer.send(LETTER);
    await status(id, 'waiting', 1);
    await mailer.changeSettings(undefined);
    await closeMailer();
    const connect = vi.spyOn(Socket.prototype, 'connect');
    await openMailer();
    await status(id, 'waiting', 1);
    timers.advance(KEPT_FOR_MS - 1);
    await status(id, 'waiting', 1);
    timers.advance(1);
    await status(id, 'givenUp');
    expect(connect).not.toHaveBeenCalled();
    expect(server.connections).toBe(1);
    // That nothing was counted means something only if connections are counted.
    await mailer.check(settingsFor(server, certificate)).catch(() => undefined);
    expect(connect).toHaveBeenCalledTimes(1);
  });
});

describe('trying settings', () => {
  const faultOf = (error: unknown) => (error as { data: { code: string } }).data.code;

  test('sends no letter, and needs no stored settings', async () => {
    await serve();
    await saveMailSettings(store, undefined);
    await mailer.check(settingsFor(server, certificate));
    await vi.waitFor(() => expect(server.open).toBe(0), PATIENCE);
    expect(server).toMatchObject({ logins: 1, senders: ['post@school.example'], letters: [] });
    expect(await mailer.isSetUp()).toBe(false);
  });

  test('says what is wrong', async () => {
    await serve({ onMailFrom: (_address, _session, done) => done(reply(553, 'not yours')) });
    const right = settingsFor(server, certificate);
    const check = (changes: Partial<typeof right>) => mailer.check({ ...right, ...changes }).catch(faultOf);
    expect(await check({})).toBe('mailSenderRefused');
    expect(await check({ password: 'wrong' })).toBe('mailLoginRefused');
    expect(await check({ security: 'tls' })).toBe('mailNoEncryption');
    expect(await check({ certificateSha256: '00'.repeat(32) })).toBe('mailOtherCertificate');
    await server.close();
    expect(await check({})).toBe('mailUnreachable');
    expect(server.letters).toEqual([]);
  });
});

test('logs hold codes and numbers, no address, text or password', async () => {
  let answer: Error | null = reply(450, `<${LETTER.to}> ${LETTER.subject} is wanted later`);
  await serve({ onRcptTo: (_address, _session, done) => done(answer) });
  const id = await mailer.send(LETTER);
  await status(id, 'waiting', 1);
  answer = reply(550, `<${LETTER.to}> ${LETTER.text} is not wanted`);
  timers.advance(MINUTE_MS);
  await status(id, 'givenUp');
  answer = null;
  await status(await mailer.send(LETTER), 'sent');
  await mailer.check(settingsFor(server, certificate, { password: 'wrong one' })).catch(() => undefined);
  const events = logged.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['mailPostponed', 'mailGivenUp', 'mailSent']);
  const log = logged.join('\n');
  for (const secret of ['home.example', 'mother', 'Маши', '042917', MAIL_PASSWORD, 'wrong one', 'school']) {
    expect(log).not.toContain(secret);
  }
});
