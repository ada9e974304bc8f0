import type { SignalError } from '../../../../shared/signaling/signal-error.ts';
import { errorOf } from './signal-link.ts';

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** Without a way to the hub asking costs the link nothing, and the moment of its return counts. */
const longestOfflinePauseMs = 500;

/** The pause before the attempt after `failureCount` failures: 250 ms, doubling, 10 s at most. */
export function pauseMs(failureCount: number): number {
  return Math.min(firstPauseMs * 2 ** Math.max(0, failureCount - 1), longestPauseMs);
}

/** Resolves after a time; rejects with the signal's reason if that comes first. */
export function pause(timeMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject: (reason: Error) => void) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('The lesson went on without this step.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, timeMs);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Does some work until it succeeds, as long as its failures can pass by themselves. Throws the first
 * lasting failure, or an `AbortError` once the signal says that the work is not wanted any more.
 */
export async function persist<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onRetry: (error: SignalError) => void = () => undefined,
): Promise<T> {
  for (let failureCount = 1; ; failureCount += 1) {
    signal.throwIfAborted();
    let isOffline = false;
    try {
      return await work();
    } catch (thrown) {
      const error = errorOf(thrown);
      if (signal.aborted || !error.isRetryable) throw thrown;
      onRetry(error);
      isOffline = error.reason === 'hubUnreachable';
    }
    const waitMs = pauseMs(failureCount);
    await pause(isOffline ? Math.min(waitMs, longestOfflinePauseMs) : waitMs, signal);
  }
}
