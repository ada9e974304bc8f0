import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { CODECS } from '../../../../electron/replica/codecs.ts';
import type { DeviceKey } from '../../../../electron/replica/device-key.ts';
import { realTimers } from '../../../../electron/replica/open-replica.ts';
import { socketConnect, upgrade } from '../../../../electron/replica/socket-transport.ts';
import { encodeBytes } from '../../../../shared/ids/base32.ts';
import { deviceNumber } from '../../../../shared/ids/id.ts';
import type { ReplicaStore } from '../../../../shared/sync/replica-store.ts';
import { Replicator } from '../../../../shared/sync/replicator.ts';
import type { Connect, Transport } from '../../../../shared/sync/transport.ts';
import { HybridClock } from '../../../../shared/time/hybrid-clock.ts';

export interface Hub {
  readonly port: number;
  readonly keyPin: string;
  readonly isTls: boolean;
}

/** The product's replicator for one device, over a connection with TLS or, to measure, without. */
export async function replicatorOf(of: {
  readonly store: ReplicaStore;
  readonly person: string;
  readonly key: DeviceKey;
  readonly connect: Connect;
}): Promise<Replicator> {
  const { store, person, key } = of;
  const newNumber = () => deviceNumber(randomBytes(6), 0);
  const run = await store.beginRun(newNumber());
  return new Replicator({
    store,
    connect: of.connect,
    clock: new HybridClock({ now: () => Date.now(), device: run.number }),
    run,
    newNumber,
    codecs: CODECS,
    timers: realTimers,
    random: Math.random,
    person,
    device: key.publicKey,
    session: encodeBytes(randomBytes(15)),
    sign: key.sign,
    onNotice: () => undefined,
  });
}

export function connectTo({ port, keyPin, isTls }: Hub): Connect {
  if (isTls) return socketConnect({ addresses: [`127.0.0.1:${port}`], keyPin });
  return () => {
    const abort = new AbortController();
    return { transport: dial(port, keyPin, abort.signal), cancel: () => abort.abort() };
  };
}

async function dial(port: number, keyPin: string, signal: AbortSignal): Promise<Transport> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect', { signal });
  return await upgrade({ socket, keyPin }, signal);
}

/** Resolves when the hub has said that everything is held. */
export function untilLive(replicator: Replicator): Promise<void> {
  return untilState(replicator, 'live');
}

export function untilState(replicator: Replicator, kind: 'live' | 'offline'): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      if (replicator.progress.value.state.kind !== kind) return false;
      resolve();
      return true;
    };
    if (look()) return;
    const unwatch = replicator.progress.watch(() => {
      if (look()) unwatch();
    });
  });
}
