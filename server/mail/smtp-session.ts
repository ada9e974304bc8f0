import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { AppError } from '../../shared/errors/app-error.ts';
import { type MailStep, mailFault } from './mail-fault.ts';
import type { MailSettings } from './mail-settings.ts';

/** How patient a session is, in milliseconds. */
export interface SmtpLimits {
  /** From the look-up of the name to the end of the TLS handshake. */
  readonly connectMs: number;
  /** For each answer. */
  readonly answerMs: number;
  /** For everything together, so that a server that sends a byte now and then holds nobody. */
  readonly sessionMs: number;
}

export const SMTP_LIMITS: SmtpLimits = { connectMs: 30_000, answerMs: 60_000, sessionMs: 180_000 };

export interface SmtpSessionOptions {
  readonly limits: SmtpLimits;
  /** Ends the session at once. */
  readonly signal: AbortSignal;
  /** Certificates (PEM) to trust instead of the system's. */
  readonly authorities?: readonly string[] | undefined;
}

/** What is asked of the library instead of a login to see whether the server takes our sender. */
const SENDER_CHECK = 'SENDER-CHECK';

/** One connection to the mail server, logged in. Every failure is an `AppError` of the mail codes. */
export class SmtpSession {
  readonly #settings: MailSettings;
  readonly #connection: SMTPConnection;
  /** Rejects when the connection is lost; the library reports some losses in no other way. */
  readonly #lost: Promise<never>;

  private constructor(settings: MailSettings, { limits, signal, authorities }: SmtpSessionOptions) {
    this.#settings = settings;
    const connection = new SMTPConnection({
      host: settings.host,
      port: settings.port,
      secure: settings.security === 'tls',
      requireTLS: settings.security === 'starttls',
      ignoreTLS: settings.security === 'none',
      // The certificate is judged in `#checkCertificate`, before anything secret is said: a refused one
      // has to be shown with its fingerprint, which the library's own refusal does not tell.
      tls: {
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
        ...(authorities ? { ca: [...authorities] } : {}),
      },
      // The name of the school's computer is no concern of the mail server.
      name: '[127.0.0.1]',
      connectionTimeout: limits.connectMs,
      greetingTimeout: limits.connectMs,
      dnsTimeout: limits.connectMs,
      socketTimeout: limits.answerMs,
      maxResponseSize: 64 * 1024,
      logger: false,
      customAuth: {
        [SENDER_CHECK]: async (login) => {
          const { status } = await login.sendCommand(`MAIL FROM:<${settings.fromAddress}>`);
          if (status < 200 || status >= 300) login.reject('the sender was refused');
        },
      },
    });
    this.#connection = connection;
    const either = AbortSignal.any([signal, AbortSignal.timeout(limits.sessionMs)]);
    this.#lost = new Promise<never>((_, reject) => {
      connection.on('error', reject);
      connection.once('end', () => reject(new Error('the connection has ended')));
      const end = () => {
        reject(new Error('the session was ended'));
        connection.close();
      };
      if (either.aborted) end();
      else either.addEventListener('abort', end, { once: true });
    });
    // Between two steps nobody listens; the next step meets the loss.
    this.#lost.catch(() => undefined);
  }

  /**
   * Connects, encrypts as the settings demand, checks the certificate and logs in.
   * @throws AppError `mailUnreachable`, `mailNoEncryption`, `mailOtherCertificate`, `mailLoginRefused`,
   *   `mailServerBusy`
   */
  static async open(settings: MailSettings, options: SmtpSessionOptions): Promise<SmtpSession> {
    const session = new SmtpSession(settings, options);
    try {
      await session.#step('connect', (done) => session.#connection.connect(done));
      session.#checkCertificate();
      if (settings.user !== '') {
        const login = { user: settings.user, pass: settings.password };
        await session.#step('login', (done) => session.#connection.login(login, done));
      }
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Asks whether the server takes letters from our address, without sending one. Only `quit` may follow. */
  checkSender(): Promise<void> {
    return this.#step('sender', (done) => this.#connection.login({ method: SENDER_CHECK }, done));
  }

  /**
   * Hands over one letter. Resolves once the server has taken it.
   * @param message the whole letter with its headers
   */
  deliver(to: string, message: Buffer): Promise<void> {
    const envelope = { from: this.#settings.fromAddress, to: [to], size: message.byteLength };
    return this.#step('send', (done) => this.#connection.send(envelope, message, (error) => done(error)));
  }

  /** Takes leave; the connection closes when the server has answered, or after the time for an answer. */
  quit(): void {
    this.#connection.quit();
  }

  close(): void {
    this.#connection.close();
  }

  async #step(step: MailStep, run: (done: (error?: Error | null) => void) => void): Promise<void> {
    const ran = new Promise<void>((resolve, reject) => {
      run((error) => (error ? reject(error) : resolve()));
    });
    try {
      await Promise.race([ran, this.#lost]);
    } catch (error) {
      throw mailFault(error, step);
    }
  }

  #checkCertificate(): void {
    const { security, host, certificateSha256 } = this.#settings;
    if (security === 'none') return;
    const socket = this.#connection._socket;
    if (!(socket instanceof TLSSocket)) throw new AppError('mailNoEncryption', { isRetryable: true });
    const certificate = socket.getPeerX509Certificate();
    const fingerprint = certificate?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '';
    const isTrusted = certificateSha256 === undefined ? socket.authorized : fingerprint === certificateSha256;
    if (isTrusted) return;
    const details =
      certificateSha256 === undefined ? String(socket.authorizationError) : 'not the pinned one';
    throw new AppError('mailOtherCertificate', { isRetryable: true, params: { host, fingerprint }, details });
  }
}

/** Does one thing in a session of its own: takes leave afterwards, or closes at once when it has failed. */
export async function withSession(
  settings: MailSettings,
  options: SmtpSessionOptions,
  work: (session: SmtpSession) => Promise<void>,
): Promise<void> {
  const session = await SmtpSession.open(settings, options);
  try {
    await work(session);
    session.quit();
  } catch (error) {
    session.close();
    throw error;
  }
}
