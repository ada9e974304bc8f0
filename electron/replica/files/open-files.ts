import { dirname, join } from 'node:path';
import Type from 'typebox';
import type { ReplicaCommand } from '../../../shared/ipc/replica-thread.ts';
import type { FileState } from '../../../shared/ipc/file-requests.ts';
import type { FileNames } from '../../../shared/replica/file-names.ts';
import type { FileMessages } from '../../../shared/replica/file-messages.ts';
import { guardOf, parserOf } from '../../../shared/std/parse.ts';
import type { Replicator } from '../../../shared/sync/replicator.ts';
import type { Timers } from '../../../shared/sync/transport.ts';
import { takeVault } from '../sqlcipher-storage/open-vaults.ts';
import { FileDesk } from './file-desk.ts';
import { FileLink } from './file-link.ts';
import { isNightAt } from './file-settings.ts';
import { FileStore } from './file-store.ts';
import { FileTable } from './file-table.ts';
import { HeldFiles } from './held-files.ts';
import { LetGo } from './let-go.ts';
import { FolderDisk } from './folder-disk.ts';
import { Transfers } from './transfers.ts';

export interface OpenFilesOptions {
  readonly of: ReplicaCommand<'open'>;
  /** The name of the replica's database: in the same file. */
  readonly database: string;
  readonly replicator: Replicator;
  readonly messages: FileMessages;
  readonly names: FileNames;
  readonly onFault: (fault: unknown) => void;
  readonly timers: Timers;
  readonly tell: (states: readonly FileState[]) => void;
}

export interface OpenFiles {
  readonly desk: FileDesk;
  /** A request of a live lesson goes to the hub: files wait while this person is in one. */
  noteLesson(method: string): void;
  /** Something has happened in a lesson. */
  noteNotice(notice: unknown): void;
  close(): Promise<void>;
}

/** Beside the database, in the vault's folder. */
export const FILES_FOLDER = 'files';
const LOG = 'log';
const isEnd = guardOf(Type.Object({ type: Type.Literal('room.ended') }));
const parsePass = parserOf(
  'files.pass answer',
  Type.Object({ pass: Type.String(), lastsMs: Type.Number(), log: Type.String() }),
);

/** Opens the files of one person and begins to move what is to move. */
export async function openFiles(options: OpenFilesOptions): Promise<OpenFiles | undefined> {
  const { of, replicator, timers } = options;
  const settings = of.vault;
  if (!settings) return undefined;
  const vault = takeVault(settings, options.database);
  const table = new FileTable(vault.connection);
  const held = new HeldFiles(table);
  const now = () => Date.now();
  const disk = new FolderDisk(join(dirname(settings.path), FILES_FOLDER));
  const store = new FileStore({ table, held, disk, key: settings.key, now });
  await store.tidy();
  let known = { pass: '', until: 0 };
  const newPass = async (): Promise<string> => {
    const { pass, lastsMs, log } = parsePass(await replicator.call('files.pass', {}));
    known = { pass, until: performance.now() + lastsMs / 2 };
    const before = table.note(LOG);
    if (before !== log) {
      table.setNote(LOG, log);
      if (before !== undefined) table.offerAgain();
    }
    return pass;
  };
  const link = new FileLink({
    addresses: of.addresses,
    keyPin: of.keyPin,
    pass: (isNew) => (isNew || known.until < performance.now() ? newPass() : Promise.resolve(known.pass)),
  });
  const isOnline = () => ['live', 'syncing'].includes(replicator.progress.value.state.kind);
  let isLive = false;
  const transfers: Transfers = new Transfers({
    table,
    store,
    link,
    timers,
    random: Math.random,
    isOnline,
    isHeldBack: () => replicator.sending.value.size > 0,
    isLive: () => isLive,
    isNight: () => isNightAt(new Date()),
    onChanged: (digest) => {
      desk.changed(digest);
      if (!transfers.isMoving(digest)) void desk.cleanUp().catch(() => undefined);
    },
  });
  const desk: FileDesk = new FileDesk({
    table,
    held,
    store,
    transfers,
    messages: options.messages,
    tell: options.tell,
    now,
  });
  const letGo = new LetGo({
    table,
    names: options.names,
    remove: (digest) => desk.letGo(digest),
    onFault: options.onFault,
  });
  const ended = (): void => {
    isLive = false;
    transfers.wake();
  };
  let wasOnline = false;
  const look = (): void => {
    const isNow = isOnline();
    if (isNow && !wasOnline) {
      // Also where nothing moves: a hub from a copy may have lost what was sent.
      if (table.note(LOG) !== undefined)
        newPass().then(
          () => transfers.wake(),
          () => undefined,
        );
      transfers.wake({ isNewLink: true });
    }
    wasOnline = isNow;
  };
  const stopLooking = replicator.progress.watch(look);
  look();
  return {
    desk,
    noteLesson: (method) => {
      if (method === 'room.join') isLive = true;
      if (method === 'room.leave' || method === 'room.end') ended();
    },
    noteNotice: (notice) => {
      if (isEnd(notice)) ended();
    },
    close: async () => {
      stopLooking();
      await letGo.close();
      desk.close();
      await transfers.close();
      link.close();
      await store.close();
      vault.release();
    },
  };
}
