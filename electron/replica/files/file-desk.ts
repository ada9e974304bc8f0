import Type from 'typebox';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  FILE_REQUESTS,
  type FileAnswers,
  type FilePart,
  type FileReadData,
  type FileRequest,
  type FileThreadRequestName,
  type FileState,
  type FileUsage,
} from '../../../shared/ipc/file-requests.ts';
import type { FileMessages } from '../../../shared/replica/file-messages.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { FileTable } from './file-table.ts';
import { type FileEntry } from './file-table.ts';
import { keepSettings, settingsIn } from './file-settings.ts';
import type { FileStore } from './file-store.ts';
import type { HeldFiles } from './held-files.ts';
import { isRemovable } from './file-store.ts';
import type { Transfers } from './transfers.ts';

export interface FileDeskOptions {
  readonly table: FileTable;
  readonly held: HeldFiles;
  readonly store: FileStore;
  readonly transfers: Transfers;
  readonly messages: FileMessages;
  readonly tell: (states: readonly FileState[]) => void;
  readonly now: () => number;
}

type Runners = {
  readonly [N in FileThreadRequestName]: (data: FileRequest<N>) => Promise<FileAnswers[N]>;
};

/** How often the window hears of progress. */
const TELL_EVERY_MS = 200;

const parsers = new Map(
  Object.entries(FILE_REQUESTS).map(([name, schema]) => [name, parserOf(name, schema)] as const),
);
const parseName = parserOf('files request', Type.String({ maxLength: 40 }));

/** What the window asks about files, for one open person. */
export class FileDesk {
  readonly #options: FileDeskOptions;
  /** The files on the screen. */
  #watched = new Set<string>();
  readonly #stale = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: FileDeskOptions) {
    this.#options = options;
  }

  /** Throws AppError, or ShapeError for data of another shape. */
  async ask(name: unknown, data: unknown): Promise<unknown> {
    const known = parseName(name);
    const parse = parsers.get(known);
    if (!parse || !isRunner(known)) throw new AppError('notFound', { details: known });
    return await run(this.#runners, known, parse(data));
  }

  /** Throws AppError `notFound`, `fileDamaged`. */
  async read({ digest, offset, length }: FileReadData): Promise<FilePart> {
    const { store, table } = this.#options;
    const bytes = await store.read(digest, offset, length);
    return { bytes, sizeBytes: table.get(digest)?.sizeBytes ?? 0 };
  }

  changed(digest: string): void {
    if (!this.#watched.has(digest)) return;
    this.#stale.add(digest);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const states = [...this.#stale].map((one) => this.#stateOf(one));
      this.#stale.clear();
      this.#options.tell(states);
    }, TELL_EVERY_MS);
  }

  /** A file has come: where there are too many now, the longest unused go. */
  async cleanUp(): Promise<void> {
    const { table } = this.#options;
    await this.#shrink(settingsIn(table).quotaBytes, (entry) => !entry.isKept);
  }

  /** Nothing names a file any more: it does not move, and goes. */
  async letGo(digest: string): Promise<void> {
    const { table, transfers, store, held } = this.#options;
    const entry = table.get(digest);
    if (!entry || held.has(digest)) return;
    table.change(digest, { up: '', down: '' });
    await transfers.stop(digest);
    transfers.forget(digest);
    if (!entry.isHere) await store.dropGrowing(digest);
    await store.letGo(digest);
    this.changed(digest);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watched.clear();
  }

  readonly #runners: Runners = {
    'files.begin': async (data) => {
      const { store, messages } = this.#options;
      const mostBytes = messages.mostFileBytes();
      // Before it is copied, and not when the hub says so days later.
      if (data.sizeBytes > mostBytes) throw new AppError('fileTooLarge', { params: { mostBytes } });
      return await store.begin(data);
    },
    'files.write': async ({ token, bytes }) => void (await this.#options.store.write(token, bytes)),
    'files.finish': (data) => this.#options.store.finish(data),
    'files.drop': async ({ token }) => void (await this.#options.store.drop(token)),
    'files.send': async ({ atNight, ...of }) => {
      // First this: a message whose file nobody sends would be a promise that is not kept.
      const undo = this.#offer(of.files, atNight);
      try {
        const sent = await this.#options.messages.send(of);
        this.#options.held.sent(of.chat, new Set(of.files.map(({ digest }) => digest)));
        this.#options.transfers.wake();
        return sent;
      } catch (error) {
        undo();
        throw error;
      }
    },
    'files.offer': ({ files, atNight }) => {
      this.#offer(files, atNight);
      this.#options.transfers.wake();
      return Promise.resolve(undefined);
    },
    'files.hold': ({ chat, files }) => {
      this.#options.held.hold(chat, files);
      return Promise.resolve(undefined);
    },
    'files.held': ({ chat }) => {
      const { held, table } = this.#options;
      return Promise.resolve(held.of(chat).filter(({ file }) => table.get(file.digest)?.isHere ?? false));
    },
    'files.watch': ({ digests }) => {
      this.#watched = new Set(digests);
      return Promise.resolve(digests.map((digest) => this.#stateOf(digest)));
    },
    'files.read': (data) => this.read(data),
    'files.seen': ({ document, file }) => {
      const { autoBytes, isMetered } = settingsIn(this.#options.table);
      const entry = this.#options.table.get(file.digest);
      const isSmall = file.sizeBytes <= autoBytes && !isMetered;
      if (isSmall && !entry?.isHere && (entry?.down ?? '') === '') this.#want(document, file, 'wanted');
      return Promise.resolve(undefined);
    },
    'files.fetch': ({ document, file, atNight }) => {
      this.#want(document, file, atNight ? 'night' : 'wanted');
      return Promise.resolve(undefined);
    },
    'files.hurry': ({ document, file }) => {
      const { table, transfers } = this.#options;
      transfers.hurry(file.digest);
      if (table.get(file.digest)?.isHere !== true) this.#want(document, file, 'wanted');
      return Promise.resolve(undefined);
    },
    'files.pause': async ({ digest }) => {
      this.#setWish(digest, 'paused');
      await this.#options.transfers.stop(digest);
      this.changed(digest);
    },
    'files.resume': ({ digest, atNight }) => {
      this.#setWish(digest, atNight ? 'night' : 'wanted');
      this.#options.transfers.again(digest);
      this.changed(digest);
      return Promise.resolve(undefined);
    },
    'files.cancel': async ({ digest }) => {
      const { table, transfers, store } = this.#options;
      const entry = table.change(digest, { down: '' });
      await transfers.stop(digest);
      if (entry && !table.get(digest)?.isHere) {
        await store.dropGrowing(digest);
        table.remove(digest);
      }
      transfers.forget(digest);
      this.changed(digest);
    },
    'files.keep': ({ document, file, isKept }) => {
      const { table } = this.#options;
      if (isKept && !table.get(file.digest)?.isHere) this.#want(document, file, 'wanted');
      table.change(file.digest, { isKept });
      this.changed(file.digest);
      return Promise.resolve(undefined);
    },
    'files.settings': () => Promise.resolve(this.#usage()),
    'files.setSettings': async (settings) => {
      keepSettings(this.#options.table, settings);
      await this.cleanUp();
      return this.#usage();
    },
    'files.tidy': async () => {
      await this.#shrink(0, (entry) => !entry.isKept);
      return this.#usage();
    },
  };

  /** Returns what takes it back. */
  #offer(files: readonly FileRef[], atNight: boolean): () => void {
    const { table } = this.#options;
    // What is not here was passed on from elsewhere: its readers fetch it from the hub, which has it.
    const before = files.flatMap(({ digest }) => table.get(digest) ?? []);
    for (const { digest, isHere, isOnHub } of before) {
      if (isHere && !isOnHub) table.change(digest, { up: atNight ? 'night' : 'wanted' });
      this.changed(digest);
    }
    return () => {
      for (const entry of before) table.put(entry);
    };
  }

  #want(document: string, file: FileRef, down: 'wanted' | 'night'): void {
    const { table, transfers, now } = this.#options;
    const known = table.get(file.digest);
    if (known?.isHere) return;
    const { digest, sizeBytes } = file;
    const fresh = { isHere: false, isOnHub: false, isOwn: false, up: '', isKept: false } as const;
    table.put({ ...fresh, ...known, digest, sizeBytes, type: '', down, document, usedAt: now() });
    transfers.again(digest);
    this.changed(digest);
  }

  #setWish(digest: string, wish: 'paused' | 'wanted' | 'night'): void {
    const { table } = this.#options;
    const entry = table.get(digest);
    if (!entry) return;
    if (entry.up !== '') table.change(digest, { up: wish });
    if (entry.down !== '') table.change(digest, { down: wish });
  }

  #stateOf(digest: string): FileState {
    const { table, transfers } = this.#options;
    const entry = table.get(digest);
    const { doneBytes, fault } = transfers.progressOf(digest);
    return {
      digest,
      isHere: entry?.isHere ?? false,
      isOnHub: entry?.isOnHub ?? false,
      type: entry?.isHere ? entry.type : '',
      up: entry?.up ?? '',
      down: entry?.down ?? '',
      doneBytes,
      isMoving: transfers.isMoving(digest),
      isKept: entry?.isKept ?? false,
      fault: fault ?? null,
    };
  }

  #usage(): FileUsage {
    const { table, held } = this.#options;
    const here = table.all().filter(({ isHere }) => isHere);
    const sum = (entries: readonly FileEntry[]) =>
      entries.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
    return {
      settings: settingsIn(table),
      usedBytes: sum(here),
      removableBytes: sum(
        here.filter((entry) => isRemovable(entry) && !entry.isKept && !held.has(entry.digest)),
      ),
    };
  }

  async #shrink(toBytes: number, mayGo: (entry: FileEntry) => boolean): Promise<void> {
    const { table, store } = this.#options;
    const here = table
      .all()
      .filter(({ isHere }) => isHere)
      .sort((a, b) => a.usedAt - b.usedAt);
    let bytes = here.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const entry of here) {
      if (bytes <= toBytes) return;
      if (!mayGo(entry) || !(await store.remove(entry.digest))) continue;
      bytes -= entry.sizeBytes;
      this.changed(entry.digest);
    }
  }
}

type RunnerName = keyof Runners;

function isRunner(name: string): name is RunnerName {
  return Object.hasOwn(FILE_REQUESTS, name) && name !== 'files.saveAs' && name !== 'files.open';
}

/** The data was parsed by the schema of this very name. */
function run(runners: Runners, name: RunnerName, data: unknown): Promise<unknown> {
  const runner: (data: never) => Promise<unknown> = runners[name];
  const answered: unknown = Reflect.apply(runner, undefined, [data]);
  return Promise.resolve(answered);
}
