import Type from 'typebox';
import { APP_ERRORS, AppErrorData } from '../errors/app-error.ts';

const { code: _code, ...rest } = AppErrorData.properties;

/**
 * An error as a hub tells it. Its code may be one that came after this program: then it is read as
 * `internal`, so that a newer error is no new version of the protocol.
 */
export const WireError = Type.Unsafe<AppErrorData>(
  Type.Object(
    { code: Type.String({ pattern: '^[a-zA-Z]{1,40}$', maxLength: 40 }), ...rest },
    { additionalProperties: false },
  ),
);

const KNOWN: ReadonlySet<string> = new Set(APP_ERRORS);

/** The same error, by a code that this program has a sentence for. */
export function knownError(error: AppErrorData): AppErrorData {
  if (KNOWN.has(error.code)) return error;
  return { code: 'internal', isRetryable: error.isRetryable, params: {}, details: error.code };
}
