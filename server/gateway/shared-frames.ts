import type { BatchSender } from '../../shared/protocol/batches.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { isShortened } from '../moderation/shown-changes.ts';
import { logName } from '../../shared/schema/envelope.ts';

/** News are told to all readers within a moment; older frames are wanted by nobody. */
const MOST_FRAMES = 32;

export interface NumberedFrame {
  readonly n: number;
  readonly frame: Uint8Array;
}

/**
 * Frames with news that are the same for several sessions, number included, made once. Numbers of batches only
 * have to rise, so all sessions of a hub take those of whole frames from one count.
 */
export class SharedFrames {
  readonly #frames = new Map<string, NumberedFrame>();
  #highest = 0;

  /** A session has given this number to a batch of its own. */
  note(n: number): void {
    this.#highest = Math.max(this.#highest, n);
  }

  /**
   * The frame of a batch that nothing is owed behind, for a session without names of its own.
   * @param last the session's highest number so far
   */
  frame(batch: Omit<Changes, 'n'>, { sender, codec, last }: Asking): NumberedFrame {
    const key = keyOf(batch, codec);
    const known = key === undefined ? undefined : this.#frames.get(key);
    if (known && known.n > last) return known;
    const n = Math.max(this.#highest, last) + 1;
    this.note(n);
    const made = { n, frame: sender.whole({ ...batch, n }) };
    if (key !== undefined) this.#keep(key, made);
    return made;
  }

  #keep(key: string, made: NumberedFrame): void {
    this.#frames.delete(key);
    this.#frames.set(key, made);
    const [oldest] = this.#frames.keys();
    if (this.#frames.size > MOST_FRAMES && oldest !== undefined) this.#frames.delete(oldest);
  }
}

interface Asking {
  readonly sender: BatchSender;
  readonly codec: string;
  readonly last: number;
}

/**
 * What tells batches apart: a sequence of a log names one version, which not everybody is told whole. Hub time differs by moments, and what is
 * held up to it is the same. Undefined for a batch that says something of its session.
 */
function keyOf(
  { documents, checkpoints, forget, upTo }: Omit<Changes, 'n'>,
  codec: string,
): string | undefined {
  if (!upTo || checkpoints.length > 0 || forget.length > 0) return undefined;
  if (documents.some((document) => logName(document) !== upTo.log || isShortened(document))) return undefined;
  return [codec, upTo.log, upTo.seq, ...documents.map(({ seq }) => seq)].join(' ');
}
