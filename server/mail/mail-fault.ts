import Type from 'typebox';
import { AppError } from '../../shared/errors/app-error.ts';
import { guardOf } from '../../shared/std/parse.ts';

/** How far a session with the mail server had come. */
export type MailStep = 'connect' | 'login' | 'sender' | 'send';

const MOST_DETAILS = 300;

/** What the library adds to its errors: its own code, the system's, the reply and what was replied to. */
const isSmtpError = guardOf(
  Type.Object({
    code: Type.Optional(Type.String()),
    originalCode: Type.Optional(Type.String()),
    responseCode: Type.Optional(Type.Number()),
    response: Type.Optional(Type.String()),
    command: Type.Optional(Type.String()),
  }),
);

/**
 * Says in the words of the application what a session with a mail server failed of. A refusal of the
 * letter itself is not retryable, everything else is.
 */
export function mailFault(error: unknown, step: MailStep): AppError {
  if (error instanceof AppError) return error;
  const smtp = isSmtpError(error) ? error : {};
  const details = detailsOf(smtp, error);
  if (isEncryptionFault(smtp)) return new AppError('mailNoEncryption', { isRetryable: true, details });
  const reply = smtp.responseCode ?? 0;
  if (reply >= 400 && reply < 500) {
    return new AppError('mailServerBusy', { isRetryable: true, params: { reply }, details });
  }
  if (step === 'login' && (reply >= 500 || smtp.code === 'EAUTH')) {
    return new AppError('mailLoginRefused', { isRetryable: true, details });
  }
  if (reply >= 500 && step !== 'connect') {
    if (step === 'sender' || smtp.command === 'MAIL FROM') {
      return new AppError('mailSenderRefused', { params: { reply }, details });
    }
    const code = smtp.command === 'RCPT TO' ? 'mailRecipientRefused' : 'mailRefused';
    return new AppError(code, { params: { reply }, details });
  }
  return new AppError('mailUnreachable', { isRetryable: true, details });
}

interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** OpenSSL did not understand the server (it speaks without TLS), or STARTTLS was not to be had. */
function isEncryptionFault({ code, originalCode }: SmtpError): boolean {
  return code === 'ETLS' || [code, originalCode].some((of) => of === 'EPROTO' || of?.startsWith('ERR_SSL_'));
}

/** Codes and the server's own words, with every address in them left out. */
function detailsOf(smtp: SmtpError, error: unknown): string {
  const what = smtp.response ?? (error instanceof Error ? error.message : 'failed');
  return [smtp.code, smtp.originalCode, what.replace(/[^\s<>()"',;:]+@[^\s<>()"',;]+/g, '…')]
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, MOST_DETAILS);
}
