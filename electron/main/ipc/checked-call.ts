import { AppError, appErrorData } from '../../../shared/errors/app-error.ts';
import {
  IPC_REQUESTS,
  type IpcAnswers,
  type IpcOutcome,
  type IpcRequestName,
} from '../../../shared/ipc/channels.ts';
import { parserOf, ShapeError } from '../../../shared/std/parse.ts';
import { isAppUrl } from '../app-origin.ts';
import type { Caller, IpcHandler } from './handlers.ts';

/** Who says it, as Electron tells. */
export interface CallSource<S> {
  readonly sender: S;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export interface CheckedCallOptions<S> {
  /** The known page behind a sender; undefined for anything that is not a window of ours. */
  readonly callerOf: (sender: S) => Caller | undefined;
  readonly onRefused: (name: string) => void;
  readonly onFailed: (name: string, error: unknown) => void;
}

/**
 * Makes the receiver of one request. It looks at who asks before it looks at what they say: only the main
 * frame of a known window, showing our own page, is heard; others get an exception and no reason. Then what
 * they say is parsed, and every answer, refusals included, is data.
 */
export function checkedCall<N extends IpcRequestName, S>(
  name: N,
  handler: IpcHandler<N>,
  options: CheckedCallOptions<S>,
): (source: CallSource<S>, data: unknown) => Promise<IpcOutcome<IpcAnswers[N]>> {
  const parse = parserOf(name, IPC_REQUESTS[name]);
  return async (source, data) => {
    const caller = trustedCaller(source, options);
    if (!caller) {
      options.onRefused(name);
      throw new Error('refused');
    }
    try {
      return { ok: true, value: await handler(parse(data), caller) };
    } catch (error) {
      options.onFailed(name, error);
      if (error instanceof ShapeError) {
        return { ok: false, error: new AppError('badRequest', { details: error.message }).data };
      }
      return { ok: false, error: appErrorData(error) };
    }
  };
}

function trustedCaller<S>(source: CallSource<S>, options: CheckedCallOptions<S>): Caller | undefined {
  const frame = source.senderFrame;
  // A frame that is null has navigated away or is gone; nobody is there to get an answer.
  if (!frame || frame.parent !== null || !isAppUrl(frame.url)) return undefined;
  return options.callerOf(source.sender);
}
