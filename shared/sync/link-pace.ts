import { BATCH_BYTES, LEAST_UNACKNOWLEDGED_BYTES, MOST_UNACKNOWLEDGED_BYTES } from '../protocol/limits.ts';

/** What goes over a link, the most urgent first. */
export const TRAFFIC_CLASSES = ['control', 'text', 'voice', 'slides', 'files'] as const;
export type TrafficClass = (typeof TRAFFIC_CLASSES)[number];

interface UnderWay {
  readonly traffic: TrafficClass;
  readonly bytes: number;
  readonly sentAt: number;
  /** What had been acknowledged in all when this was sent. */
  readonly deliveredBefore: number;
}

const SAMPLES = 8;
/** A little more than fits the link, so that a link that has become faster is noticed. */
const GAIN = 1.25;
/** Large things keep out of the way while something more urgent is under way. */
const FILES_SHARE = 0.5;

/**
 * How much may be under way to one computer at once: about one bandwidth-delay product, measured from the
 * acknowledgements (as BBR does: Cardwell et al., 2016). What lies in a kernel's buffer cannot be overtaken
 * any more, so what is urgent waits no longer than that takes. All traffic classes of a link share it.
 */
export class LinkPace {
  readonly #now: () => number;
  readonly #filesShare: number;
  readonly #underWay = new Map<number, UnderWay>();
  readonly #sent: Record<TrafficClass, number> = { control: 0, text: 0, voice: 0, slides: 0, files: 0 };
  #number = 0;
  #delivered = 0;
  #rates: number[] = [];
  #shortestMs = Number.POSITIVE_INFINITY;
  #isUrgentWaiting = false;
  #isLive = false;

  /**
   * @param now milliseconds of a clock that does not step
   * @param filesShare how much of it files may take: 1 on a connection that carries nothing else
   */
  constructor(now: () => number, filesShare = FILES_SHARE) {
    this.#now = now;
    this.#filesShare = filesShare;
  }

  /** Bytes that may be under way at once. */
  get windowBytes(): number {
    const rate = Math.max(0, ...this.#rates);
    const wanted = rate === 0 ? 0 : GAIN * rate * this.#shortestMs;
    return Math.min(MOST_UNACKNOWLEDGED_BYTES, Math.max(LEAST_UNACKNOWLEDGED_BYTES, Math.ceil(wanted)));
  }

  get underWayBytes(): number {
    return this.#bytesOf(() => true);
  }

  /** Bytes sent so far by class, for budgets and statistics. */
  get sentBytes(): Readonly<Record<TrafficClass, number>> {
    return this.#sent;
  }

  /** Whether something of a class may be sent now. What may not is asked again after the next `acked`. */
  maySend(traffic: TrafficClass): boolean {
    const room = this.windowBytes - this.underWayBytes;
    switch (traffic) {
      case 'control':
        return true;
      case 'text':
        return room >= BATCH_BYTES || this.#underWay.size === 0;
      case 'voice':
      case 'slides':
        return room > 0 && !this.#isUrgentWaiting;
      case 'files': {
        const files = this.#bytesOf((one) => one.traffic === 'files');
        return (
          room > 0 && !this.#isUrgentWaiting && !this.#isLive && files < this.windowBytes * this.#filesShare
        );
      }
    }
  }

  /** Whether text waits that has not been sent; larger things yield until it is. */
  setTextWaiting(isWaiting: boolean): void {
    this.#isUrgentWaiting = isWaiting;
  }

  /** Whether a live lesson goes over this link; files yield for as long as it lasts. */
  setLive(isLive: boolean): void {
    this.#isLive = isLive;
  }

  /** Something was sent; the number is given back to `acked`. */
  sent(traffic: TrafficClass, bytes: number): number {
    const number = ++this.#number;
    this.#sent[traffic] += bytes;
    this.#underWay.set(number, { traffic, bytes, sentAt: this.#now(), deliveredBefore: this.#delivered });
    return number;
  }

  /** The other side has it. */
  acked(number: number): void {
    const sent = this.#underWay.get(number);
    if (!sent) return;
    this.#underWay.delete(number);
    this.#delivered += sent.bytes;
    const now = this.#now();
    const tookMs = Math.max(1, now - sent.sentAt);
    this.#rates = [...this.#rates, (this.#delivered - sent.deliveredBefore) / tookMs].slice(-SAMPLES);
    // Never measured anew while the link is full: what waits in its buffers would pass for distance.
    this.#shortestMs = Math.min(this.#shortestMs, tookMs);
  }

  /** The connection is gone, and with it what was under way; what was measured may be of another link. */
  reset(): void {
    this.#underWay.clear();
    this.#rates = [];
    this.#shortestMs = Number.POSITIVE_INFINITY;
  }

  #bytesOf(isMeant: (one: UnderWay) => boolean): number {
    let bytes = 0;
    for (const one of this.#underWay.values()) if (isMeant(one)) bytes += one.bytes;
    return bytes;
  }
}
