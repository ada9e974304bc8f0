import Type from 'typebox';
import { AppError } from '../../../shared/errors/app-error.ts';
import { HeldFile } from '../../../shared/ipc/file-requests.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { FileTable } from './file-table.ts';

const HELD = 'held ';
const parseHeld = parserOf('held files', Type.Array(HeldFile));

/**
 * The files that wait for the next message of a chat: they belong to its draft. Kept on the disk, and as long as
 * they wait nothing cleans them away.
 */
export class HeldFiles {
  readonly #table: FileTable;
  readonly #byChat = new Map<string, readonly HeldFile[]>();

  constructor(table: FileTable) {
    this.#table = table;
    for (const [name, value] of table.notesFrom(HELD)) {
      this.#byChat.set(name.slice(HELD.length), parseHeld(JSON.parse(value)));
    }
  }

  of(chat: string): readonly HeldFile[] {
    return this.#byChat.get(chat) ?? [];
  }

  /** On the disk when it returns. Throws AppError `diskFull`. */
  hold(chat: string, files: readonly HeldFile[]): void {
    if (files.length === 0 && this.of(chat).length === 0) return;
    this.#table.setNote(HELD + chat, files.length === 0 ? undefined : JSON.stringify(files));
    this.#byChat.set(chat, files);
  }

  /** They have gone with a message, which is safe: one that cannot be let go is no reason to say that it is not. */
  sent(chat: string, digests: ReadonlySet<string>): void {
    const left = this.of(chat).filter(({ file }) => !digests.has(file.digest));
    try {
      this.hold(chat, left);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#byChat.set(chat, left);
    }
  }

  has(digest: string): boolean {
    return [...this.#byChat.values()].some((files) => files.some(({ file }) => file.digest === digest));
  }
}
