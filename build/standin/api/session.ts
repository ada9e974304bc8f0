import { host } from '../host.ts';
import { face, options, StandinEmitter } from '../strict-object.ts';
import { Protocol } from './protocol.ts';
import { SessionRules } from './session-rules.ts';
import { WebRequest } from './web-request.ts';

const checkFromPartition = options<Electron.FromPartitionOptions>()('FromPartitionOptions', ['cache']);
const checkClear = options<Electron.ClearStorageDataOptions>()('ClearStorageDataOptions', [
  'origin',
  'storages',
]);

const sessions = new Map<string, Session>();

/** The rules behind a session. */
export let rulesOf: (session: Session) => SessionRules;

/** Electron's Session; all of them live in memory. */
export class Session extends StandinEmitter<Electron.Session> {
  static readonly apiName = 'session';
  static override readonly offeredEvents = ['will-download'];
  readonly protocol: Electron.Protocol;
  readonly webRequest: Electron.WebRequest;
  readonly #rules: SessionRules;
  #spellCheckerLanguages: string[] = [];
  #isSpellCheckerEnabled = true;

  static {
    rulesOf = (session) => session.#rules;
  }

  constructor(partition: string) {
    super();
    this.#rules = new SessionRules(partition);
    this.protocol = face<Electron.Protocol>(new Protocol(this.#rules));
    this.webRequest = face<Electron.WebRequest>(new WebRequest(this.#rules));
  }

  static get defaultSession(): Electron.Session {
    return Session.fromPartition('');
  }

  static fromPartition(partition: string, fromOptions?: Electron.FromPartitionOptions): Electron.Session {
    checkFromPartition(fromOptions);
    if (partition.startsWith('persist:')) throw new Error('the stand-in keeps sessions in memory only');
    const session = sessions.get(partition) ?? new Session(partition);
    sessions.set(partition, session);
    return face<Electron.Session>(session);
  }

  isPersistent(): boolean {
    return false;
  }

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.#rules.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.#rules.permissionCheck = handler;
  }

  // No page is ever offered a device, so there is nothing to decide.
  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    return undefined;
  }

  setDisplayMediaRequestHandler(
    handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0],
  ): void {
    this.#rules.displayRequest = handler;
  }

  async clearStorageData(clearOptions: Electron.ClearStorageDataOptions = {}): Promise<void> {
    checkClear(clearOptions);
    const { schemes } = host();
    const names: Record<string, string> = {
      filesystem: 'file_systems',
      indexdb: 'indexeddb',
      localstorage: 'local_storage',
    };
    const renamed: Record<string, string> = {
      serviceworkers: 'service_workers',
      cachestorage: 'cache_storage',
    };
    const storages = clearOptions.storages?.map((name) => names[name] ?? renamed[name] ?? name) ?? ['all'];
    const origin = schemes.toChromium(clearOptions.origin ?? '').replace(/\/$/, '') || '*';
    const session = await this.#anyPage();
    await session?.send('Storage.clearDataForOrigin', { origin, storageTypes: storages.join(',') });
  }

  async clearCache(): Promise<void> {
    const session = await this.#anyPage();
    await session?.send('Network.clearBrowserCache');
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#isSpellCheckerEnabled = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#isSpellCheckerEnabled;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.#spellCheckerLanguages = [...languages];
  }

  getSpellCheckerLanguages(): string[] {
    return [...this.#spellCheckerLanguages];
  }

  async #anyPage() {
    return (await host().browser).pageOf(this.#rules.partition);
  }
}
