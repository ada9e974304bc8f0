import type { StreamCodec } from '../protocol/stream-codec.ts';
import type { ConnectionState } from '../replica/views.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import type { ReplicaStore, Run } from './replica-store.ts';
import type { Connect, Timers } from './transport.ts';

export interface ReplicatorOptions {
  readonly store: ReplicaStore;
  readonly connect: Connect;
  readonly clock: HybridClock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly person: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly device: Uint8Array;
  /** What the computer calls itself, at most 80 letters; a hub keeps it until the person names the device. */
  readonly deviceName?: string;
  readonly session: string;
  /** The opening of the store that this is (`ReplicaWriter.beginRun`). */
  readonly run: Run;
  /** Makes a device number of 12 letters that nobody has. */
  readonly newNumber: () => string;
  /** What this program compresses with, the best first; without any, `plain`. */
  readonly codecs?: readonly StreamCodec[];
  readonly sign: (text: string) => Promise<Uint8Array>;
  readonly onNotice: (data: unknown) => void;
}

export interface SyncProgress {
  readonly state: ConnectionState;
  /** Hub time up to which everything is held, 0 before the first time. */
  readonly syncedUpTo: number;
}
