import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, appErrorData } from '../../../shared/errors/app-error.ts';
import { EXPORT_CALLS, type ExportPiece } from '../../../shared/ipc/export-calls.ts';
import type { ExchangeState, ExportSort } from '../../../shared/ipc/exchange-requests.ts';
import { MOST_PIECE_BYTES } from '../../../shared/ipc/roster-calls.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import { type RosterFile, rosterFilesIn } from './roster-files.ts';

const parsePiece = parserOf('export piece', EXPORT_CALLS['export.school'].answer);

export interface ExchangeParts {
  readonly replica: Pick<ReplicaClient, 'command'>;
  readonly pickRoster: (what: 'folder' | 'zip') => Promise<string | undefined>;
  /** Asks where to keep a file; undefined when the person changed their mind. */
  readonly pickPlace: (fileName: string) => Promise<string | undefined>;
}

const IDLE: ExchangeState = { job: 'none', state: 'idle', done: 0, total: 0, name: '', error: undefined };

/** Ends a job because the person wants it. */
class Cancelled extends Error {}

/**
 * Sends lists to the hub and fetches archives from it, in pieces over the person's own link, one job at a
 * time. The window never learns a path, and half an archive is never left behind.
 */
export class Exchange {
  readonly #parts: ExchangeParts;
  #state: ExchangeState = IDLE;
  #isCancelled = false;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  get state(): ExchangeState {
    return this.#state;
  }

  cancel(): void {
    if (this.#state.state === 'running') this.#isCancelled = true;
    else this.#state = IDLE;
  }

  /** Throws AppError: `tooMany` while something else is under way, `rosterUnreadable`, `needsConnection`. */
  async sendRoster(what: 'folder' | 'zip'): Promise<string | undefined> {
    this.#requireIdle();
    const path = await this.#parts.pickRoster(what);
    if (path === undefined) return undefined;
    const files = await rosterFilesIn(path, what);
    const name = basename(path);
    await this.#ask('roster.begin', {
      files: files.map((file) => ({ name: file.name, sizeBytes: file.bytes.byteLength })),
    });
    const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    this.#begin({ ...IDLE, job: 'sending', state: 'running', total, name }, () => this.#send(files));
    return name;
  }

  /** Throws AppError: `tooMany` while something else is under way, `needsConnection`, `notAllowed`. */
  async save(sort: ExportSort, person: string): Promise<string | undefined> {
    this.#requireIdle();
    // The hub says yes and what the file is called before anybody is asked for a place.
    const first = await this.#piece(sort, person, { export: '', offset: 0 });
    const place = await this.#parts.pickPlace(first.fileName);
    if (place === undefined) return undefined;
    const name = basename(place);
    this.#begin({ ...IDLE, job: 'saving', state: 'running', name }, () =>
      this.#fetch(sort, person, first, place),
    );
    return name;
  }

  #requireIdle(): void {
    if (this.#state.state === 'running') throw new AppError('tooMany', { isRetryable: true });
    this.#state = IDLE;
    this.#isCancelled = false;
  }

  #begin(state: ExchangeState, run: () => Promise<void>): void {
    this.#state = state;
    void run().then(
      () => this.#tell({ state: 'done' }),
      (error: unknown) =>
        this.#tell(
          error instanceof Cancelled
            ? { state: 'cancelled' }
            : { state: 'failed', error: appErrorData(error) },
        ),
    );
  }

  #tell(change: Partial<ExchangeState>): void {
    this.#state = { ...this.#state, ...change };
  }

  async #send(files: readonly RosterFile[]): Promise<void> {
    let done = 0;
    for (const { name, bytes } of files) {
      for (let offset = 0; offset < bytes.byteLength; offset += MOST_PIECE_BYTES) {
        this.#stopIfCancelled();
        const piece = Uint8Array.from(bytes.subarray(offset, offset + MOST_PIECE_BYTES));
        await this.#ask('roster.write', { file: name, offset, bytes: piece });
        done += piece.byteLength;
        this.#tell({ done });
      }
    }
  }

  async #fetch(sort: ExportSort, person: string, first: ExportPiece, place: string): Promise<void> {
    const unfinished = `${place}.part`;
    const file = await open(unfinished, 'w', 0o600);
    let offset = 0;
    try {
      for (let piece = first; ; piece = await this.#piece(sort, person, { export: first.export, offset })) {
        this.#stopIfCancelled();
        await file.write(piece.bytes);
        offset += piece.bytes.byteLength;
        this.#tell({ done: piece.done, total: piece.total });
        if (piece.isLast) break;
      }
      await file.sync();
      await file.close();
      await rename(unfinished, place);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  #stopIfCancelled(): void {
    if (this.#isCancelled) throw new Cancelled();
  }

  async #piece(
    sort: ExportSort,
    person: string,
    of: { readonly export: string; readonly offset: number },
  ): Promise<ExportPiece> {
    const data = sort === 'person' ? { ...of, person } : of;
    return parsePiece(await this.#ask(`export.${sort}`, data));
  }

  #ask(method: string, data: unknown): Promise<unknown> {
    return this.#parts.replica.command('askHub', { method, data });
  }
}
