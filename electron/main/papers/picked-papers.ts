import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PickedPaper } from '../../../shared/ipc/paper-requests.ts';
import { MAX_PAPER_BYTES } from '../../../shared/schema/paper.ts';
import { mediaOf } from '../../../shared/schema/paper-media.ts';

export interface PickedPapersParts {
  /** Lets the person pick a file; undefined when they changed their mind. */
  readonly pickPaper: () => Promise<string | undefined>;
  readonly newToken: () => string;
}

/** How much of a file tells what it is. */
const HEAD_BYTES = 16;

/** The files picked since the start: the window names them by tokens and never learns or says a path. */
export class PickedPapers {
  readonly #parts: PickedPapersParts;
  readonly #picked = new Map<string, { readonly path: string; readonly paper: PickedPaper }>();

  constructor(parts: PickedPapersParts) {
    this.#parts = parts;
  }

  /** Throws AppError: `paperTooLarge`, `paperMedia`, `notFound` where the file cannot be read. */
  async pick(): Promise<PickedPaper | undefined> {
    const path = await this.#parts.pickPaper();
    if (path === undefined) return undefined;
    const paper = { ...(await describe(path)), token: this.#parts.newToken() };
    this.#picked.set(paper.token, { path, paper });
    return paper;
  }

  /** Throws AppError `notFound` for a token that was not given out. */
  of(token: string): { readonly path: string; readonly paper: PickedPaper } {
    const picked = this.#picked.get(token);
    if (!picked) throw new AppError('notFound', { details: 'the file was not picked' });
    return picked;
  }
}

async function describe(path: string): Promise<Omit<PickedPaper, 'token'>> {
  let sizeBytes: number;
  let head: Uint8Array;
  try {
    sizeBytes = (await stat(path)).size;
    head = await readHead(path);
  } catch (error) {
    throw new AppError('notFound', { details: error instanceof Error ? error.message : String(error) });
  }
  if (sizeBytes > MAX_PAPER_BYTES) throw new AppError('paperTooLarge');
  const media = mediaOf(head);
  if (!media) throw new AppError('paperMedia');
  return { fileName: basename(path).slice(0, 120), media, sizeBytes };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
