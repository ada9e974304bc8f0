import type { ZvonokBridge } from '../../../../shared/ipc/bridge.ts';
import { parseSignalNotice, parseSignalResult } from '../../../../shared/signaling/parse-signal.ts';
import { signalError } from '../../../../shared/signaling/signal-error.ts';
import type { SignalLink } from './signal-link.ts';

/** The bridge's way to the hub, with every answer and notice checked on arrival. */
export function checkedLink(live: ZvonokBridge['live']): SignalLink {
  return {
    request: async (method, data) => {
      const outcome = await live.request({ method, data });
      // Whatever kept the request from the hub, asking again is what helps.
      if (!outcome.ok) return signalError('hubUnreachable');
      return parseSignalResult(method, outcome.value) ?? signalError('malformedRequest');
    },
    onNotice: (listener) =>
      live.onNotice((value) => {
        const notice = parseSignalNotice(value);
        // A newer hub may have notices that this window has no use for.
        if (notice !== undefined) listener(notice);
      }),
  };
}
