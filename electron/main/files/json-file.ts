import { readFileSync, renameSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeAtomically } from './write-atomically.ts';

export interface JsonFileOptions<V> {
  readonly path: string;
  readonly isValid: (value: unknown) => value is V;
  /** The value while there is no file. */
  readonly fallback: () => V;
  /** Called when the file is there and cannot be used; it has been moved aside by then. */
  readonly onBroken?: () => void;
}

/**
 * A small file of settings: read once, kept in memory, written whole. A broken file is moved aside and never
 * stops a start.
 */
export class JsonFile<V> {
  readonly #options: JsonFileOptions<V>;
  #value: V;
  #writing: Promise<void> = Promise.resolve();
  #isWritePlanned = false;

  constructor(options: JsonFileOptions<V>) {
    this.#options = options;
    this.#value = this.#read();
  }

  get value(): V {
    return this.#value;
  }

  /**
   * Replaces the value at once and the file soon; resolves when the file holds this value or a later one.
   * Throws AppError `diskFull` or `internal` when it cannot be written.
   */
  set(value: V): Promise<void> {
    this.#value = value;
    if (!this.#isWritePlanned) {
      this.#isWritePlanned = true;
      // A write that failed has told its own caller; the next one starts afresh.
      this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    }
    return this.#writing;
  }

  /** Resolves when nothing is waiting to be written, also after a failure. */
  async flush(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  #read(): V {
    const { path, isValid, fallback, onBroken } = this.#options;
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return fallback();
      throw error;
    }
    try {
      const value: unknown = JSON.parse(text);
      if (isValid(value)) return value;
    } catch {
      // Treated like any other content that is not ours.
    }
    renameSync(path, `${path}.broken`);
    onBroken?.();
    return fallback();
  }

  async #write(): Promise<void> {
    this.#isWritePlanned = false;
    try {
      await writeAtomically(this.#options.path, `${JSON.stringify(this.#value, undefined, 2)}\n`);
    } catch (error) {
      if (hasCode(error, 'ENOSPC')) throw new AppError('diskFull', { isRetryable: true });
      throw error;
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
