import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Disk } from '../../../shared/files/blob-folder.ts';
import type { StoredFile } from '../../../shared/files/chunk-file.ts';

/** A folder as the store of files sees it. Throws AppError `diskFull` where nothing more fits. */
export class FolderDisk implements Disk {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(name: string): Promise<StoredFile> {
    await this.#work(() => mkdir(this.#folder, { recursive: true, mode: 0o700 }));
    const found = await this.openIfThere(name);
    return found ?? fileOf(await this.#work(() => open(join(this.#folder, name), 'w+', 0o600)));
  }

  async openIfThere(name: string): Promise<StoredFile | undefined> {
    try {
      return fileOf(await open(join(this.#folder, name), 'r+'));
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined;
      throw diskError(error);
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#work(async () => {
      await rename(join(this.#folder, from), join(this.#folder, to));
      await this.#sync();
    });
  }

  async remove(name: string): Promise<void> {
    await this.#work(() => rm(join(this.#folder, name), { force: true }));
  }

  async names(): Promise<readonly string[]> {
    return await readdir(this.#folder).catch(() => []);
  }

  /** A new name is on the disk when its folder is. Windows cannot say so of a folder, and does it by itself. */
  async #sync(): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(this.#folder);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async #work<V>(run: () => Promise<V>): Promise<V> {
    try {
      return await run();
    } catch (error) {
      throw diskError(error);
    }
  }
}

function fileOf(handle: FileHandle): StoredFile {
  const work = async <V>(run: () => Promise<V>): Promise<V> => {
    try {
      return await run();
    } catch (error) {
      throw diskError(error);
    }
  };
  return {
    read: (place, length) =>
      work(async () => {
        const bytes = new Uint8Array(length);
        let read = 0;
        while (read < length) {
          const { bytesRead } = await handle.read(bytes, read, length - read, place + read);
          if (bytesRead === 0) break;
          read += bytesRead;
        }
        return bytes.subarray(0, read);
      }),
    write: (place, bytes) =>
      work(async () => {
        for (let written = 0; written < bytes.length;) {
          const { bytesWritten } = await handle.write(
            bytes,
            written,
            bytes.length - written,
            place + written,
          );
          written += bytesWritten;
        }
      }),
    size: () => work(async () => (await handle.stat()).size),
    cut: (size) => work(() => handle.truncate(size)),
    sync: () => work(() => handle.datasync()),
    close: () => work(() => handle.close()),
  };
}

function diskError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const details = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(details);
  return new AppError(isFull ? 'diskFull' : 'internal', { isRetryable: true, details });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
