import type { AppErrorData } from '../errors/app-error.ts';
import type { Down } from '../protocol/down.ts';
import { parseUp, type Up } from '../protocol/up.ts';
import type { Connect, Transport } from '../sync/transport.ts';
import { TestWire } from './test-wire.ts';

export const TEST_PIN = 'a'.repeat(64);

/** A hub's side of one connection, played by the test. */
export class FakeTransport implements Transport {
  readonly hubKeyPin = TEST_PIN;
  readonly sent: Up[] = [];
  isClosed = false;
  readonly #wire: TestWire;
  #onFrame: (frame: Uint8Array) => void = () => undefined;
  #onClosed: (reason: AppErrorData | undefined) => void = () => undefined;

  /** @param wire the hub's side of a session that goes on over several connections */
  constructor(wire = new TestWire()) {
    this.#wire = wire;
  }

  send(frame: Uint8Array): void {
    if (!this.isClosed) void this.#wire.hear(frame, (value) => this.sent.push(parseUp(value)));
  }

  close(): void {
    this.drop();
  }

  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#onFrame = handler;
  }

  onClosed(handler: (reason: AppErrorData | undefined) => void): void {
    this.#onClosed = handler;
  }

  /** The hub sends something. */
  deliver(message: Down): void {
    void this.#wire.say(message, (frame) => this.deliverBytes(frame));
  }

  deliverBytes(frame: Uint8Array): void {
    if (!this.isClosed) this.#onFrame(frame);
  }

  /** The connection is gone. */
  drop(reason?: AppErrorData): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#onClosed(reason);
  }

  /** What was sent of one type. */
  all<T extends Up['type']>(type: T): (Up & { readonly type: T })[] {
    return this.sent.filter((message): message is Up & { readonly type: T } => message.type === type);
  }
}

/** Gives out fake transports one after another; a test may make the next attempts fail. */
export class FakeNetwork {
  readonly transports: FakeTransport[] = [];
  failure: Error | undefined;

  readonly connect: Connect = () => {
    const { failure } = this;
    if (failure) return { transport: Promise.reject(failure), cancel: () => undefined };
    const transport = new FakeTransport();
    this.transports.push(transport);
    return { transport: Promise.resolve(transport), cancel: () => transport.close() };
  };

  get last(): FakeTransport {
    const last = this.transports.at(-1);
    if (!last) throw new Error('nothing has connected yet');
    return last;
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(turns = 50): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}
