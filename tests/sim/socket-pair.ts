import type { Socket } from '../../server/gateway/session.ts';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { Transport } from '../../shared/sync/transport.ts';

/** What the hub does with a connection: takes frames, hears of its end. */
export interface HubEnd {
  frame(frame: Uint8Array): void;
  closed(): void;
}

/**
 * How a program's end looks from the other side:
 * - closed: what was sent still arrives, then the end;
 * - reset: what was sent is lost, the end is heard at once;
 * - silent: what was sent still arrives, the end never does (the power failed, a cable hangs loose).
 */
export const ENDINGS = ['closed', 'reset', 'silent'] as const;
export type Ending = (typeof ENDINGS)[number];

/** One frame under way, or the end of the stream behind the frames. */
type Under = { readonly frame: Uint8Array } | 'end';

/**
 * Both ends of one connection. What is sent lies on the wire until the simulation delivers it, one frame of
 * one direction at a time, in any order between connections; a cut ends it in whatever place of a conversation.
 */
export class SocketPair implements Transport {
  readonly hubKeyPin: string;
  readonly #toHub: Under[] = [];
  readonly #toClient: Under[] = [];
  readonly #early: Uint8Array[] = [];
  #hub: HubEnd | undefined;
  /** Nothing new gets onto the wire. */
  #isCut = false;
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
        if (!this.#isHubClosed && !this.#isCut) this.#toClient.push({ frame });
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

  /** Both ends are there, and what they send arrives. */
  get isSound(): boolean {
    return !this.#isCut && !this.#isHubClosed && !this.#isClientClosed;
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
    this.#loseAll();
    this.#hubHearsEnd();
    this.#clientHearsEnd();
  }

  /** The wire is cut, and only one end hears of it, or none: to the other the link is only silent. */
  cutSilently(heardBy: 'hub' | 'client' | 'nobody'): void {
    this.#loseAll();
    if (heardBy === 'hub') this.#hubHearsEnd();
    if (heardBy === 'client') this.#clientHearsEnd();
  }

  /** The client loses the connection; what it had sent is still on its way to the hub, which hears of nothing. */
  cutBehindClient(): void {
    this.#isCut = true;
    this.#toClient.length = 0;
    this.#clientHearsEnd();
  }

  /** The client's program has ended; it hears nothing any more. */
  clientDies(ending: Ending): void {
    if (this.#isClientClosed) return;
    this.#isClientClosed = true;
    this.#isClosedTold = true;
    this.#toClient.length = 0;
    if (ending === 'closed' && !this.#isCut) this.#toHub.push('end');
    if (ending === 'reset') {
      this.#toHub.length = 0;
      this.#hubHearsEnd();
    }
  }

  /** The hub's program has ended; it hears nothing any more. */
  hubDies(ending: Ending): void {
    this.#hub = undefined;
    this.#toHub.length = 0;
    if (this.#isHubClosed) return;
    this.#isHubClosed = true;
    if (ending === 'closed' && !this.#isCut) this.#toClient.push('end');
    if (ending === 'reset') {
      this.#toClient.length = 0;
      this.#clientHearsEnd();
    }
  }

  send(frame: Uint8Array): void {
    if (!this.#isClientClosed && !this.#isCut) this.#toHub.push({ frame: Uint8Array.from(frame) });
  }

  close(): void {
    if (this.#isClientClosed) return;
    if (!this.#isCut) this.#toHub.push('end');
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

  #loseAll(): void {
    this.#isCut = true;
    this.#toHub.length = 0;
    this.#toClient.length = 0;
  }

  #hubCloses(): void {
    if (this.#isHubClosed) return;
    this.#isHubClosed = true;
    if (!this.#isCut) this.#toClient.push('end');
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
