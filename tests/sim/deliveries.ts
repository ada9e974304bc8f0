import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { mayReadScope } from '../../shared/schema/scope.ts';
import type { PushResult, ReplicaStore } from '../../shared/sync/replica-store.ts';
import type { Ledger } from './ledger.ts';

/** Which facts about a person were true when a frame was sent to them. */
export class SentFrames {
  readonly #facts = new WeakMap<ArrayBufferLike, PersonFacts>();

  /** A frame leaves the hub: what lies on the wire from then on. */
  sent(frame: Uint8Array, facts: PersonFacts): Uint8Array {
    const own = Uint8Array.from(frame);
    this.#facts.set(own.buffer, facts);
    return own;
  }

  /** @param bytes the frame or any part of it */
  factsOf(bytes: Uint8Array): PersonFacts | undefined {
    return this.#facts.get(bytes.buffer);
  }
}

/** Holds what one program takes out of its frames against what it might be sent when they left the hub. */
export class Deliveries {
  readonly #name: string;
  readonly #frames: SentFrames;
  readonly #ledger: Ledger;
  readonly #epoch: () => string;
  /** What was true when the frame left that is being read: frames are read one after another. */
  #facts: PersonFacts | undefined;

  constructor(of: { name: string; frames: SentFrames; ledger: Ledger; epoch: () => string }) {
    this.#name = of.name;
    this.#frames = of.frames;
    this.#ledger = of.ledger;
    this.#epoch = of.epoch;
  }

  /** The codec as the replicator gets it: it sees each frame before anything of it is understood. */
  listening(codec: StreamCodec): StreamCodec {
    return {
      ...codec,
      decompressor: (dictionary) => {
        const inner = codec.decompressor(dictionary);
        return {
          decompress: (bytes) => {
            this.#facts = this.#frames.factsOf(bytes) ?? this.#facts;
            return inner.decompress(bytes);
          },
          close: () => inner.close(),
        };
      },
    };
  }

  /** The store as the replicator gets it. */
  checked(store: ReplicaStore): ReplicaStore {
    return new Proxy(store, {
      get: (target, name): unknown => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...of: unknown[]): unknown => {
          this.#ledger.note(() => `${this.#name} ${String(name)} ${JSON.stringify(of)}`);
          if (name === 'apply') this.#check(of[0] as readonly AcceptedDocument[]);
          if (name === 'settle') this.#settled(of[0] as readonly PushResult[]);
          return Reflect.apply(value, target, of);
        };
      },
    });
  }

  /** An answer that was under way when the hub was restored: its author may have no reason to keep it. */
  #settled(results: readonly PushResult[]): void {
    const epoch = this.#epoch();
    for (const result of results) {
      if ('acceptance' in result && result.acceptance.epoch !== epoch) this.#ledger.lost.add(result.id);
    }
  }

  #check(documents: readonly AcceptedDocument[]): void {
    const facts = this.#facts;
    for (const { id, scope } of documents) {
      if (facts && mayReadScope(facts, scope)) continue;
      this.#ledger.violations.push(`${id} of ${scope} was sent to ${facts?.person ?? 'nobody known'}`);
    }
  }
}
