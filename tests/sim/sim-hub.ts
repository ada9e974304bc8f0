import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Sessions } from '../../server/gateway/sessions.ts';
import { Hub } from '../../server/hub.ts';
import { LiveCalls } from '../../server/media/live-calls.ts';
import { createLog } from '../../server/observability/log.ts';
import { Metrics } from '../../server/observability/metrics.ts';
import { backUp } from '../../server/store/backup.ts';
import type { HubStore } from '../../server/store/hub-store.ts';
import { beginNewEpoch, openSqlcipherHubStore } from '../../server/store/sqlcipher-hub-store.ts';
import { loadStoreKey } from '../../server/store/store-key.ts';
import { deviceNumber } from '../../shared/ids/id.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { kindNames } from '../../shared/schema/kinds.ts';
import { TEST_PIN } from '../../shared/testing/fake-transport.ts';
import { TEST_EPOCH, TEST_HUB } from '../../shared/testing/make-documents.ts';
import type { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore } from '../fixtures/hub-store.ts';
import { noMedia } from '../fixtures/no-media.ts';
import { AccessModel } from './access-model.ts';
import { chainedCodec } from './chained-codec.ts';
import { SentFrames } from './deliveries.ts';
import type { Ledger } from './ledger.ts';
import { Life, mortal, mortalTimers, type UnderWay } from './life.ts';
import { type Ending, SocketPair } from './socket-pair.ts';

const GATHERING_TURNS = 8;

interface Program {
  readonly life: Life;
  readonly hub: Hub;
  readonly sessions: Sessions;
}

export interface SimHubOptions {
  readonly timers: ManualTimers;
  readonly ledger: Ledger;
  readonly underWay: UnderWay;
  /** Where the hub's store lies; without it, in memory. */
  readonly folder: string | undefined;
}

/**
 * The hub's real parts over a store in memory or, where it shall be backed up, in a file; in a program that
 * can stop, be killed, and start again.
 */
export class SimHub {
  readonly pairs = new Set<SocketPair>();
  readonly access = new AccessModel();
  readonly frames = new SentFrames();
  /** Hub clock minus the world's time, in milliseconds. */
  skewMs = 0;
  /** What the connections look like when the program ends by a planned fate. */
  ending: Ending = 'reset';
  readonly #timers: ManualTimers;
  readonly #ledger: Ledger;
  readonly #underWay: UnderWay;
  readonly #folder: string | undefined;
  #runs = 0;
  #store: HubStore;
  #program: Program | undefined;

  constructor({ timers, ledger, underWay, folder }: SimHubOptions) {
    this.#folder = folder;
    this.#store = openStore(folder);
    this.#timers = timers;
    this.#ledger = ledger;
    this.#underWay = underWay;
  }

  get store(): HubStore {
    return this.#store;
  }

  get hub(): Hub {
    if (!this.#program) throw new Error('the hub does not run');
    return this.#program.hub;
  }

  /** Every document that the hub keeps. */
  async all(): Promise<readonly AcceptedDocument[]> {
    return (await Promise.all(kindNames().map((kind) => this.store.byKind(kind)))).flat();
  }

  get isRunning(): boolean {
    return this.#program !== undefined;
  }

  get wasRestored(): boolean {
    return this.#ledger.counts.restores > 0;
  }

  get life(): Life | undefined {
    return this.#program?.life;
  }

  /** The hub's own clock, as wrong as it is. */
  now(): number {
    return this.#timers.now() + this.skewMs;
  }

  async start(): Promise<void> {
    const life = new Life();
    const hub = new Hub({
      store: mortal(this.#store, life, this.#underWay),
      keyPin: TEST_PIN,
      now: () => this.now(),
      addresses: () => [],
      // What comes in one moment of a seed is one round, too, without any wait for the real clock.
      gather: async () => {
        for (let turn = 0; turn < GATHERING_TURNS; turn++) await Promise.resolve();
      },
      // Each run has another one, as in life, and each world the same ones.
      number: deviceNumber(Uint8Array.of(0, 0, 0, 1, 0, this.#runs++), 0),
    });
    await hub.acceptor.begin();
    await this.access.read(this.store);
    hub.acceptor.onAccepted((documents) => this.access.learn(documents));
    const push = hub.acceptor.push.bind(hub.acceptor);
    hub.acceptor.push = async (person, parts) => {
      const verdicts = await push(person, parts);
      this.#ledger.judged(parts, verdicts);
      return verdicts;
    };
    const sessions = new Sessions({
      hub,
      live: new LiveCalls(hub, noMedia),
      log: createLog('silent'),
      metrics: new Metrics(),
      timers: mortalTimers(this.#timers, life),
      codecs: [chainedCodec],
    });
    this.#program = { life, hub, sessions };
    life.onEnd(() => {
      this.#program = undefined;
      this.#ledger.counts.ends += 1;
      for (const pair of this.pairs) pair.hubDies(this.ending);
    });
  }

  /** Says goodbye and ends. */
  stop(): void {
    this.#program?.sessions.stop();
    this.kill('closed');
  }

  /** Ends without a word, in the middle of whatever it does. */
  kill(ending: Ending): void {
    this.ending = ending;
    this.#program?.life.end();
  }

  /** Copies the store, while the hub stands still. Does nothing for a store in memory. */
  async backUp(to: string): Promise<void> {
    if (this.#folder) await this.#withStoreClosed(this.#folder, (folder) => backUp(folder, to));
  }

  /** Puts a copy back, while the hub stands still: what was accepted since is lost. */
  async restore(from: string): Promise<void> {
    const { counts } = this.#ledger;
    const epoch = `epoch${String(1 + ++counts.restores).padStart(3, '0')}`;
    if (this.#folder) await this.#withStoreClosed(this.#folder, (folder) => putBack(from, folder, epoch));
  }

  async #withStoreClosed(folder: string, run: (folder: string) => unknown): Promise<void> {
    if (this.#program) throw new Error('the hub runs');
    await this.#store.close();
    run(folder);
    this.#store = openStore(folder);
  }

  /** A new connection; undefined while the hub does not run. */
  accept(): SocketPair | undefined {
    const { sessions } = this.#program ?? {};
    if (!sessions) return undefined;
    this.#ledger.counts.connections += 1;
    const pair = new SocketPair(TEST_PIN, (socket) => {
      let person = () => '';
      const session = sessions.add({
        send: (frame) =>
          socket.send(
            this.frames.sent(frame, { facts: this.access.factsOf(person()), epoch: this.#store.epoch }),
          ),
        close: () => socket.close(),
      });
      // The first frame was sent before anyone was known.
      person = () => session.person;
      return {
        frame: (frame) => session.frame(frame),
        closed: () => sessions.remove(session),
      };
    });
    this.pairs.add(pair);
    return pair;
  }
}

function openStore(folder: string | undefined): HubStore {
  if (folder === undefined) return openMemoryStore();
  return openSqlcipherHubStore({
    path: join(folder, 'hub.db'),
    key: loadStoreKey(folder),
    newNames: () => ({ hub: TEST_HUB, epoch: TEST_EPOCH }),
  });
}

/** As the hub's command does it, with a name for the epoch that is the same every time. */
function putBack(from: string, folder: string, epoch: string): void {
  rmSync(folder, { recursive: true });
  cpSync(from, folder, { recursive: true });
  beginNewEpoch({ path: join(folder, 'hub.db'), key: loadStoreKey(folder) }, epoch);
}
