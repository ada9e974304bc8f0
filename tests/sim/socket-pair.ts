import type { Socket } from '../../server/gateway/session.ts';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { Transport } from '../../shared/sync/transport.ts';

/** What the hub does with a connection: takes frames, hears of its end. */
export interface HubEnd {
  frame(frame: Uint8Array): void;
  closed(): void;
}

/** One frame under way, or the end of the stream behind the frames. */
type Under = { readonly frame: Uint8Array } | 'end';

/**
 * Both ends of one connection. What is sent lies on the wire until the simulation delivers it, one frame of
 * one direction at a time; a cut loses what is on the wire, in whatever place of a conversation.
 */
export class SocketPair implements Transport {
  readonly hubKeyPin: string;
  readonly #toHub: Under[] = [];
  readonly #toClient: Under[] = [];
  readonly #early: Uint8Array[] = [];
  #hub: HubEnd | undefined;
  #isHubClosed = false;
  #isClientClosed = false;
  #onFrame: ((frame: Uint8Array) => void) | undefined;
  #onClosed: ((reason: AppErrorData | undefined) => void) | undefined;
  #isClosedTold = false;

  /** @param accept the hub's side: given its socket, it says what takes the frames */
  constructor(hubKeyPin: string, accept: (socket: Socket) => HubEnd) {
    this.hubKeyPin = hubKeyPin;
    this.#hub = accept({
      send: (frame) => {
        if (!this.#isHubClosed) this.#toClient.push({ frame: Uint8Array.from(frame) });
      },
      close: () => this.#hubCloses(),
    });
  }

  /** How much lies on the wire. */
  get waiting(): { readonly toHub: number; readonly toClient: number } {
    return { toHub: this.#toHub.length, toClient: this.#toClient.length };
  }

  /** Both ends know that it is over, and nothing lies on the wire. */
  get isOver(): boolean {
    return (
      this.#isHubClosed && this.#isClientClosed && this.#toHub.length === 0 && this.#toClient.length === 0
    );
  }

  deliverToHub(): void {
    const next = this.#toHub.shift();
    if (next === undefined || this.#isHubClosed) return;
    if (next === 'end') this.#hubHearsEnd();
    else this.#hub?.frame(next.frame);
  }

  deliverToClient(): void {
    const next = this.#toClient.shift();
    if (next === undefined) return;
    if (next === 'end') return this.#clientHearsEnd();
    if (this.#isClientClosed) return;
    if (this.#onFrame) this.#onFrame(next.frame);
    else this.#early.push(next.frame);
  }

  /** The wire is cut: what lay on it is lost, and both ends hear of it. */
  cut(): void {
    this.#toHub.length = 0;
    this.#toClient.length = 0;
    this.#hubHearsEnd();
    this.#clientHearsEnd();
  }

  /** The wire is cut, and the hub does not hear of it: to the hub the client is only silent. */
  cutSilently(): void {
    this.#toHub.length = 0;
    this.#toClient.length = 0;
    this.#clientHearsEnd();
  }

  send(frame: Uint8Array): void {
    if (!this.#isClientClosed) this.#toHub.push({ frame: Uint8Array.from(frame) });
  }

  close(): void {
    if (this.#isClientClosed) return;
    this.#toHub.push('end');
    this.#clientHearsEnd();
  }

  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#onFrame = handler;
    for (const frame of this.#early.splice(0)) handler(frame);
  }

  onClosed(handler: (reason: AppErrorData | undefined) => void): void {
    this.#onClosed = handler;
    if (this.#isClientClosed) this.#tellClosed();
  }

  #hubCloses(): void {
    if (this.#isHubClosed) return;
    this.#isHubClosed = true;
    this.#toClient.push('end');
    this.#hub?.closed();
  }

  #hubHearsEnd(): void {
    if (this.#isHubClosed) return;
    this.#isHubClosed = true;
    this.#hub?.closed();
  }

  #clientHearsEnd(): void {
    this.#isClientClosed = true;
    this.#tellClosed();
  }

  #tellClosed(): void {
    if (this.#isClosedTold || !this.#onClosed) return;
    this.#isClosedTold = true;
    this.#onClosed(undefined);
  }
}
