import type { FileNames, LetGoFile } from '../../../shared/replica/file-names.ts';
import { isRemovable } from './file-store.ts';
import type { FileTable } from './file-table.ts';

export interface LetGoOptions {
  readonly table: Pick<FileTable, 'get' | 'note' | 'notesFrom' | 'setNote'>;
  readonly names: Pick<FileNames, 'follow' | 'named' | 'isSettled'>;
  /** Removes the bytes of a file that nothing names, also where no hub has it. */
  readonly remove: (digest: string) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

const LET_GO = 'let go ';

/**
 * Files of what was deleted for everyone go from this computer, too. Which ones is kept on the disk until it is
 * done. What no hub has yet waits until a hub has said yes to the deletion: until then it may be the only copy.
 */
export class LetGo {
  readonly #options: LetGoOptions;
  readonly #stop: () => void;
  #isAsked = false;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: LetGoOptions) {
    const { names, onFault } = options;
    this.#options = options;
    this.#stop = names.follow((files) => this.#note(files), onFault);
    this.#look();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    await this.#running;
  }

  #note(files: readonly LetGoFile[]): void {
    const { table, onFault } = this.#options;
    try {
      for (const { digest, document } of files) {
        if (table.get(digest)) table.setNote(LET_GO + digest, document);
      }
    } catch (error) {
      onFault(error);
    }
    this.#look();
  }

  /** One round at a time; what comes meanwhile is for the next one. */
  #look(): void {
    this.#isAsked = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  async #run(): Promise<void> {
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      await this.#round().catch(this.#options.onFault);
    }
  }

  async #round(): Promise<void> {
    const { table, names, remove } = this.#options;
    const due = new Set<string>();
    for (const [name, document] of table.notesFrom(LET_GO)) {
      const digest = name.slice(LET_GO.length);
      const entry = table.get(digest);
      const isSettled = await names.isSettled(document);
      if (!entry || isSettled === undefined) table.setNote(name, undefined);
      else if (isSettled || isRemovable(entry)) due.add(digest);
    }
    if (due.size === 0) return;
    const named = await names.named(due);
    for (const digest of due) {
      if (this.#isClosed) return;
      if (!named.has(digest)) await remove(digest);
      table.setNote(LET_GO + digest, undefined);
    }
  }
}
