import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import { join } from 'node:path';

/** What a second instance leaves for the first. */
export interface Knock {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

function isKnock(value: unknown): value is Knock {
  return typeof value === 'object' && value !== null && 'argv' in value && Array.isArray(value.argv);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * One instance for each userData folder, across processes. The lock is a file with the owner's
 * process number; a later instance puts its arguments into a folder that the owner watches. Both
 * work synchronously, as requestSingleInstanceLock must.
 */
export class SingleInstance {
  readonly #lockFile: string;
  readonly #letterbox: string;
  readonly #onKnock: (knock: Knock) => void;
  #watcher: FSWatcher | undefined;

  constructor(userDataFolder: string, onKnock: (knock: Knock) => void) {
    this.#lockFile = join(userDataFolder, 'standin-instance.lock');
    this.#letterbox = join(userDataFolder, 'standin-instance.letters');
    this.#onKnock = onKnock;
  }

  get isOwner(): boolean {
    return this.#watcher !== undefined;
  }

  /** Takes the lock, or leaves the letter for the instance that has it. */
  request(knock: Knock): boolean {
    if (this.isOwner) return true;
    mkdirSync(this.#letterbox, { recursive: true });
    if (this.#take()) {
      // What lies there was meant for an owner that has gone.
      for (const name of readdirSync(this.#letterbox)) rmSync(join(this.#letterbox, name), { force: true });
      this.#watcher = watch(this.#letterbox, () => this.#readLetters()).unref();
      process.once('exit', () => this.release());
      this.#readLetters();
      return true;
    }
    const letter = join(this.#letterbox, randomUUID());
    writeFileSync(`${letter}.part`, JSON.stringify(knock));
    renameSync(`${letter}.part`, `${letter}.json`);
    return false;
  }

  release(): void {
    if (!this.#watcher) return;
    this.#watcher.close();
    this.#watcher = undefined;
    rmSync(this.#lockFile, { force: true });
  }

  // A link appears whole or not at all, so nobody ever reads a half-written lock.
  #take(): boolean {
    const claim = `${this.#lockFile}.${process.pid}`;
    writeFileSync(claim, String(process.pid));
    try {
      linkSync(claim, this.#lockFile);
      return true;
    } catch {
      return this.#replaceDeadOwner(claim);
    } finally {
      rmSync(claim, { force: true });
    }
  }

  #replaceDeadOwner(claim: string): boolean {
    const owner = Number(readFileSync(this.#lockFile, 'utf8'));
    if (isAlive(owner)) return false;
    renameSync(claim, this.#lockFile);
    return true;
  }

  #readLetters(): void {
    const names = readdirSync(this.#letterbox).filter((name) => name.endsWith('.json'));
    for (const name of names) {
      const file = join(this.#letterbox, name);
      const letter: unknown = JSON.parse(readFileSync(file, 'utf8'));
      unlinkSync(file);
      if (isKnock(letter)) this.#onKnock(letter);
    }
  }
}
