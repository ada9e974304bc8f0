import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import { PAPER_PIECE_BYTES, PapersReadAnswer, PapersWriteAnswer } from '../../../shared/ipc/paper-calls.ts';
import type { SentPaper } from '../../../shared/ipc/paper-requests.ts';
import type { PaperRow } from '../../../shared/replica/school/papers-query.ts';
import { pageFiles, papersPage } from '../../../shared/papers/papers-page.ts';
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
  /** Asks for a folder; undefined when the person changed their mind. */
  readonly pickFolder: () => Promise<string | undefined>;
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
    const { papers } = await answerOnce(this.#parts.replica, 'school.papers', {});
    const found = papers.find(({ id }) => id === paper);
    if (!found) throw new AppError('notFound');
    const bytes = await this.#fetch(found);
    const place = await this.#parts.pickPlace(found.fileName);
    if (place === undefined) return false;
    await writeFile(place, bytes);
    return true;
  }

  /**
   * Writes the public papers and the page of them into a folder that the person picks, once all of them have
   * come from the hub. Throws AppError: `needsConnection`, `notFound`, `paperBroken`.
   */
  async savePage(): Promise<boolean> {
    const { replica, pickFolder } = this.#parts;
    const { papers } = await answerOnce(replica, 'school.papers', {});
    const { school } = await answerOnce(replica, 'school.settings', {});
    if (!school) throw new AppError('notFound');
    const files = pageFiles(
      papers.map((paper) => ({ id: paper.id, scope: paper.isPublic ? 'school' : 'staff', body: paper })),
    );
    const contents = new Map<string, Uint8Array>();
    for (const { paper, fileName } of files) contents.set(fileName, await this.#fetch(paper));
    const folder = await pickFolder();
    if (folder === undefined) return false;
    for (const [fileName, bytes] of contents) await writeFile(join(folder, fileName), bytes);
    await writeFile(join(folder, 'index.html'), papersPage(school, files));
    return true;
  }

  async #fetch({ id, digest }: PaperRow): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let offset = 0;
    while (offset <= MAX_PAPER_BYTES) {
      const data = { paper: id, offset };
      const { bytes } = parseRead(
        await this.#parts.replica.command('askHub', { method: 'papers.read', data }),
      );
      if (bytes.byteLength === 0) break;
      pieces.push(bytes);
      offset += bytes.byteLength;
    }
    const whole = Buffer.concat(pieces);
    if (createHash('sha256').update(whole).digest('hex') !== digest) throw new AppError('paperBroken');
    return whole;
  }
}
