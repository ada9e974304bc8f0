import { BatchReceiver, BatchSender } from '../protocol/batches.ts';
import { decodeSingle, encodeSingle, isBatch } from '../protocol/frames.ts';
import type { Down } from '../protocol/down.ts';
import { plainCodec } from '../protocol/stream-codec.ts';
import type { Up } from '../protocol/up.ts';

/** One side of a connection of version 2 without compression: what a test says and hears, in its order. */
export class TestWire {
  readonly #sender = new BatchSender(plainCodec);
  readonly #receiver = new BatchReceiver(plainCodec);
  #saying: Promise<unknown> = Promise.resolve();
  #hearing: Promise<unknown> = Promise.resolve();

  /** Hands the frame of a message over, after those of all messages before. */
  say(message: Up | Down, send: (frame: Uint8Array) => void): Promise<void> {
    const said = this.#saying.then(async () => {
      const isOfBatches = message.type === 'push' || message.type === 'changes' || message.type === 'pushed';
      send(isOfBatches ? await this.#sender.frame(message, 'small') : encodeSingle(message));
    });
    this.#saying = said;
    return said;
  }

  /** Hands over what a frame says, yet to be parsed, after all frames before. */
  hear(frame: Uint8Array, listener: (value: unknown) => void): Promise<void> {
    const heard = this.#hearing.then(async () => {
      listener(isBatch(frame) ? await this.#receiver.message(frame) : decodeSingle(frame));
    });
    this.#hearing = heard;
    return heard;
  }
}
