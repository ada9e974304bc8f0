import { AppError, AppErrorData } from '../../../shared/errors/app-error.ts';
import { guardOf } from '../../../shared/std/parse.ts';

const isErrorData = guardOf(AppErrorData);

/** What a hub says against a request; anything else counts as a broken link. */
export function refusalIn(body: Uint8Array): AppError {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isErrorData(value)) return AppError.from(value);
  } catch {
    // Not our words.
  }
  return new AppError('hubUnreachable', { isRetryable: true, details: 'the answer is not understood' });
}
