import { AppError, type AppErrorData } from '../errors/app-error.ts';
import type { Down } from './down.ts';
import type { Pushed } from './pushed.ts';

/** The errors that clients of version 2 can read; a frame with any other would be nonsense to them. */
const CODES: ReadonlySet<string> = new Set([
  'badRequest', 'notAllowed', 'notFound', 'idTaken', 'hubUnreachable', 'hubOtherKey', 'hubPortInUse',
  'hubStoreDamaged', 'hubStoreForeign', 'hubStoreBusy', 'hubDiskFull', 'hubStopped', 'protocolTooOld',
  'protocolTooNew', 'slipUnknown', 'slipExpired', 'slipUsed', 'slipAnnulled', 'addressInvalid', 'codeInvalid',
  'needsConnection', 'rosterUnreadable', 'rosterBroken', 'schoolExists', 'messageEmpty', 'messageTooLong',
  'mediaPreparing', 'mediaUnavailable', 'lessonEnded', 'tooMany', 'diskFull', 'deviceStoreLost',
  'vaultWrongKey', 'vaultForeign', 'vaultDamaged', 'vaultBusy', 'vaultHasUnsent', 'secretWrong', 'secretWait',
  'secretLockedOut', 'secretTooShort', 'secretTooSimple', 'resetUnknown', 'resetUsed', 'resetExpired',
  'resetOtherPerson', 'resetNeedsConnection', 'resetImpossible', 'internal',
]); // prettier-ignore

type Result = Pushed['results'][number];

/** What clients of versions 1 and 2 are sent in place of a message: errors that came later are `notAllowed`. */
export function forVersion2<M extends Down>(message: M): M {
  if ('error' in message) return { ...message, error: known(message.error) };
  if ('results' in message) return { ...message, results: message.results.map(resultForVersion2) };
  return message;
}

export function resultForVersion2(result: Result): Result {
  return 'refusal' in result ? { refusal: known(result.refusal) } : result;
}

function known(error: AppErrorData): AppErrorData {
  return CODES.has(error.code) ? error : new AppError('notAllowed', { isRetryable: error.isRetryable }).data;
}
