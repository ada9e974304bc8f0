import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { mayHave } from './access-model.ts';
import type { PushResult, ReplicaStore } from '../../shared/sync/replica-store.ts';
import type { Ledger } from './ledger.ts';

/** What was true when a frame left the hub. */
interface Departure {
  /** Of the person to whom it was sent. */
  readonly facts: PersonFacts;
  /** The hub's epoch. */
  readonly epoch: string;
}

/** What was true of each frame that is on its way. */
export class SentFrames {
  readonly #departures = new WeakMap<ArrayBufferLike, Departure>();

  /** A frame leaves the hub: what lies on the wire from then on. */
  sent(frame: Uint8Array, departure: Departure): Uint8Array {
    const own = Uint8Array.from(frame);
    this.#departures.set(own.buffer, departure);
    return own;
  }

  /** @param bytes the frame or any part of it */
  departureOf(bytes: Uint8Array): Departure | undefined {
    return this.#departures.get(bytes.buffer);
  }
}

/** Holds what one program takes out of its frames against what it might be sent when they left the hub. */
export class Deliveries {
  readonly #name: string;
  readonly #frames: SentFrames;
  readonly #ledger: Ledger;
  readonly #epoch: () => string;
  /** Of the frame that is being read: frames are read one after another. */
  #departure: Departure | undefined;

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
      unpack: (bytes, dictionary) => {
        this.#departure = this.#frames.departureOf(bytes) ?? this.#departure;
        return codec.unpack(bytes, dictionary);
      },
      decompressor: (dictionary) => {
        const inner = codec.decompressor(dictionary);
        return {
          decompress: (bytes) => {
            this.#departure = this.#frames.departureOf(bytes) ?? this.#departure;
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
          if (name === 'settle' && this.#isLate()) this.#settledLate(of[0] as readonly PushResult[]);
          if (name === 'forget' && this.#isLate()) this.#forgotLate(of[0] as readonly string[]);
          return Reflect.apply(value, target, of);
        };
      },
    });
  }

  /** What was under way when the hub was restored was true then; its author has no reason to keep more. */
  #isLate(): boolean {
    return this.#departure?.epoch !== this.#epoch();
  }

  #settledLate(results: readonly PushResult[]): void {
    for (const { id } of results) this.#ledger.lost.add(id);
  }

  #forgotLate(scopes: readonly string[]): void {
    for (const scope of scopes) this.#ledger.loseScope(this.#departure?.facts.person ?? '', scope);
  }

  #check(documents: readonly AcceptedDocument[]): void {
    const { facts } = this.#departure ?? {};
    for (const document of documents) {
      const { id, scope } = document;
      if (facts && mayHave(facts, document)) continue;
      this.#ledger.violations.push(`${id} of ${scope} was sent to ${facts?.person ?? 'nobody known'}`);
    }
  }
}
