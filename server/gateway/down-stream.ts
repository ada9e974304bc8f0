import { randomBytes } from 'node:crypto';
import { BatchSender } from '../../shared/protocol/batches.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { KnownNames } from '../../shared/protocol/columns/names.ts';
import type { Pushed } from '../../shared/protocol/pushed.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { LinkPace } from '../../shared/sync/link-pace.ts';
import { type NumberedFrame, SharedFrames } from './shared-frames.ts';

/** What holds once a batch is stored; told when the client has acknowledged it. */
type OnStored = () => void;
type Batch = Omit<Changes, 'n'> | Omit<Pushed, 'batch'>;

export interface DownStreamOptions {
  readonly codec: StreamCodec;
  /** Names that both sides have. */
  readonly known: readonly KnownNames[];
  /** Milliseconds of a clock that does not step. */
  readonly now: () => number;
  /** Frames that other sessions may have, too. */
  readonly shared: SharedFrames;
}

interface Sent {
  readonly n: number;
  readonly frame: Uint8Array;
  ticket: number;
  readonly onStored: OnStored | undefined;
}

/**
 * The batches of one session on their way to the client, numbered and compressed one after another. What the
 * client has not acknowledged is kept, so that a session that lost its socket goes on where it was, with the
 * same compression and without telling anything twice.
 */
export class DownStream {
  /** Random; two streams of one session are never taken for each other. */
  readonly id: string = randomBytes(8).toString('hex');
  readonly pace: LinkPace;
  readonly codec: StreamCodec;
  readonly #sender: BatchSender;
  readonly #shared: SharedFrames;
  #unacknowledged: Sent[] = [];
  #last = 0;
  #acknowledged = 0;
  /** Only batches behind this one may be sent again. */
  #repeatable = 0;
  #write: ((frame: Uint8Array) => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ codec, known, now, shared }: DownStreamOptions) {
    // Names of its own are in every frame of a session that has some.
    this.#shared = known.length === 0 ? shared : new SharedFrames();
    this.codec = codec;
    this.pace = new LinkPace(now);
    this.#sender = new BatchSender(codec, known);
  }

  /** The socket that frames are written to from now on. */
  attach(write: (frame: Uint8Array) => void): void {
    this.#write = write;
  }

  detach(): void {
    this.#write = undefined;
    this.pace.reset();
  }

  /**
   * Sends a batch behind all that were given before. Returns its length in bytes; undefined when there is no
   * socket, or when `isStillValid` said no at the moment of leaving: then it counts as never made.
   * @param onStored the client has stored it
   */
  send(
    batch: Batch,
    size: 'bulk' | 'small',
    isStillValid: () => boolean,
    onStored?: OnStored,
  ): Promise<number | undefined> {
    const sent = this.#turn.then(() => this.#send({ batch, size, onStored }, isStillValid));
    this.#turn = sent.catch(() => undefined);
    return sent;
  }

  /** Everything was sent: the compression's memory is given back, and the next batch begins anew. */
  rest(): void {
    this.#turn = this.#turn.then(() => this.#sender.reset());
  }

  /** The client has stored the batch of this number and all before it. */
  got(n: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, Math.min(n, this.#last));
    for (const { n: sent, ticket, onStored } of this.#unacknowledged) {
      if (sent > n) continue;
      this.pace.acked(ticket);
      onStored?.();
    }
    this.#unacknowledged = this.#unacknowledged.filter(({ n: sent }) => sent > n);
  }

  /** What is under way may hold what is no longer to be read: it is never sent again. */
  forbidRepeating(): void {
    this.#repeatable = this.#last;
  }

  /** Whether a client that has stored the batch of this number can go on from there. */
  canResume(stream: string, n: number): boolean {
    return stream === this.id && n >= Math.max(this.#acknowledged, this.#repeatable) && n <= this.#last;
  }

  /** Sends again what the client has not stored. */
  resume(n: number): void {
    this.got(n);
    for (const sent of this.#unacknowledged) {
      sent.ticket = this.pace.sent('text', sent.frame.byteLength);
      this.#write?.(sent.frame);
    }
  }

  async #send(
    of: { readonly batch: Batch; readonly size: 'bulk' | 'small'; readonly onStored: OnStored | undefined },
    isStillValid: () => boolean,
  ): Promise<number | undefined> {
    const { batch, size, onStored } = of;
    if (!this.#write || !isStillValid()) return undefined;
    const { n, frame } = await this.#frame(batch, size);
    if (!this.#write || !isStillValid()) {
      // The compression has seen it and the client will not: begin anew.
      this.#sender.reset();
      return undefined;
    }
    this.#last = n;
    this.#unacknowledged.push({ n, frame, ticket: this.pace.sent('text', frame.byteLength), onStored });
    this.#write(frame);
    return frame.byteLength;
  }

  #frame(batch: Batch, size: 'bulk' | 'small'): NumberedFrame | Promise<NumberedFrame> {
    const [sender, last] = [this.#sender, this.#last];
    // Where nothing more is owed the next batch begins anew in any case: nothing has to be kept for it.
    if (sender.isResting && batch.type === 'changes' && batch.remainingDocuments === 0)
      return this.#shared.frame(batch, { sender, codec: this.codec.name, last });
    const n = last + 1;
    this.#shared.note(n);
    const message = batch.type === 'changes' ? { ...batch, n } : { ...batch, batch: n };
    return sender.frame(message, size).then((frame) => ({ n, frame }));
  }
}
