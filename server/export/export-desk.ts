import { AppError } from '../../shared/errors/app-error.ts';
import { EXPORT_PIECE_BYTES, type ExportPiece } from '../../shared/ipc/export-calls.ts';
import type { Hub } from '../hub.ts';
import { zipStream, type ExportFile } from './zip-stream.ts';

/** So many archives are under way at once; who fetches the oldest one no more loses it. */
const MOST_EXPORTS = 8;
const IDLE_MS = 10 * 60_000;

/** An archive in the making. */
export interface ExportSource {
  readonly fileName: string;
  readonly files: (onDocuments: (count: number) => void) => AsyncIterable<ExportFile>;
  /** How many documents there will be, 0 where nothing is counted. */
  readonly total: number;
}

interface UnderWay {
  readonly id: string;
  readonly person: string;
  readonly source: ExportSource;
  readonly bytes: AsyncGenerator<Uint8Array, void>;
  /** The last piece, which is given again when its answer was lost. */
  last: ExportPiece;
  lastOffset: number;
  /** What was made and not given yet. */
  rest: Uint8Array[];
  isMade: boolean;
  done: number;
  usedAt: number;
  turn: Promise<unknown>;
}

/** Hands archives out piece by piece; each piece is made when it is asked for, and nothing is written to a disk. */
export class ExportDesk {
  readonly #hub: Pick<Hub, 'now' | 'clock'>;
  readonly #underWay = new Map<string, UnderWay>();

  constructor(hub: Pick<Hub, 'now' | 'clock'>) {
    this.#hub = hub;
  }

  /**
   * Begins an archive, or gives its next piece. Throws AppError `notFound` for an export that is not, or no
   * longer, under way for this person, `badRequest` for a place that is not the next one.
   * @param what tells apart what a person exports, so that one export is not fetched by the call of another
   */
  async read(
    person: string,
    what: string,
    { export: id, offset }: { readonly export: string; readonly offset: number },
    begin: () => Promise<ExportSource>,
  ): Promise<ExportPiece> {
    const found = id === '' ? await this.#begin(person, what, begin) : this.#underWay.get(id);
    if (found?.person !== `${person} ${what}`) throw new AppError('notFound');
    found.usedAt = this.#hub.now();
    const turn = found.turn.then(() => this.#piece(found, offset));
    found.turn = turn.catch(() => undefined);
    return await turn;
  }

  async #begin(person: string, what: string, begin: () => Promise<ExportSource>): Promise<UnderWay> {
    await this.#clear();
    const source = await begin();
    const id = this.#hub.clock.stamp();
    const noBytes = { bytes: new Uint8Array(), isLast: false, done: 0, total: source.total };
    const underWay: UnderWay = {
      id,
      person: `${person} ${what}`,
      source,
      bytes: zipStream(source.files((documents) => (underWay.done += documents))),
      last: { export: id, fileName: source.fileName, ...noBytes },
      lastOffset: 0,
      rest: [],
      isMade: false,
      done: 0,
      usedAt: this.#hub.now(),
      turn: Promise.resolve(),
    };
    this.#underWay.set(id, underWay);
    return underWay;
  }

  async #piece(underWay: UnderWay, offset: number): Promise<ExportPiece> {
    const { last, lastOffset, source, id } = underWay;
    if (offset === lastOffset && last.bytes.length > 0) return last;
    if (offset !== lastOffset + last.bytes.length || last.isLast) throw new AppError('badRequest');
    await this.#fill(underWay);
    const ready = Buffer.concat(underWay.rest);
    const bytes = new Uint8Array(ready.subarray(0, EXPORT_PIECE_BYTES));
    const rest = ready.subarray(EXPORT_PIECE_BYTES);
    underWay.rest = rest.length > 0 ? [rest] : [];
    underWay.lastOffset = offset;
    underWay.last = {
      export: id,
      fileName: source.fileName,
      bytes,
      isLast: underWay.isMade && rest.length === 0,
      done: Math.min(underWay.done, source.total),
      total: source.total,
    };
    return underWay.last;
  }

  async #fill(underWay: UnderWay): Promise<void> {
    let ready = underWay.rest.reduce((sum, { length }) => sum + length, 0);
    while (ready < EXPORT_PIECE_BYTES && !underWay.isMade) {
      const step = await underWay.bytes.next();
      if (step.done === true) {
        underWay.isMade = true;
        return;
      }
      underWay.rest.push(step.value);
      ready += step.value.length;
    }
  }

  async #clear(): Promise<void> {
    const oldest = [...this.#underWay.values()].sort((a, b) => a.usedAt - b.usedAt);
    const over = oldest.length - MOST_EXPORTS + 1;
    for (const [index, { id, usedAt, bytes }] of oldest.entries()) {
      if (index >= over && this.#hub.now() - usedAt <= IDLE_MS) continue;
      this.#underWay.delete(id);
      await bytes.return();
    }
  }
}
