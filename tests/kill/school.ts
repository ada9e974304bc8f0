import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubProcess } from '../../build/drive/hub-process.ts';
import { DEMO_ROSTER, PROJECT } from '../../build/drive/project.ts';
import type { HubStore } from '../../server/store/hub-store.ts';
import { openSqlcipherHubStore } from '../../server/store/sqlcipher-hub-store.ts';
import { loadStoreKey } from '../../server/store/store-key.ts';
import { KillableDesktop } from './desktop.ts';

const PROGRAM = join(PROJECT, 'server/main.ts');
/** Two people who are in one chat; the first has two computers. */
const OWNERS = ['Соколова Анна Сергеевна', 'Дарья Ковалёва', 'Соколова Анна Сергеевна'] as const;

/** A hub and three desktops, all in processes of their own. */
export class KillableSchool {
  readonly folder = mkdtempSync(join(tmpdir(), 'zvonok-kill-'));
  readonly desktops: KillableDesktop[] = [];
  readonly #hubFolder = join(this.folder, 'hub');
  #hub: HubProcess | undefined;
  #port = 0;

  /** Opens the demonstration school and lets everyone enter. Nobody is started yet but the hub. */
  async open(): Promise<void> {
    const hub = await this.startHub();
    await hub.control('school.openDemo', { roster: DEMO_ROSTER });
    const people = await hub.control('school.demoPeople', {});
    for (const [index, owner] of OWNERS.entries()) {
      const person = people.find(({ name }) => name === owner)?.id ?? '';
      const { code } = await hub.control('slip.issue', { person });
      const address = `127.0.0.1:${this.#port}`;
      const name = `desktop-${index + 1}`;
      this.desktops.push(await KillableDesktop.enter({ name, folder: this.folder, address, code }));
    }
  }

  async startHub(): Promise<HubProcess> {
    this.#hub = await HubProcess.start({
      dataFolder: this.#hubFolder,
      port: this.#port,
      program: PROGRAM,
      // They write faster than any person.
      hasFloodLimits: false,
    });
    this.#port = this.#hub.status.port;
    return this.#hub;
  }

  async killHub(): Promise<void> {
    await this.#hub?.kill();
  }

  async stopHub(): Promise<void> {
    await this.#hub?.stop();
  }

  /** The hub's store, while no hub runs on it. Throws what a damaged store throws. */
  openStore(): HubStore {
    return openSqlcipherHubStore({
      path: join(this.#hubFolder, 'hub.db'),
      key: loadStoreKey(this.#hubFolder),
      newNames: () => {
        throw new Error('the store is empty');
      },
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
