import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import { PAPER_PIECE_BYTES, PapersReadAnswer, PapersWriteAnswer } from '../../../shared/ipc/paper-calls.ts';
import type { SentPaper } from '../../../shared/ipc/paper-requests.ts';
import type { PapersView } from '../../../shared/replica/school/papers-query.ts';
import { MAX_PAPER_BYTES } from '../../../shared/schema/paper.ts';
import { mediaOf } from '../../../shared/schema/paper-media.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import { answerOnce } from '../../replica/answer-once.ts';
import type { PickedPapers } from './picked-papers.ts';

const parseWritten = parserOf('papers.write answer', PapersWriteAnswer);
const parseRead = parserOf('papers.read answer', PapersReadAnswer);
const NOTHING = new Uint8Array();

export interface PaperFilesParts {
  readonly replica: Pick<ReplicaClient, 'command' | 'watch'>;
  readonly picked: PickedPapers;
  /** Asks where to keep a file; undefined when the person changed their mind. */
  readonly pickPlace: (fileName: string) => Promise<string | undefined>;
}

/** Takes files of papers to the hub and brings them from it, in pieces, over the person's own link. */
export class PaperFiles {
  readonly #parts: PaperFilesParts;

  constructor(parts: PaperFilesParts) {
    this.#parts = parts;
  }

  /**
   * Sends a picked file; what the hub holds of it already is not sent again. Throws AppError:
   * `needsConnection`, `paperTooLarge`, `paperMedia`, `paperBroken`, `notFound`.
   */
  async send(token: string): Promise<SentPaper> {
    const { path, paper } = this.#parts.picked.of(token);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new AppError('notFound', { details: error instanceof Error ? error.message : '' });
    });
    const media = mediaOf(bytes);
    if (!media) throw new AppError('paperMedia');
    const sizeBytes = bytes.byteLength;
    if (sizeBytes > MAX_PAPER_BYTES) throw new AppError('paperTooLarge');
    const digest = createHash('sha256').update(bytes).digest('hex');
    let offset = 0;
    let piece: Uint8Array = NOTHING;
    for (;;) {
      const data = { digest, offset, bytes: piece, sizeBytes };
      const written = parseWritten(
        await this.#parts.replica.command('askHub', { method: 'papers.write', data }),
      );
      if (written.isWhole) return { fileName: paper.fileName, media, sizeBytes, digest };
      offset = written.heldBytes;
      piece = Uint8Array.from(bytes.subarray(offset, offset + PAPER_PIECE_BYTES));
      if (piece.byteLength === 0) throw new AppError('paperBroken');
    }
  }

  /** Keeps a paper's file where the person says. Throws AppError: `needsConnection`, `notFound`, `paperBroken`. */
  async save(paper: string): Promise<boolean> {
    const view: PapersView = await answerOnce(this.#parts.replica, 'school.papers', {});
    const found = view.papers.find(({ id }) => id === paper);
    if (!found) throw new AppError('notFound');
    const bytes = await this.#fetch(paper);
    if (createHash('sha256').update(bytes).digest('hex') !== found.digest) throw new AppError('paperBroken');
    const place = await this.#parts.pickPlace(found.fileName);
    if (place === undefined) return false;
    await writeFile(place, bytes);
    return true;
  }

  async #fetch(paper: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let offset = 0;
    while (offset <= MAX_PAPER_BYTES) {
      const data = { paper, offset };
      const { bytes } = parseRead(
        await this.#parts.replica.command('askHub', { method: 'papers.read', data }),
      );
      if (bytes.byteLength === 0) return Buffer.concat(pieces);
      pieces.push(bytes);
      offset += bytes.byteLength;
    }
    throw new AppError('paperTooLarge');
  }
}
