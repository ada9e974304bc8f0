import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Hub } from '../hub.ts';
import type { Log } from '../observability/log.ts';
import { loadStoreKey } from '../store/store-key.ts';
import { addFileRoutes } from './file-routes.ts';
import { FolderDisk } from './folder-disk.ts';
import { HubFiles } from './hub-files.ts';
import { readableDocuments } from './readable.ts';

export interface FileServiceOptions {
  readonly hub: Hub;
  readonly http: FastifyInstance;
  /** The hub's data folder. */
  readonly data: string;
  readonly timers: Timers;
  readonly log: Log;
  readonly sessions: Pick<Sessions, 'isTextWaiting'>;
}

export const FILES_FOLDER = 'files';
const MEGABYTE = 1_000_000;
const SWEEP_EVERY_MS = 6 * 3600_000;
/** How often it is asked whether text still waits. */
const LOOK_EVERY_MS = 50;
/** Text that never ends does not stop files for good. */
const LONGEST_TURN_MS = 5_000;

/** The files of a running hub: its folder, its requests and its tidying. */
export class HubFileService {
  readonly #options: FileServiceOptions;
  readonly #files: HubFiles;
  #cancel: () => void = () => undefined;
  #isStopped = false;

  private constructor(options: FileServiceOptions) {
    const { hub, data } = options;
    this.#options = options;
    this.#files = new HubFiles({
      index: hub.store.files,
      disk: new FolderDisk(join(data, FILES_FOLDER)),
      key: loadStoreKey(data),
      now: hub.now,
      documents: readableDocuments(hub.store, hub.facts),
      mostBytes: async () => (await hub.facts.directory()).amount('fileMegabytes') * MEGABYTE,
    });
  }

  static async open(options: FileServiceOptions): Promise<HubFileService> {
    const service = new HubFileService(options);
    const { hub, http } = options;
    await service.#files.tidy();
    addFileRoutes(http, {
      files: service.#files,
      passes: hub.filePasses,
      now: hub.now,
      turn: (person) => service.#turn(person),
    });
    await service.#sweep();
    return service;
  }

  /** Keeps a file that the hub has made itself. Throws AppError `hubDiskFull`. */
  add(bytes: Uint8Array): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
    return this.#files.add(bytes);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#files.close();
  }

  async #sweep(): Promise<void> {
    const { log, timers } = this.#options;
    await this.#files.sweep().catch(() => log.error({ event: 'files.sweep' }));
    if (!this.#isStopped) this.#cancel = timers.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /** Large things wait while text for the same person has not been sent. */
  async #turn(person: string): Promise<void> {
    const { sessions, timers } = this.#options;
    for (let waitedMs = 0; waitedMs < LONGEST_TURN_MS; waitedMs += LOOK_EVERY_MS) {
      if (this.#isStopped || !sessions.isTextWaiting(person)) return;
      await new Promise<void>((resolve) => timers.after(LOOK_EVERY_MS, resolve));
    }
  }
}
