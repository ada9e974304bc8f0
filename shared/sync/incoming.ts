import { BatchReceiver, BatchSender } from '../protocol/batches.ts';
import type { KnownNames } from '../protocol/columns/names.ts';
import type { Hello } from '../protocol/hello.ts';
import type { StreamCodec } from '../protocol/stream-codec.ts';
import type { Welcome } from '../protocol/welcome.ts';
import { ShapeError } from '../std/parse.ts';
import type { Checkpoint } from './checkpoint.ts';
import { heldOf } from './held.ts';
import { namesWithDigest, sharedLists } from './shared-names.ts';

/**
 * What comes down in one session: its batches, numbered and compressed one after another, which go on over
 * several connections, and the names that both sides count on.
 */
export class Incoming {
  readonly #codecs: readonly StreamCodec[];
  #receiver: BatchReceiver | undefined;
  #stream = '';
  #stored = 0;
  #offered = { scopes: namesWithDigest([]), people: namesWithDigest([]) };
  #known: readonly KnownNames[] = [];

  /** @param codecs the best first */
  constructor(codecs: readonly StreamCodec[]) {
    this.#codecs = codecs;
  }

  /** What the hello says of what is held, of which names, and from where a session can go on. */
  greeting(
    checkpoints: readonly Checkpoint[],
    people: readonly string[],
  ): Pick<Hello, 'codecs' | 'held' | 'people' | 'stream' | 'resume'> {
    const scopes = namesWithDigest(checkpoints.map(({ scope }) => scope));
    this.#offered = { scopes, people: namesWithDigest(people) };
    return {
      codecs: this.#codecs.map(({ name }) => name),
      held: heldOf(checkpoints),
      people: this.#offered.people.digest,
      stream: this.#stream,
      resume: this.#stored,
    };
  }

  /** Goes on or begins anew, as the hub says. Returns what makes the batches that go up on this connection. */
  welcomed(welcome: Welcome): BatchSender {
    const codec = this.#codecs.find(({ name }) => name === welcome.codec);
    if (!codec) throw new RangeError('a codec that was not offered');
    if (!welcome.isResumed || !this.#receiver || this.#stream !== welcome.stream) {
      this.#receiver?.reset();
      const { scopes, people } = this.#offered;
      this.#known = sharedLists(welcome.shared, { scopes: scopes.names, people: people.names });
      this.#receiver = new BatchReceiver(codec, this.#known);
      this.#stream = welcome.stream;
      this.#stored = 0;
    }
    return new BatchSender(codec, this.#known);
  }

  /** Throws ShapeError on bytes that are no batch of this session; then `spoil` is called. */
  async message(frame: Uint8Array): Promise<unknown> {
    if (!this.#receiver) throw new ShapeError('frame', '', 'is not understood yet');
    return await this.#receiver.message(frame);
  }

  /** The batch of this number, and all before it, are in the store. */
  stored(n: number): void {
    this.#stored = n;
  }

  /** The compression may have seen what the store has not: the session cannot go on. */
  spoil(): void {
    this.#stream = '';
    this.#stored = 0;
  }
}
