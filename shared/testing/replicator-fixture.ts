import type { Changes } from '../protocol/changes.ts';
import { PROTOCOL_VERSION } from '../protocol/limits.ts';
import type { Nonce } from '../protocol/nonce.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { ConnectionState } from '../replica/views.ts';
import { Replicator } from '../sync/replicator.ts';
import { HybridClock } from '../time/hybrid-clock.ts';
import { FakeNetwork, settle } from './fake-transport.ts';
import { TEST_DEVICE } from './make-documents.ts';
import { ManualTimers } from './manual-timers.ts';
import { MemoryReplicaStore } from './memory-replica-store.ts';

export const LONGEST_WAIT_MS = 30_000;
export const NONCE: Nonce = {
  type: 'nonce',
  nonce: new Uint8Array(16).fill(7),
  oldest: 1,
  newest: PROTOCOL_VERSION,
  now: 1_700_000_000_000,
};
export const WELCOME: Welcome = {
  type: 'welcome',
  now: NONCE.now,
  codec: 'plain',
  remainingDocuments: 0,
  remainingBytes: 0,
  stream: '0123456789abcdef',
  isResumed: false,
  needsScopes: false,
  needsNumber: false,
  shared: [],
  ends: [],
};

export function changes(of: Partial<Changes>): Changes {
  return {
    type: 'changes',
    n: 1,
    documents: [],
    checkpoints: [],
    upTo: null,
    forget: [],
    remainingDocuments: 0,
    remainingBytes: 0,
    now: NONCE.now,
    ...of,
  };
}

/** A replicator over a store of maps, a played network and time that a test moves. */
export function setUpReplicator() {
  const network = new FakeNetwork();
  const timers = new ManualTimers(NONCE.now);
  const store = new MemoryReplicaStore();
  const clock = new HybridClock({ now: () => timers.now(), device: TEST_DEVICE });
  const signed: string[] = [];
  const notices: unknown[] = [];
  const states: ConnectionState['kind'][] = [];
  const replicator = new Replicator({
    store,
    clock,
    timers,
    connect: network.connect,
    random: () => 1,
    person: 'anna',
    device: new Uint8Array(32).fill(1),
    session: '0123456789abcdef',
    run: { number: TEST_DEVICE, run: 1 },
    newNumber: () => '000000000009',
    sign: (text) => {
      signed.push(text);
      return Promise.resolve(new Uint8Array(64).fill(2));
    },
    onNotice: (data) => notices.push(data),
  });
  replicator.progress.watch(({ state }) => {
    if (states.at(-1) !== state.kind) states.push(state.kind);
  });
  const state = () => replicator.progress.value.state;
  const connected = async () => {
    replicator.start();
    await settle();
    network.last.deliver(NONCE);
    await settle();
    network.last.deliver(WELCOME);
    await settle();
  };
  return { network, timers, store, clock, signed, notices, states, replicator, state, connected };
}
