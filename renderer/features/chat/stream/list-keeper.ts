import { flushSync } from 'react-dom';
import { HeldPlace } from './held-place.ts';
import { type Anchor, AT_END, ListLayout, type Range } from './list-layout.ts';

/** Closer to the end than this counts as being there. */
const AT_END_PX = 32;
/** A row that is gone to at its beginning leaves so much of what stands above in sight. */
const START_PX = 64;
const UNKNOWN_SCREEN_PX = 800;

export type Align = 'top' | 'start' | 'center';

/** A row to go to, or the end where there is none. */
export interface Aim {
  readonly n: number;
  readonly id: string;
  readonly align: Align;
}

export interface KeeperEvents {
  /** Another row is the first in sight, or another the last. */
  readonly onLook: (first: string, last: string) => void;
  readonly onEnd: (isAtEnd: boolean) => void;
}

/**
 * Keeps what a person reads where it is, whatever happens above and below: rows come, go and change their
 * heights, the pane and the letters change their size. What is true is asked of the document, and what has
 * moved is put right before it can be seen.
 */
export class ListKeeper {
  readonly layout = new ListLayout();
  #events: KeeperEvents = { onLook: () => undefined, onEnd: () => undefined };
  readonly #listeners = new Set<() => void>();
  readonly #seenListeners = new Set<() => void>();
  readonly #rows = new Map<string, HTMLElement>();
  readonly #observer: ResizeObserver;
  #scroller: HTMLElement | undefined;
  readonly #place = new HeldPlace();
  #target: { readonly id: string; readonly align: Align } | undefined;
  #shown: Range = { start: 0, end: 0, abovePx: 0, belowPx: 0 };
  #hasLater = false;
  #isInScroll = false;
  /** Whether a person has scrolled since the anchor was chosen. */
  #hasMoved = false;
  #widthPx = 0;
  #seen = { first: '', last: '' };
  #version = 0;
  #aimedAt = 0;
  #wasAtEnd = true;

  constructor() {
    this.#observer = new ResizeObserver((entries) => this.#resized(entries));
  }

  /** Whom to tell from now on. */
  listen(events: KeeperEvents): void {
    this.#events = events;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getVersion = (): number => this.#version;

  readonly subscribeSeen = (listener: () => void): (() => void) => {
    this.#seenListeners.add(listener);
    return () => this.#seenListeners.delete(listener);
  };
  /** The first row in sight, '' for none. */
  readonly getFirstSeen = (): string => this.#seen.first;

  readonly attach = (scroller: HTMLElement): (() => void) => {
    this.#scroller = scroller;
    this.#widthPx = scroller.clientWidth;
    this.#observer.observe(scroller);
    this.#place.attach(scroller);
    const onScroll = () => this.#scrolled();
    const onScrollEnd = () => this.#stopped();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    scroller.addEventListener('scrollend', onScrollEnd, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('scrollend', onScrollEnd);
      this.#observer.disconnect();
      this.#place.attach(undefined);
      this.#scroller = undefined;
    };
  };

  /** For the element that takes the room of the rows above that are not drawn, as `ref`; its height is set here. */
  readonly above = (element: HTMLElement | null): void => this.#place.attachAbove(element ?? undefined);

  /** For each row's element, as `ref`. */
  readonly row = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    const id = element.dataset['row'] ?? '';
    this.#rows.set(id, element);
    this.#observer.observe(element);
    return () => {
      this.#observer.unobserve(element);
      if (this.#rows.get(id) === element) this.#rows.delete(id);
    };
  };

  elementOf(id: string): HTMLElement | undefined {
    return this.#rows.get(id);
  }

  get scroller(): HTMLElement | undefined {
    return this.#scroller;
  }

  get isAtEnd(): boolean {
    return this.#place.anchor === AT_END;
  }

  get widthPx(): number {
    return this.#widthPx;
  }

  /**
   * The rows to draw of a list. Asked again for the same it answers the same.
   * @param aim where to go; each number is gone to once
   */
  rangeOf(ids: readonly string[], estimate: (index: number) => number, aim: Aim): Range {
    if (aim.n !== this.#aimedAt && ids.length > 0) {
      this.#aimedAt = aim.n;
      this.#aimAt(aim);
    } else {
      this.#leaveGoneAnchor(new Set(ids));
    }
    this.layout.setRows(ids, estimate);
    return this.layout.range(this.#place.anchor, this.#screenPx);
  }

  /** Goes to a row that is in the list. */
  goTo(id: string, align: Align): void {
    this.#aimAt({ id, align });
    this.#tell();
  }

  toEnd(): void {
    this.#target = undefined;
    this.#place.anchor = AT_END;
    this.#tell();
    this.#hold();
    this.#noteEnd();
  }

  /** The letters have another size. */
  remeasure(): void {
    this.layout.forgetHeights();
    for (const [id, element] of this.#rows) this.layout.measured(id, element.offsetHeight);
    this.#followAndHold();
    this.#refresh(false);
  }

  /** A range has been drawn; call it before it can be seen. */
  drawn(range: Range, hasLater: boolean): void {
    const place = this.#place;
    this.#shown = range;
    this.#hasLater = hasLater;
    place.makeRoom();
    this.#follow(true);
    if (this.#target && this.#settle(this.#target)) this.#target = undefined;
    this.#hold();
    if (hasLater && this.isAtEnd) place.anchor = this.#readAnchor() ?? AT_END;
    // What has just been drawn may be what is read now.
    if (this.#isInScroll && !this.isAtEnd) place.anchor = this.#readAnchor() ?? place.anchor;
    else if (this.#isEndInSight) place.anchor = AT_END;
    this.#noteSeen();
    this.#noteEnd();
  }

  /** The indexes of the rows that are in sight. */
  inSight(): readonly number[] {
    const box = this.#scroller?.getBoundingClientRect();
    const found: number[] = [];
    if (!box) return found;
    for (let index = this.#shown.start; index < this.#shown.end; index++) {
      const row = this.#rows.get(this.layout.idAt(index))?.getBoundingClientRect();
      if (row && row.bottom > box.top + 1 && row.top < box.bottom - 1) found.push(index);
    }
    return found;
  }

  get #screenPx(): number {
    return this.#scroller?.clientHeight ?? UNKNOWN_SCREEN_PX;
  }

  #aimAt({ id, align }: Omit<Aim, 'n'>): void {
    this.#target = id === '' ? undefined : { id, align };
    const offsetPx = offsetFor(align, this.#screenPx);
    this.#place.anchor = id === '' ? AT_END : { id, offsetPx };
  }

  /** Where the row that held the place is gone, the next one below takes over. */
  #leaveGoneAnchor(ids: ReadonlySet<string>): void {
    const { anchor } = this.#place;
    if (anchor === AT_END || ids.has(anchor.id)) return;
    const { offsetPx } = anchor;
    for (let index = this.layout.indexOf(anchor.id); index >= 0 && index < this.layout.count; index++) {
      const id = this.layout.idAt(index);
      if (!ids.has(id)) continue;
      this.#place.anchor = { id, offsetPx };
      return;
    }
  }

  #settle({ id, align }: { readonly id: string; readonly align: Align }): boolean {
    const row = this.#rows.get(id);
    const scroller = this.#scroller;
    if (!row || !scroller) return false;
    const room = scroller.clientHeight - row.offsetHeight;
    this.#place.anchor = { id, offsetPx: Math.max(0, offsetFor(align, room)) };
    return true;
  }

  #hold(): void {
    const { anchor } = this.#place;
    this.#place.hold(this.#shown, anchor === AT_END ? undefined : this.#rows.get(anchor.id));
  }

  /**
   * Takes over what a person has scrolled, also before that is told by an event.
   * @param isRoomy whether the list is higher just now than it will be
   */
  #follow(isRoomy = false): void {
    const by = this.#place.follow();
    if (by === 0) return;
    this.#hasMoved = true;
    if (!this.isAtEnd || (isRoomy ? by >= -AT_END_PX : this.#isEndInSight)) return;
    this.#place.leaveEnd();
    if (!this.#isEndInSight) this.#place.anchor = this.#readAnchor() ?? AT_END;
  }

  #scrolled(): void {
    if (!this.#scroller || this.#target) return;
    this.#follow();
    // What the keeper has put itself is known already.
    if (this.#hasMoved) {
      this.#hasMoved = false;
      this.#place.isMoving = true;
      if (!this.isAtEnd) this.#hold();
      this.#place.anchor = this.#isEndInSight ? AT_END : (this.#readAnchor() ?? this.#place.anchor);
    }
    this.#noteSeen();
    this.#noteEnd();
    this.#refresh(true);
  }

  #stopped(): void {
    this.#place.isMoving = false;
    this.#followAndHold();
  }

  #followAndHold(): void {
    this.#follow();
    this.#hold();
  }

  get #isEndInSight(): boolean {
    if (!this.#scroller || this.#hasLater) return false;
    const { scrollHeight, clientHeight, scrollTop } = this.#scroller;
    return scrollHeight - clientHeight - scrollTop <= AT_END_PX && this.#shown.end === this.layout.count;
  }

  #noteEnd(): void {
    if (this.#wasAtEnd === this.isAtEnd) return;
    this.#wasAtEnd = this.isAtEnd;
    this.#events.onEnd(this.isAtEnd);
  }

  /** The first row in sight and where it stands; where nothing is drawn, what would stand there. */
  #readAnchor(): Anchor | undefined {
    const [first] = this.inSight();
    const id = this.layout.idAt(first ?? this.#shown.start);
    const offsetPx = this.#place.offsetOf(this.#rows.get(id));
    if (offsetPx === undefined) return undefined;
    return first === undefined ? this.layout.anchorFrom({ id, offsetPx }) : { id, offsetPx };
  }

  #noteSeen(): void {
    const inSight = this.inSight();
    const first = this.layout.idAt(inSight[0] ?? -1);
    const last = this.layout.idAt(inSight.at(-1) ?? -1);
    if (first === '' || (first === this.#seen.first && last === this.#seen.last)) return;
    this.#seen = { first, last };
    this.#events.onLook(first, last);
    for (const listener of this.#seenListeners) listener();
  }

  #resized(entries: readonly ResizeObserverEntry[]): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    for (const { target, borderBoxSize } of entries) {
      if (!(target instanceof HTMLElement) || target === scroller) continue;
      this.layout.measured(target.dataset['row'] ?? '', borderBoxSize[0]?.blockSize ?? target.offsetHeight);
    }
    if (scroller.clientWidth !== this.#widthPx) {
      this.#widthPx = scroller.clientWidth;
      this.remeasure();
      return;
    }
    this.#followAndHold();
    this.#refresh(false);
  }

  /** Draws other rows where others are needed; at once while scrolling, so that nothing is empty. */
  #refresh(isScrolling: boolean): void {
    if (!this.#scroller) return;
    const { start, end } = this.layout.range(this.#place.anchor, this.#scroller.clientHeight);
    if (start === this.#shown.start && end === this.#shown.end) return;
    if (!isScrolling) {
      this.#tell();
      return;
    }
    this.#isInScroll = true;
    try {
      flushSync(() => this.#tell());
    } finally {
      this.#isInScroll = false;
    }
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** How far below the upper edge a row goes that leaves so much room on the screen. */
function offsetFor(align: Align, roomPx: number): number {
  if (align === 'top') return 0;
  return align === 'start' ? Math.min(START_PX, roomPx) : roomPx / 2;
}
