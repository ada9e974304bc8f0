import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { HubControlName, HubStatus } from '../../../../shared/ipc/hub-control.ts';
import type { DemoPerson, IssuedSlip, SlipPreview } from '../../../../shared/ipc/values.ts';
import { HUB_CONTROL_ANSWERS } from '../../../hub-host/control-answers.ts';
import { REPLICA_ANSWERS } from '../../../replica/answers.ts';
import { KnownPeople } from '../../sessions/known-people.ts';
import type { EntryParts } from '../entry-parts.ts';

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
  return { personName: 'Имя', schoolTitle: 'Школа', addresses, code: `code-${person}`, qr: '', expiresAt: 0 };
}

/** The rest of the application as a test sees it: what was asked, and what to answer with. */
export class FakeParts implements EntryParts {
  readonly log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  readonly folders = { demoHub: '/data/hub-demo', schoolHub: '/data/hub', demoRoster: '/app/demo-school' };
  readonly asked: string[] = [];
  readonly opened: { person: string; addresses: readonly string[]; keyPin: string }[] = [];
  readonly people: KnownPeople;
  isReplicaOpen = false;
  waiting = 0;
  confirms = true;
  pickedPath: string | undefined = '/home/anna/roster.zip';
  hubError: AppError | undefined;
  /** Resolves a start of the hub; tests that let it hang replace it. */
  hubGate: Promise<void> = Promise.resolve();
  movedPort = 7443;
  isRedeemingBroken = false;
  #hubFolder: string | undefined;

  constructor(folder = mkdtempSync(join(tmpdir(), 'zvonok-entry-'))) {
    this.people = new KnownPeople({
      path: join(folder, 'people.json'),
      secrets: () =>
        Promise.resolve({
          level: 'device',
          seal: (secret: string) => Promise.resolve(secret),
          unseal: (secret: string) => Promise.resolve({ secret, shouldSealAgain: false }),
        }),
      onBroken: () => undefined,
    });
  }

  get hub(): EntryParts['hub'] {
    const answers: Partial<Record<HubControlName, (data: object) => unknown>> = {
      'school.openDemo': () => this.#status(),
      'school.demoPeople': () => [TEACHER],
      'school.create': () => ({ school: 'school', administrator: 'head' }),
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
    command: (name) => {
      const read = REPLICA_ANSWERS[name];
      return Promise.resolve(read({ waiting: this.waiting, waitingMessages: 0, refused: 0, aside: 0 }));
    },
  };

  readonly slips: EntryParts['slips'] = {
    previewSlip: ({ code }) =>
      code === 'used' ? Promise.reject(new AppError('slipUsed')) : Promise.resolve({ preview: PREVIEW }),
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

  #status(): HubStatus {
    const status = statusOf(this.#hubFolder ?? '');
    return { ...status, port: this.movedPort, addresses: [`127.0.0.1:${this.movedPort}`] };
  }

  #open(data: { person: string; addresses: string[]; keyPin: string }): Promise<void> {
    this.isReplicaOpen = true;
    this.opened.push({ person: data.person, addresses: data.addresses, keyPin: data.keyPin });
    return Promise.resolve();
  }
}
