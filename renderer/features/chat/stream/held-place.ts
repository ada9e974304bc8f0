import { type Anchor, AT_END, type Range } from './list-layout.ts';

/** Less than this is no movement; positions are fractions of pixels. */
const STILL_PX = 0.02;
/** At the end a list stands on whole pixels of the screen. */
const STILL_AT_END_PX = 0.75;
/** More than any list loses in height while it is drawn anew. */
const AMPLE_PX = 1_000_000;

/**
 * The one row that stays where it is, and what is done for it. Two things move a row on the screen, and they
 * are told apart by where they are seen: what a person scrolls is the change of `scrollTop`, and nothing
 * else; what rows do that come, go and change their heights is where the row stands beside where it would
 * stand by that. The first is followed, the second is put right. So whoever looks at the rows or at
 * `scrollTop` calls `follow` first, nobody else writes `scrollTop`, and the browser's scroll anchoring, which
 * would write it too, is off.
 *
 * Putting right changes the room above the drawn rows: that takes fractions of pixels and does not end the
 * movement of a wheel. `scrollTop` is written when nothing moves, or when there is too little room.
 */
export class HeldPlace {
  /** Belongs to the `scrollTop` that was followed last. */
  anchor: Anchor | typeof AT_END = AT_END;
  /** Whether a person is scrolling. */
  isMoving = false;
  #scroller: HTMLElement | undefined;
  #above: HTMLElement | undefined;
  #roomPx = 0;
  #scrollTop = 0;
  #scrollHeight = 0;

  attach(scroller: HTMLElement | undefined): void {
    this.#scroller = scroller;
    this.#scrollTop = scroller?.scrollTop ?? 0;
    this.isMoving = false;
  }

  /** The element that takes the room of the rows above that are not drawn. */
  attachAbove(above: HTMLElement | undefined): void {
    this.#above = above;
    this.#setRoom(this.#roomPx);
  }

  /** Takes over how far a person has scrolled since the last time; returns it, in pixels. */
  follow(): number {
    const scrollTop = this.#scroller?.scrollTop ?? 0;
    const by = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (by !== 0 && this.anchor !== AT_END)
      this.anchor = { id: this.anchor.id, offsetPx: this.anchor.offsetPx - by };
    return by;
  }

  /** Rows have been drawn anew: until the place is put right, no lack of height may cut the list off. */
  makeRoom(): void {
    this.#setRoom(this.#roomPx + AMPLE_PX);
  }

  /** A person goes up from the end: what has grown since the end was held does not count as going. */
  leaveEnd(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const wanted = this.#roomPx - (scroller.scrollHeight - this.#scrollHeight);
    this.#setRoom(Math.max(0, wanted));
    if (wanted < 0) scroller.scrollTop = this.#scrollTop -= wanted;
  }

  offsetOf(row: HTMLElement | undefined): number | undefined {
    if (!row || !this.#scroller) return undefined;
    return row.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
  }

  /**
   * Puts what is held back to where it was.
   * @param range what is drawn
   * @param row the element of the anchor
   */
  hold(range: Range, row: HTMLElement | undefined): void {
    if (this.anchor === AT_END) this.#holdEnd(range);
    else this.#holdRow(range, row, this.anchor);
  }

  #holdEnd({ abovePx }: Range): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#setRoom(abovePx);
    this.#scrollHeight = scroller.scrollHeight;
    const end = this.#scrollHeight - scroller.clientHeight;
    if (Math.abs(end - scroller.scrollTop) > STILL_AT_END_PX) scroller.scrollTop = end;
    this.#scrollTop = scroller.scrollTop;
  }

  #holdRow({ start, abovePx }: Range, row: HTMLElement | undefined, { offsetPx }: Anchor): void {
    const stands = this.offsetOf(row);
    if (stands === undefined || !this.#scroller) {
      this.#setRoom(abovePx);
      return;
    }
    const wanted = this.#roomPx - (stands - offsetPx);
    // There is nothing above the first row of all.
    const isRoomy = start === 0 ? wanted >= 0 && wanted < 1 : wanted >= 0;
    if (isRoomy && (this.isMoving || Math.abs(wanted - abovePx) < 1)) this.#setRoom(wanted);
    else {
      const room = abovePx + wanted - Math.floor(wanted);
      this.#setRoom(room);
      this.#scroller.scrollTop = this.#scrollTop + room - wanted;
    }
    this.#settle(start, row);
  }

  /** What cannot be put right is where it is: at its ends a list goes no further. */
  #settle(start: number, row: HTMLElement | undefined): void {
    this.#scrollTop = this.#scroller?.scrollTop ?? 0;
    const stands = this.offsetOf(row);
    if (stands === undefined || this.anchor === AT_END) return;
    const left = stands - this.anchor.offsetPx;
    if (Math.abs(left) <= STILL_PX) return;
    const room = this.#roomPx - left;
    if (Math.abs(left) < 1 && room >= 0 && (start > 0 || room < 1)) this.#setRoom(room);
    else this.anchor = { id: this.anchor.id, offsetPx: stands };
  }

  #setRoom(px: number): void {
    this.#roomPx = px;
    if (this.#above) this.#above.style.height = `${px}px`;
  }
}
