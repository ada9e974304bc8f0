import { isSignalError, signalError, type SignalError } from '../../../../shared/signaling/signal-error.ts';
import type { SignalNotice } from '../../../../shared/signaling/signal-notices.ts';
import type { SignalAnswer, SignalData, SignalMethod } from '../../../../shared/signaling/signal-requests.ts';

/** The way to the hub, given by the bridge: this folder opens no connection but the media itself. */
export type SignalLink = {
  /** Sends a request. May resolve with an error or reject; a rejection counts as `hubUnreachable`. */
  request<M extends SignalMethod>(method: M, data: SignalData<M>): Promise<SignalAnswer<M> | SignalError>;
  /** Calls the listener with every notice, in order, until the returned function is called. */
  onNotice(listener: (notice: SignalNotice) => void): () => void;
};

/** A `SignalError` on its way through code that throws, such as the media library's callbacks. */
export class SignalFailure extends Error {
  readonly error: SignalError;

  constructor(error: SignalError, cause?: unknown) {
    super(`${error.kind}: ${error.reason}`, { cause });
    this.name = 'SignalFailure';
    this.error = error;
  }
}

/** Sends a request and gives its answer; throws `SignalFailure` otherwise. */
export async function call<M extends SignalMethod>(
  link: SignalLink,
  method: M,
  data: SignalData<M>,
): Promise<SignalAnswer<M>> {
  const result = await link.request(method, data).catch((cause: unknown) => {
    throw new SignalFailure(signalError('hubUnreachable'), cause);
  });
  if (isSignalError(result)) throw new SignalFailure(result);
  return result;
}

/** The `SignalError` behind something thrown; what the media library throws is `unsupportedMedia`. */
export function errorOf(thrown: unknown): SignalError {
  return thrown instanceof SignalFailure ? thrown.error : signalError('unsupportedMedia');
}
