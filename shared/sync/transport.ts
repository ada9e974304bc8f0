import type { AppErrorData } from '../errors/app-error.ts';

/**
 * One open, pinned connection to a hub that carries whole frames in order. What is sent after `close`
 * is dropped. Handlers are set once, before the first frame is delivered.
 */
export interface Transport {
  /** SHA-256 of the hub's key as seen on this very connection, in hexadecimal. */
  readonly hubKeyPin: string;
  send(frame: Uint8Array): void;
  close(): void;
  onFrame(handler: (frame: Uint8Array) => void): void;
  /** Called once, also after an own `close`. */
  onClosed(handler: (reason: AppErrorData | undefined) => void): void;
}

/** A connection on its way. Cancelling makes the promise fail and leaves nothing open. */
export interface Dialing {
  /** Fails with AppError (`hubUnreachable`, `hubOtherKey`). */
  readonly transport: Promise<Transport>;
  cancel(): void;
}

export type Connect = () => Dialing;

/** The part of timers that the replicator needs, passed in so that a simulator can own time. */
export interface Timers {
  now(): number;
  after(delayMs: number, run: () => void): () => void;
}
