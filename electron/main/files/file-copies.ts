import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import { endingToOpen, fileTypeOf, isRisky, safeName, TYPE_BYTES } from '../../../shared/files/file-type.ts';
import { FILE_PIECE_BYTES } from '../../../shared/ipc/file-requests.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import type { ReadFilePart } from './file-response.ts';

export interface FileCopiesParts {
  readonly read: ReadFilePart;
  /** For what is opened with other programs; emptied whenever a person goes. */
  readonly folder: string;
  /** Asks where to keep a file; undefined when the person changed their mind. */
  readonly pickPlace: (fileName: string) => Promise<string | undefined>;
  /** Opens a file with the system's program; answers with what went wrong, '' for nothing. */
  readonly openPath: (path: string) => Promise<string>;
}

/** Copies of a person's files outside the vault, decrypted, because the person says so. */
export class FileCopies {
  readonly #parts: FileCopiesParts;

  constructor(parts: FileCopiesParts) {
    this.#parts = parts;
  }

  /** False where the person changed their mind. Throws AppError `notFound`, `fileDamaged`, `diskFull`. */
  async saveAs(file: FileRef): Promise<boolean> {
    const place = await this.#parts.pickPlace(safeName(file.name));
    if (place === undefined) return false;
    await this.#copy(file, place);
    return true;
  }

  /** Throws AppError: `notAllowed` for a program or what may hold one, else as `saveAs`. */
  async open(file: FileRef): Promise<undefined> {
    const { read, folder, openPath } = this.#parts;
    const { bytes } = await read({ digest: file.digest, offset: 0, length: TYPE_BYTES });
    const type = fileTypeOf(bytes, file.name);
    const ending = endingToOpen(type);
    if (ending === undefined || isRisky({ type, name: file.name })) throw new AppError('notAllowed');
    const name = safeName(file.name);
    const own = join(folder, randomBytes(8).toString('hex'));
    await mkdir(own, { recursive: true, mode: 0o700 });
    // The system goes by the ending, so it says what the content is.
    const path = join(own, name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`);
    await this.#copy(file, path);
    const fault = await openPath(path);
    if (fault !== '') throw new AppError('fileNoProgram');
  }

  /** Removes what was opened. A file that a program still holds open stays until the next time. */
  async clear(): Promise<void> {
    await rm(this.#parts.folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined);
  }

  async #copy({ digest, sizeBytes }: FileRef, path: string): Promise<void> {
    const copy = await open(path, 'w', 0o600);
    try {
      for (let offset = 0; offset < sizeBytes;) {
        const { bytes } = await this.#parts.read({ digest, offset, length: FILE_PIECE_BYTES });
        if (bytes.length === 0) throw new AppError('fileDamaged');
        await copy.writeFile(bytes);
        offset += bytes.length;
      }
    } catch (error) {
      await copy.close();
      await rm(path, { force: true });
      throw isFull(error) ? new AppError('diskFull') : error;
    }
    await copy.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
