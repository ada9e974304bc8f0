import type { types } from 'mediasoup-client';
import { pause, persist } from './persist.ts';

/** What the watch needs of a media transport. */
type WatchedTransport = {
  readonly connectionState: types.ConnectionState;
  on(event: 'connectionstatechange', listener: (state: types.ConnectionState) => void): unknown;
};

export type TransportWatch = {
  /** Renews the ICE credentials on both sides; throws `SignalFailure` if the hub does not. */
  restart(): Promise<void>;
  /** Whether media can be expected to flow. */
  onTrouble(isTroubled: boolean): void;
  /** The transport cannot be saved: only joining again helps. */
  onLost(): void;
};

// A short gap usually closes by itself, and a restart costs a round trip over the weak link.
const patienceMs = 2_000;
// How long a restarted transport gets before the next attempt.
const attemptMs = 5_000;
const maxAttempts = 5;

/** Keeps a transport alive: after a lost way to the hub it restarts ICE, with growing pauses. */
export function watchTransport(
  transport: WatchedTransport,
  watch: TransportWatch,
  signal: AbortSignal,
): void {
  let isRecovering = false;

  const isUp = () => transport.connectionState === 'connected';

  async function recover(firstPauseMs: number): Promise<void> {
    await pause(firstPauseMs, signal);
    for (let attempt = 1; attempt <= maxAttempts && !isUp(); attempt += 1) {
      // While the hub cannot be asked, waiting for it is no failed attempt at restoring media.
      await persist(() => (isUp() ? Promise.resolve() : watch.restart()), signal);
      await pause(attemptMs, signal);
    }
    if (!isUp()) watch.onLost();
  }

  transport.on('connectionstatechange', (state) => {
    if (signal.aborted) return;
    if (state === 'connected') watch.onTrouble(false);
    if (state !== 'disconnected' && state !== 'failed') return;
    watch.onTrouble(true);
    if (isRecovering) return;
    isRecovering = true;
    recover(state === 'failed' ? 0 : patienceMs)
      .catch(() => {
        if (!signal.aborted) watch.onLost();
      })
      .finally(() => (isRecovering = false));
  });
}
