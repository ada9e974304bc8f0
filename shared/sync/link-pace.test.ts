import { describe, expect, test } from 'vitest';
import { LEAST_UNACKNOWLEDGED_BYTES } from '../protocol/limits.ts';
import { LinkPace, type TrafficClass } from './link-pace.ts';

/** A link of a bandwidth and a delay in virtual time: what is sent is acknowledged when it has arrived. */
class Link {
  now = 0;
  readonly pace = new LinkPace(() => this.now);
  readonly arrived: { readonly traffic: TrafficClass; readonly at: number; readonly sentAt: number }[] = [];
  readonly #bytesPerMs: number;
  readonly #delayMs: number;
  #freeAt = 0;
  #acks: { readonly at: number; readonly ticket: number }[] = [];

  constructor(bytesPerMs: number, delayMs: number) {
    this.#bytesPerMs = bytesPerMs;
    this.#delayMs = delayMs;
  }

  send(traffic: TrafficClass, bytes: number): void {
    const ticket = this.pace.sent(traffic, bytes);
    this.#freeAt = Math.max(this.#freeAt, this.now) + bytes / this.#bytesPerMs;
    const at = this.#freeAt + this.#delayMs;
    this.arrived.push({ traffic, at, sentAt: this.now });
    this.#acks.push({ at: at + this.#delayMs, ticket });
  }

  advance(ms: number): void {
    this.now += ms;
    for (const { ticket } of this.#acks.filter(({ at }) => at <= this.now)) this.pace.acked(ticket);
    this.#acks = this.#acks.filter(({ at }) => at > this.now);
  }

  /** Time of a whole transfer of one class, as fast as the pace allows. */
  transfer(traffic: TrafficClass, bytes: number, pieceBytes: number): number {
    const from = this.now;
    for (let left = bytes; left > 0;) {
      if (!this.pace.maySend(traffic)) this.advance(5);
      else {
        this.send(traffic, Math.min(left, pieceBytes));
        left -= pieceBytes;
      }
    }
    return Math.max(...this.arrived.map(({ at }) => at)) - from;
  }
}

const SLOW = () => new Link(16, 300);

describe('[PACE-1] what is under way', () => {
  test('is bounded by 16 KiB on a slow link, which is full all the same', () => {
    const link = SLOW();
    let most = 0;
    const sent = link.send.bind(link);
    link.send = (traffic, bytes) => {
      sent(traffic, bytes);
      most = Math.max(most, link.pace.underWayBytes);
    };
    const took = link.transfer('text', 400_000, 6000);
    expect(most).toBeLessThan(LEAST_UNACKNOWLEDGED_BYTES * 1.6);
    expect(took).toBeLessThan((400_000 / 16) * 1.15 + 600);
  });

  test('grows on a fast link until it is full', () => {
    const link = new Link(12_500, 50);
    const took = link.transfer('text', 40_000_000, 6000);
    expect(link.pace.windowBytes).toBeGreaterThan(500_000);
    expect(took).toBeLessThan((40_000_000 / 12_500) * 3);
  });

  test('is forgotten with the connection', () => {
    const link = SLOW();
    link.transfer('text', 100_000, 6000);
    link.pace.reset();
    expect(link.pace.underWayBytes).toBe(0);
    expect(link.pace.windowBytes).toBe(LEAST_UNACKNOWLEDGED_BYTES);
  });
});

describe('[PACE-2] the order of classes', () => {
  test('control is never held up', () => {
    const link = SLOW();
    while (link.pace.maySend('text')) link.send('text', 6000);
    expect(link.pace.maySend('control')).toBe(true);
    expect(link.pace.maySend('files')).toBe(false);
  });

  test('a text goes out at once while a file fills the link, and arrives within two seconds and a round trip', () => {
    const link = SLOW();
    const waits: number[] = [];
    for (let step = 0; step < 12_000; step++) {
      // A message every three seconds, somewhere in the middle of the file.
      const isText = step % 600 === 300;
      if (isText) {
        link.pace.setTextWaiting(true);
        expect(link.pace.maySend('text')).toBe(true);
        link.send('text', 300);
        link.pace.setTextWaiting(false);
        const { at, sentAt } = link.arrived.at(-1)!;
        waits.push(at - sentAt);
      }
      if (link.pace.maySend('files')) link.send('files', 2048);
      link.advance(5);
    }
    expect(waits).toHaveLength(20);
    expect(Math.max(...waits)).toBeLessThan(2000 + 600);
    const files = link.arrived.filter(({ traffic }) => traffic === 'files').length * 2048;
    // The file is not starved: it has most of the link.
    expect(files).toBeGreaterThan(60 * 16_000 * 0.6);
  });

  test('files yield while a text waits and while a lesson goes on', () => {
    const link = SLOW();
    expect(link.pace.maySend('files')).toBe(true);
    link.pace.setTextWaiting(true);
    expect([link.pace.maySend('files'), link.pace.maySend('slides'), link.pace.maySend('text')]).toEqual([
      false,
      false,
      true,
    ]);
    link.pace.setTextWaiting(false);
    link.pace.setLive(true);
    expect([link.pace.maySend('files'), link.pace.maySend('voice')]).toEqual([false, true]);
  });

  test('[PACE-3] bytes are counted by class', () => {
    const link = SLOW();
    link.send('text', 10);
    link.send('files', 30);
    link.send('files', 5);
    expect(link.pace.sentBytes).toMatchObject({ text: 10, files: 35, voice: 0 });
  });
});
