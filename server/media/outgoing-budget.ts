import type { types } from 'mediasoup';

/** Voice and slides fit into it: nobody is given less, however many there are. */
export const LEAST_SHARE_BPS = 64_000;
/** Shares are told to the workers again when they have changed by so much. */
const CHANGE = 1.25;

/** The hub's line, shared evenly by everyone who receives: one with a wide link does not take it from the others. */
export class OutgoingBudget {
  readonly #budgetBps: number | undefined;
  readonly #open = new Set<types.WebRtcTransport>();
  #toldBps = 0;

  constructor(budgetBps: number | undefined) {
    this.#budgetBps = budgetBps;
  }

  /** What each receiver may be sent now, in bits per second; undefined where there is no limit. */
  get shareBps(): number | undefined {
    if (this.#budgetBps === undefined) return undefined;
    return Math.max(LEAST_SHARE_BPS, Math.floor(this.#budgetBps / Math.max(1, this.#open.size)));
  }

  /** Counts one more receiver, until its transport ends. */
  async admit(transport: types.WebRtcTransport): Promise<void> {
    this.#open.add(transport);
    transport.observer.once('close', () => {
      this.#open.delete(transport);
      void this.#tellAll();
    });
    await this.#tellAll();
    if (this.shareBps !== undefined) await tell(transport, this.#toldBps);
  }

  async #tellAll(): Promise<void> {
    const share = this.shareBps;
    if (share === undefined) return;
    if (share < this.#toldBps * CHANGE && share * CHANGE > this.#toldBps) return;
    this.#toldBps = share;
    await Promise.all([...this.#open].map((transport) => tell(transport, share)));
  }
}

/** A transport that has just ended, with its worker or by itself, needs no limit any more. */
async function tell(transport: types.WebRtcTransport, shareBps: number): Promise<void> {
  await transport.setMaxOutgoingBitrate(shareBps).catch(() => undefined);
}
