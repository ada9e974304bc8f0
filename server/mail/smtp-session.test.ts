import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import {
  selfSigned,
  testAuthority,
  type TestAuthority,
  type TestCertificate,
} from '../../tests/fixtures/certificates.ts';
import {
  MAIL_PASSWORD,
  reply,
  settingsFor,
  startMailServer,
  type TestMailServer,
} from '../../tests/fixtures/mail-server.ts';
import { composeMail } from './compose-mail.ts';
import type { MailSettings } from './mail-settings.ts';
import { type SmtpLimits, SMTP_LIMITS, SmtpSession } from './smtp-session.ts';

const LETTER = { to: 'mother@home.example', subject: 'Код', text: 'Здравствуйте!' };
const STAMP = { id: '0123456789abcdef', writtenAt: 1_700_000_000_000 };
vi.setConfig({ testTimeout: 30_000 });

const SHORT: SmtpLimits = { connectMs: 150, answerMs: 150, sessionMs: 5_000 };

let certificate: TestCertificate;
let authority: TestAuthority;
let server: TestMailServer | undefined;

beforeAll(async () => {
  certificate = await selfSigned('127.0.0.1');
  authority = await testAuthority();
});

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(options: SMTPServerOptions = {}, own = certificate): Promise<TestMailServer> {
  server = await startMailServer(own, options);
  return server;
}

interface Attempt {
  readonly limits?: SmtpLimits;
  readonly authorities?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Logs in and hands over one letter. */
async function deliver(settings: MailSettings, attempt: Attempt = {}): Promise<void> {
  const message = await composeMail(settings, LETTER, STAMP);
  const session = await SmtpSession.open(settings, {
    limits: SMTP_LIMITS,
    signal: new AbortController().signal,
    ...attempt,
  });
  try {
    await session.deliver(LETTER.to, message);
  } finally {
    session.close();
  }
}

/** What a refused attempt says. */
async function faultOf(settings: MailSettings, attempt: Attempt = {}): Promise<AppErrorData> {
  const outcome = await deliver(settings, attempt).then(
    () => undefined,
    (error: { data: AppErrorData }) => error.data,
  );
  expect(outcome).toBeDefined();
  return outcome!;
}

describe('a letter goes to the mail server', () => {
  test('encrypted with STARTTLS', async () => {
    const { letters, port } = await serve();
    await deliver(settingsFor({ port }, certificate));
    expect(letters).toMatchObject([
      { from: 'post@school.example', to: ['mother@home.example'], isEncrypted: true },
    ]);
  });

  test('encrypted from the first byte', async () => {
    const { letters, port } = await serve({ secure: true });
    await deliver(settingsFor({ port }, certificate, { security: 'tls' }));
    expect(letters).toMatchObject([{ isEncrypted: true }]);
  });

  test('without encryption where the school has chosen that, and without a login where none is wanted', async () => {
    const { letters, port } = await serve({ authOptional: true });
    await deliver(settingsFor({ port }, certificate, { security: 'none', user: '', password: '' }));
    expect(letters).toMatchObject([{ isEncrypted: false }]);
    expect(server?.logins).toBe(0);
  });

  test('under a certificate that an authority has signed for this host', async () => {
    const signed = await authority.issue('127.0.0.1');
    const { letters, port } = await serve({}, signed);
    const { certificateSha256: _, ...settings } = settingsFor({ port }, signed);
    await deliver(settings, { authorities: [authority.certificatePem] });
    expect(letters).toHaveLength(1);
  });
});

describe('nothing secret is said', () => {
  test('to a server without STARTTLS, for somebody on the way may have taken it out', async () => {
    await serve({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await faultOf(settingsFor(server!, certificate))).toMatchObject({
      code: 'mailNoEncryption',
      isRetryable: true,
    });
    expect(server).toMatchObject({ connections: 1, logins: 0, senders: [], letters: [] });
  });

  test('to a server that speaks without TLS where TLS was chosen', async () => {
    await serve({ allowInsecureAuth: true });
    const fault = await faultOf(settingsFor(server!, certificate, { security: 'tls' }));
    expect(fault.code).toBe('mailNoEncryption');
    expect(server).toMatchObject({ logins: 0, senders: [], letters: [] });
  });

  test.each(['tls', 'starttls'] as const)(
    'to another certificate than the pinned one (%s)',
    async (security) => {
      const other = await selfSigned('127.0.0.1');
      await serve({ secure: security === 'tls' }, other);
      expect(await faultOf(settingsFor(server!, certificate, { security }))).toMatchObject({
        code: 'mailOtherCertificate',
        params: { fingerprint: other.sha256 },
      });
      expect(server).toMatchObject({ connections: 1, logins: 0, senders: [], letters: [] });
    },
  );

  test.each(['tls', 'starttls'] as const)(
    'to a certificate that nobody has signed (%s)',
    async (security) => {
      await serve({ secure: security === 'tls' });
      const { certificateSha256: _, ...settings } = settingsFor(server!, certificate, { security });
      expect(await faultOf(settings)).toMatchObject({
        code: 'mailOtherCertificate',
        params: { host: '127.0.0.1', fingerprint: certificate.sha256 },
      });
      expect(server).toMatchObject({ connections: 1, logins: 0, senders: [], letters: [] });
    },
  );

  test.each(['tls', 'starttls'] as const)(
    'to a signed certificate of another host (%s)',
    async (security) => {
      const signed = await authority.issue('mail.example');
      await serve({ secure: security === 'tls' }, signed);
      const { certificateSha256: _, ...settings } = settingsFor(server!, signed, { security });
      const fault = await faultOf(settings, { authorities: [authority.certificatePem] });
      expect(fault.code).toBe('mailOtherCertificate');
      expect(server).toMatchObject({ connections: 1, logins: 0, senders: [], letters: [] });
    },
  );
});

describe('what went wrong is said', () => {
  test('nobody is there', async () => {
    const { port } = await serve();
    await server?.close();
    const fault = await faultOf(settingsFor({ port }, certificate));
    expect(fault).toMatchObject({ code: 'mailUnreachable', isRetryable: true });
  });

  test('a wrong password, which is in no details', async () => {
    await serve();
    const fault = await faultOf(settingsFor(server!, certificate, { password: `${MAIL_PASSWORD}!` }));
    expect(fault.code).toBe('mailLoginRefused');
    expect(JSON.stringify(fault)).not.toContain(MAIL_PASSWORD);
  });

  test('a server that does not greet', async () => {
    await serve({ onConnect: () => undefined });
    expect(await faultOf(settingsFor(server!, certificate), { limits: SHORT })).toMatchObject({
      code: 'mailUnreachable',
      isRetryable: true,
    });
  });

  test('a server that takes the letter and then says nothing', async () => {
    await serve({ onData: (stream) => void stream.resume() });
    expect(await faultOf(settingsFor(server!, certificate), { limits: SHORT })).toMatchObject({
      code: 'mailUnreachable',
      isRetryable: true,
    });
  });

  test('a server that holds on for longer than a session may take', async () => {
    await serve({ onData: (stream) => void stream.resume() });
    const limits = { ...SMTP_LIMITS, sessionMs: 200 };
    expect((await faultOf(settingsFor(server!, certificate), { limits })).code).toBe('mailUnreachable');
  });

  test.each([
    ['at the greeting', { onConnect: () => server?.drop() }],
    ['at the login', { onAuth: () => server?.drop() }],
    ['at the sender', { onMailFrom: () => server?.drop() }],
    ['at the recipient', { onRcptTo: () => server?.drop() }],
    ['in the middle of the letter', { onData: () => server?.drop() }],
  ] satisfies readonly [string, SMTPServerOptions][])('a server that closes %s', async (_, options) => {
    await serve(options);
    expect(await faultOf(settingsFor(server!, certificate))).toMatchObject({
      code: 'mailUnreachable',
      isRetryable: true,
    });
  });

  const answers = (error: Error) =>
    ({
      login: { onAuth: (_auth, _session, done) => done(error) },
      sender: { onMailFrom: (_address, _session, done) => done(error) },
      recipient: { onRcptTo: (_address, _session, done) => done(error) },
      letter: { onData: (stream, _session, done) => void stream.resume().on('end', () => done(error)) },
    }) satisfies Record<string, SMTPServerOptions>;

  test.each(['login', 'sender', 'recipient', 'letter'] as const)('"later" at the %s', async (step) => {
    await serve(answers(reply(451, 'come back later'))[step]);
    expect(await faultOf(settingsFor(server!, certificate))).toMatchObject({
      code: 'mailServerBusy',
      isRetryable: true,
      params: { reply: 451 },
    });
  });

  test.each([
    ['sender', 'mailSenderRefused'],
    ['recipient', 'mailRecipientRefused'],
    ['letter', 'mailRefused'],
  ] as const)('"never" at the %s', async (step, code) => {
    await serve(answers(reply(550, 'not wanted'))[step]);
    const fault = await faultOf(settingsFor(server!, certificate));
    expect(fault).toMatchObject({ code, isRetryable: false, params: { reply: 550 } });
    expect(fault.details).toContain('not wanted');
  });

  test('without the addresses that the server repeats', async () => {
    await serve(answers(reply(550, 'no mailbox <mother@home.example> here'))['recipient']);
    const fault = await faultOf(settingsFor(server!, certificate));
    expect(fault.details).toContain('no mailbox');
    expect(JSON.stringify(fault)).not.toContain('home.example');
  });

  test('a session that was ended from outside', async () => {
    const stop = new AbortController();
    await serve({ onData: () => stop.abort() });
    const fault = await faultOf(settingsFor(server!, certificate), { signal: stop.signal });
    expect(fault.code).toBe('mailUnreachable');
    expect((await faultOf(settingsFor(server!, certificate), { signal: AbortSignal.abort() })).code).toBe(
      'mailUnreachable',
    );
  });
});
