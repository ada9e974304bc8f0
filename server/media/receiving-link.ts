import type { types } from 'mediasoup';
import { carries, type LinkRung } from '../../shared/lessons/link-ladder.ts';

/** Of 10, which stands for no loss; mediasoup's score falls with the fourth power of what arrives. */
const PERFECT = 10;
/** Voice that arrives with this score has lost one packet in six: pictures have to go. */
const SUFFERING = 5;
/** What a gap leaves behind in one report is over with the next, which comes within 5 s. */
const SUFFERS_FOR_MS = 8_000;

/**
 * What one window is sent: what it wants and its link carries. Where the hub itself sees that voice
 * suffers, pictures stop before the window has said so.
 */
export class ReceivingLink {
  readonly #onLossy: (lossShare: number) => void;
  /** Consumers that the window has not paused. */
  readonly #wanted = new Map<types.Consumer, boolean>();
  #rung: LinkRung = 'video';
  #isChosen = false;
  #isHeld = false;
  readonly #suffering = new Map<types.Consumer, NodeJS.Timeout>();

  /** @param onLossy told the share of voice that is lost when the hub has stopped the pictures */
  constructor(onLossy: (lossShare: number) => void) {
    this.#onLossy = onLossy;
  }

  get rung(): LinkRung {
    return this.#rung;
  }

  /** A new consumer, paused as it is. */
  add(consumer: types.Consumer): void {
    this.#wanted.set(consumer, false);
    consumer.observer.on('close', () => {
      this.#wanted.delete(consumer);
      this.#recovered(consumer);
    });
    if (consumer.kind === 'audio') consumer.on('score', ({ score }) => this.#heard(consumer, score));
  }

  /** What the window wants of one consumer. */
  async want(consumer: types.Consumer, isWanted: boolean): Promise<void> {
    if (!this.#wanted.has(consumer)) return;
    this.#wanted.set(consumer, isWanted);
    await this.#apply(consumer);
  }

  /** What the window says that its link carries; after that the window knows, and nothing is held. */
  async tell(rung: LinkRung, isChosen: boolean): Promise<void> {
    this.#rung = rung;
    this.#isChosen = isChosen;
    this.#isHeld = false;
    await this.#applyAll();
  }

  #heard(consumer: types.Consumer, score: number): void {
    if (score > SUFFERING) return this.#recovered(consumer);
    if (this.#suffering.has(consumer)) return;
    const timer = setTimeout(() => {
      this.#suffering.delete(consumer);
      this.#protect(consumer);
    }, SUFFERS_FOR_MS);
    timer.unref();
    this.#suffering.set(consumer, timer);
  }

  #recovered(consumer: types.Consumer): void {
    clearTimeout(this.#suffering.get(consumer));
    this.#suffering.delete(consumer);
  }

  #protect(voice: types.Consumer): void {
    if (this.#isHeld || this.#isChosen || !carries(this.#rung, 'video')) return;
    if (![...this.#wanted].some(([{ kind }, isWanted]) => isWanted && kind === 'video')) return;
    this.#isHeld = true;
    void this.#applyAll();
    this.#onLossy(1 - (voice.score.score / PERFECT) ** 0.25);
  }

  async #applyAll(): Promise<void> {
    // One that has just ended cannot be changed any more, and need not be.
    await Promise.allSettled([...this.#wanted.keys()].map((consumer) => this.#apply(consumer)));
  }

  async #apply(consumer: types.Consumer): Promise<void> {
    const { kind } = consumer;
    const isCarried = carries(this.#rung, kind) && !(this.#isHeld && kind === 'video');
    const isSent = this.#wanted.get(consumer) === true && isCarried;
    if (consumer.closed || consumer.paused === !isSent) return;
    await (isSent ? consumer.resume() : consumer.pause());
  }
}
