import { join } from 'node:path';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { HubControlName, HubStatus } from '../../../../shared/ipc/hub-control.ts';
import type { ReplicaCommand } from '../../../../shared/ipc/replica-thread.ts';
import type { IssuedSlip } from '../../../../shared/ipc/issued-slip.ts';
import type { DemoPerson, SlipPreview } from '../../../../shared/ipc/values.ts';
import { vaultBoxLabel } from '../../../../shared/vault/pin-reset.ts';
import { HUB_CONTROL_ANSWERS } from '../../../hub-host/control-answers.ts';
import { REPLICA_ANSWERS } from '../../../replica/answers.ts';
import { newBoxKeyPair, openBox } from '../../../replica/sealed-box.ts';
import { StartNotes } from '../../sessions/start-notes.ts';
import { fakeDeviceStore } from '../../vaults/testing/fake-device-store.ts';
import { Vaults } from '../../vaults/vaults.ts';
import type { EntryParts } from '../entry-parts.ts';
import { RequestStore } from '../request-store.ts';

export const DEMO_PIN = 'd'.repeat(64);
export const SCHOOL_PIN = 'e'.repeat(64);
export const REMOTE_PIN = 'f'.repeat(64);

export const TEACHER: DemoPerson = {
  id: 'teacher',
  name: 'Ольга Ивановна Смирнова',
  roles: ['teacher'],
  position: 'Учитель математики',
  classrooms: ['7А'],
  isSuggested: true,
};

const PREVIEW: SlipPreview = {
  purpose: 'person',
  childName: '',
  needsEmail: false,
  schoolTitle: 'Школа № 5',
  personName: 'Анна Петрова',
  roles: [],
  position: '',
  classrooms: [],
  chats: [],
  expiresAt: 0,
};

const PICKED = {
  source: 'roster.zip',
  schoolTitle: 'Школа № 7',
  counts: { classrooms: 1, pupils: 20, parents: 30, staff: 4 },
  administrators: [],
  problems: [],
  problemCount: 0,
  canImport: true,
};

function statusOf(folder: string): HubStatus {
  const isDemo = folder.endsWith('demo');
  return {
    hub: 'hub-1',
    port: 7443,
    addresses: ['127.0.0.1:7443', '192.168.1.5:7443'],
    keyPin: isDemo ? DEMO_PIN : SCHOOL_PIN,
    school: { id: 'school', title: isDemo ? 'Показательная школа' : 'Школа № 7', isDemo },
    media: 'preparing',
  };
}

function slipFor(person: string): IssuedSlip {
  const addresses = ['127.0.0.1:7443'];
  return {
    id: 'slip',
    purpose: 'person',
    personName: 'Имя',
    role: 'teacher',
    classroom: '',
    childName: '',
    schoolTitle: 'Школа',
    addresses,
    words: [],
    code: `code-${person}`,
    qr: '',
    expiresAt: 0,
    mostUses: 1,
  };
}

/** The rest of the application as a test sees it: what was asked, and what to answer with. */
export class FakeParts implements EntryParts {
  readonly log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  readonly folders = { demoHub: '/data/hub-demo', schoolHub: '/data/hub', demoRoster: '/app/demo-school' };
  readonly asked: string[] = [];
  readonly opened: { person: string; addresses: readonly string[]; keyPin: string }[] = [];
  /** The keys that the replica was opened with, as they were then. */
  readonly keys: string[] = [];
  readonly store = fakeDeviceStore();
  readonly vaults: Vaults;
  readonly notes: StartNotes;
  readonly requestStore: RequestStore;
  readonly hubKey = newBoxKeyPair();
  isDemoSchool = false;
  openError: AppError | undefined;
  readonly #connections = new Set<(view: unknown) => void>();
  isReplicaOpen = false;
  waiting = 0;
  isLinked = false;
  confirms = true;
  pickedPath: string | undefined = '/home/anna/roster.zip';
  hubError: AppError | undefined;
  /** Resolves a start of the hub; tests that let it hang replace it. */
  hubGate: Promise<void> = Promise.resolve();
  movedPort = 7443;
  networkHost = '192.168.1.5';
  isRedeemingBroken = false;
  #hubFolder: string | undefined;

  constructor(folder: string) {
    this.vaults = new Vaults({
      folder: join(folder, 'vaults'),
      store: this.store,
      platform: 'linux',
      stretchCost: { cost: 2 ** 4, blockSize: 8, parallel: 1 },
    });
    this.requestStore = new RequestStore({
      path: join(folder, 'vaults', 'requests.sealed'),
      device: () => this.vaults.device(),
    });
    this.notes = new StartNotes({
      path: join(folder, 'vaults', 'start.sealed'),
      device: () => this.vaults.device(),
    });
  }

  get hub(): EntryParts['hub'] {
    const answers: Partial<Record<HubControlName, (data: object) => unknown>> = {
      'school.openDemo': () => this.#status(),
      'school.demoPeople': () => [TEACHER],
      'school.create': () => ({
        school: 'school',
        administrator: 'head',
        slips: { head: slipFor('director'), administrator: slipFor('head') },
      }),
      'roster.preview': () => PICKED,
      'roster.import': () => ({ school: 'school', administrator: 'head' }),
      'slip.issue': (data) => slipFor('person' in data ? String(data.person) : ''),
    };
    return {
      start: async (folder: string) => {
        this.asked.push(`start ${folder}`);
        await this.hubGate;
        if (this.hubError) throw this.hubError;
        this.#hubFolder = folder;
        return this.#status();
      },
      control: (name, data) => {
        this.asked.push(name);
        const read = HUB_CONTROL_ANSWERS[name];
        return Promise.resolve(read(answers[name]?.(data)));
      },
      status: this.#hubFolder === undefined ? undefined : this.#status(),
    };
  }

  readonly replica: EntryParts['replica'] = {
    open: (data) => this.#open(data),
    reopen: (data) => this.#open(data),
    close: () => {
      this.isReplicaOpen = false;
      return Promise.resolve();
    },
    renew: () => {
      this.asked.push('renew');
      return Promise.resolve();
    },
    command: (name) => {
      const read = REPLICA_ANSWERS[name];
      return Promise.resolve(read({ waiting: this.waiting, waitingMessages: 0, refused: 0, aside: 0 }));
    },
    watch: (_query, _params, listener) => {
      this.#connections.add(listener);
      queueMicrotask(() => listener(this.#view()));
      return { started: Promise.resolve(), stop: () => this.#connections.delete(listener) };
    },
  };

  readonly recovery: EntryParts['recovery'] = {
    fetchRecoveryKey: () =>
      Promise.resolve({ recoveryKey: this.hubKey.publicKey, isDemo: this.isDemoSchool }),
    redeemPinReset: ({ hub, person, code, box }) => {
      this.asked.push(`reset ${person} at ${hub.addresses.join(' ')}`);
      if (code !== 'good') return Promise.reject(new AppError('resetUnknown'));
      const key = openBox(this.hubKey, vaultBoxLabel({ person, hubKeyPin: hub.keyPin }), box);
      return key ? Promise.resolve(key) : Promise.reject(new AppError('resetOtherPerson'));
    },
  };

  moveLegacyPeople = () => Promise.resolve();

  /** The replica tells how much is unsent. */
  #view() {
    const state = { kind: this.isLinked ? 'live' : 'offline' };
    return { state, waitingCount: this.waiting, refusedCount: 0, asideCount: 0 };
  }

  #say(view: unknown): void {
    for (const listener of [...this.#connections]) listener(view);
  }

  /** How many watch the link. */
  get listeners(): number {
    return this.#connections.size;
  }

  sayUnsent(waitingCount: number): void {
    this.waiting = waitingCount;
    this.#say(this.#view());
  }

  /** The hub says that this device was signed out. */
  saySignedOut(): void {
    this.#say({ state: { kind: 'needsLogin', error: { code: 'deviceSignedOut' } } });
  }

  /** Whether the hub of a request is reached, and what became of the request there. */
  isHubReached = true;
  requestState: 'open' | 'accepted' | 'refused' = 'open';

  readonly requests: EntryParts['requests'] = {
    askSchool: async () => {
      await this.#reach();
      return { school: { schoolTitle: 'Школа № 5', isOpen: true, classrooms: [] }, keyPin: REMOTE_PIN };
    },
    sendRequestMailCode: () => Promise.resolve(0),
    sendRequest: async ({ name }) => {
      await this.#reach();
      this.asked.push(`request ${name.givenName}`);
      return { request: 'request-1', keyPin: REMOTE_PIN };
    },
    askRequest: async ({ withdraw }) => {
      await this.#reach();
      if (withdraw) this.asked.push('withdraw');
      const state = withdraw ? 'withdrawn' : this.requestState;
      const accepted = { person: 'anna', personName: 'Анна Петрова', roles: ['pupil'] as const };
      const nobody = { person: '', personName: '', roles: [] };
      const who = state === 'accepted' ? { ...accepted, roles: [...accepted.roles] } : nobody;
      return { state, ...who, schoolTitle: 'Школа № 5' };
    },
  };

  #reach(): Promise<void> {
    return this.isHubReached
      ? Promise.resolve()
      : Promise.reject(new AppError('hubUnreachable', { isRetryable: true }));
  }

  readonly slips: EntryParts['slips'] = {
    sendMailCode: () => Promise.resolve(0),
    previewSlip: ({ code }) =>
      code === 'used'
        ? Promise.reject(new AppError('slipUsed'))
        : Promise.resolve({ preview: PREVIEW, keyPin: REMOTE_PIN }),
    redeemSlip: ({ address, code }) => {
      if (this.isRedeemingBroken) return Promise.reject(new AppError('hubUnreachable'));
      this.asked.push(`redeem ${code}`);
      const isOwn = address.startsWith('127.0.0.1');
      return Promise.resolve({
        person: code.replace('code-', ''),
        addresses: [address],
        keyPin: isOwn ? this.#status().keyPin : REMOTE_PIN,
      });
    },
  };

  makeDevice = () => ({ publicKey: new Uint8Array(32), privateKey: 'AAAA', number: '000000000000' });
  pickRoster = () => Promise.resolve(this.pickedPath);
  confirmUnsent = () => Promise.resolve(this.confirms);
  newToken = () => 'token-1';

  orderPath = (token: string): string => {
    if (token !== 'order') throw new AppError('notFound');
    return '/home/anna/prikaz.pdf';
  };

  #status(): HubStatus {
    const status = statusOf(this.#hubFolder ?? '');
    return {
      ...status,
      port: this.movedPort,
      addresses: [`127.0.0.1:${this.movedPort}`, `${this.networkHost}:${this.movedPort}`],
    };
  }

  #open(data: ReplicaCommand<'open'>): Promise<void> {
    if (this.openError) return Promise.reject(this.openError);
    this.isReplicaOpen = true;
    this.keys.push(Buffer.from(data.vault?.key ?? []).toString('hex'));
    this.opened.push({ person: data.person, addresses: data.addresses, keyPin: data.keyPin });
    return Promise.resolve();
  }
}
