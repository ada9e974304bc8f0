import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import Type from 'typebox';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { guardOf } from '../../shared/std/parse.ts';
import { HubHost, type HubHostState } from '../hub-host/hub-host.ts';
import { choosePort, isPortFree } from '../hub-host/port-choice.ts';
import { forkHub } from '../hub-host/utility-hub-process.ts';
import { ReplicaClient } from '../replica/client.ts';
import { fetchRecoveryKey, redeemPinReset } from '../replica/pin-reset-client.ts';
import { askRequest, askSchool, sendRequest, sendRequestMailCode } from '../replica/request-client.ts';
import { previewSlip, redeemSlip, sendMailCode } from '../replica/slip-client.ts';
import { startWorkerThread } from '../replica/worker-thread.ts';
import { Entry } from './entry/entry.ts';
import { RequestStore } from './entry/request-store.ts';
import { JsonFile } from './files/json-file.ts';
import type { Log } from './log.ts';
import type { AppPaths } from './paths.ts';
import type { UnsentWork } from './texts.ts';
import { PickedPapers } from './papers/picked-papers.ts';
import { ReplicaKeeper } from './replica-keeper.ts';
import { moveLegacyPeople } from './sessions/legacy-people.ts';
import { StartNotes } from './sessions/start-notes.ts';
import { makeDevice } from './vaults/new-device.ts';
import { VaultKeeping } from './vaults/overview.ts';
import { PolicyStore } from './vaults/policy.ts';
import { Vaults } from './vaults/vaults.ts';

export interface CoreOptions {
  readonly userData: string;
  readonly paths: AppPaths;
  readonly hubPort: number | undefined;
  readonly log: Log;
  readonly pickRoster: (what: 'folder' | 'zip') => Promise<string | undefined>;
  readonly pickPaper: () => Promise<string | undefined>;
  readonly confirmUnsent: (work: UnsentWork) => Promise<boolean>;
}

/** The trusted side of the application without its windows: the hub, the replica, and the way in. */
export interface Core {
  readonly hub: HubHost;
  readonly replica: ReplicaClient;
  readonly replicaKeeper: ReplicaKeeper;
  readonly vaults: Vaults;
  readonly notes: StartNotes;
  readonly policy: PolicyStore;
  readonly keeping: VaultKeeping;
  readonly entry: Entry;
  readonly pickedPapers: PickedPapers;
}

const isPort = guardOf(Type.Integer({ minimum: 1, maximum: 65_535 }));

export function createCore(options: CoreOptions): Core {
  const { userData, paths, log } = options;
  const hub = createHub(options);
  const { replica, replicaKeeper } = createReplica(options);
  const folder = join(userData, 'vaults');
  const vaults = new Vaults({ folder, store: safeStorage, platform: process.platform });
  const notes = new StartNotes({ path: join(folder, 'start.sealed'), device: () => vaults.device() });
  const policy = new PolicyStore(join(folder, 'policy.json'), () => log.warn('policy.broken'));
  const newToken = () => encodeBytes(randomBytes(15));
  const pickedPapers = new PickedPapers({ pickPaper: options.pickPaper, newToken });
  const entry = new Entry({
    hub,
    replica,
    slips: { previewSlip, redeemSlip, sendMailCode },
    requests: { askSchool, sendRequest, askRequest, sendRequestMailCode },
    requestStore: new RequestStore({
      path: join(folder, 'requests.sealed'),
      device: () => vaults.device(),
    }),
    recovery: { fetchRecoveryKey, redeemPinReset },
    vaults,
    notes,
    moveLegacyPeople: () =>
      moveLegacyPeople({ path: join(userData, 'people.json'), store: safeStorage, vaults }),
    makeDevice,
    folders: {
      demoHub: join(userData, 'hub-demo'),
      schoolHub: join(userData, 'hub'),
      demoRoster: paths.demoRoster,
    },
    pickRoster: options.pickRoster,
    confirmUnsent: options.confirmUnsent,
    newToken,
    orderPath: (token) => pickedPapers.of(token).path,
    log,
  });
  const keeping = new VaultKeeping({
    vaults,
    policy,
    hasDemo: () => existsSync(join(userData, 'hub-demo')),
    openVault: () => entry.inside.vault?.id ?? '',
  });
  return { hub, replica, replicaKeeper, vaults, notes, policy, keeping, entry, pickedPapers };
}

function createHub({ userData, paths, hubPort, log }: CoreOptions): HubHost {
  const port = new JsonFile<number | undefined>({
    path: join(userData, 'hub-port.json'),
    isValid: isPort,
    fallback: () => undefined,
    onBroken: () => log.warn('hub-port.broken'),
  });
  const onState = (state: HubHostState): void => {
    if (state.phase === 'failed') log.error('hub.failed', state.error);
    else log.info('hub.state', { phase: state.phase });
    if (state.phase === 'ready' && port.value !== state.status.port) {
      port.set(state.status.port).catch((error: unknown) => log.error('hub-port.write', error));
    }
  };
  const program = {
    bundle: paths.hub,
    mediaWorker: paths.mediaWorker,
    codeCache: codeCacheOf(userData),
  };
  return new HubHost({
    fork: (start) => forkHub(program, start),
    choosePort: () => choosePort({ remembered: port.value, wanted: hubPort, isFree: isPortFree }),
    onState,
  });
}

function createReplica({ userData, paths, log }: CoreOptions): Pick<Core, 'replica' | 'replicaKeeper'> {
  const replica = new ReplicaClient({
    startThread: () =>
      startWorkerThread({
        bundle: paths.replicaThread,
        codeCache: codeCacheOf(userData),
        onError: (error) => log.error('replica.thread', error),
      }),
    onCrash: (exitCode) => replicaKeeper.crashed(exitCode),
  });
  const replicaKeeper = new ReplicaKeeper({ restart: () => replica.restart(), log });
  return { replica, replicaKeeper };
}

/** A start that finds its code compiled is a fifth of a second faster. */
function codeCacheOf(userData: string): string {
  return join(userData, 'code-cache');
}
