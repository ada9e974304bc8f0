import Value from 'typebox/value';
import { isSignalError, SignalError, signalError } from '../../../shared/signaling/signal-error.ts';
import { SignalNotice } from '../../../shared/signaling/signal-notices.ts';
import {
  type SignalAnswer,
  type SignalMethod,
  signalRequests,
} from '../../../shared/signaling/signal-requests.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import type { SignalLink } from './media/signal-link.ts';

/**
 * The way of a lesson's signalling to the hub, parsed here because media acts on it. The schemas are
 * checked step by step: compiled ones would make code at run time, which the window's policy forbids.
 */
export function hubLink(): SignalLink {
  return {
    request: async (method, data) => {
      const outcome = await ask(bridge().live.request, { method, data });
      if (!outcome.ok)
        return signalError(outcome.error.code === 'notAllowed' ? 'notInvited' : 'hubUnreachable');
      return parseResult(method, outcome.value) ?? signalError('hubUnreachable');
    },
    onNotice: (listener) =>
      bridge().live.onNotice((value: unknown) => {
        if (isNotice(value)) listener(value);
      }),
  };
}

function parseResult<M extends SignalMethod>(
  method: M,
  value: unknown,
): SignalAnswer<M> | SignalError | undefined {
  if (isError(value)) return value;
  return isAnswer(method, value) ? value : undefined;
}

function isAnswer<M extends SignalMethod>(method: M, value: unknown): value is SignalAnswer<M> {
  return Value.Check(signalRequests[method].answer, value);
}

function isError(value: unknown): value is SignalError {
  return (
    typeof value === 'object' && value !== null && isSignalError(value) && Value.Check(SignalError, value)
  );
}

function isNotice(value: unknown): value is SignalNotice {
  return Value.Check(SignalNotice, value);
}
