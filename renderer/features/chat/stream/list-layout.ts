/** How far beyond the screen rows are drawn, so that scrolling meets what is already there. */
const BEYOND_PX = 600;

/** A row that stays where it is whatever comes above or below it. */
export interface Anchor {
  readonly id: string;
  /** How far its upper edge lies below that of the screen, in pixels; negative above it. */
  readonly offsetPx: number;
}

/** The end of the list, which is followed as it grows. */
export const AT_END = 'end';

/** The rows to draw, and the room that the others take. */
export interface Range {
  readonly start: number;
  /** The index behind the last one. */
  readonly end: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

/**
 * Which of many rows of unknown height are drawn. Heights are estimated until they have been measured. The
 * rows around an anchor are chosen from the anchor outwards, so that no wrong estimate elsewhere moves them.
 */
export class ListLayout {
  #ids: readonly string[] = [];
  #indexes = new Map<string, number>();
  #estimate: (index: number) => number = () => 0;
  readonly #heights = new Map<string, number>();

  setRows(ids: readonly string[], estimate: (index: number) => number): void {
    this.#estimate = estimate;
    if (ids === this.#ids) return;
    this.#ids = ids;
    this.#indexes = new Map(ids.map((id, index) => [id, index]));
    for (const id of this.#heights.keys()) if (!this.#indexes.has(id)) this.#heights.delete(id);
  }

  indexOf(id: string): number {
    return this.#indexes.get(id) ?? -1;
  }

  idAt(index: number): string {
    return this.#ids[index] ?? '';
  }

  get count(): number {
    return this.#ids.length;
  }

  measured(id: string, px: number): void {
    if (this.#indexes.has(id)) this.#heights.set(id, px);
  }

  /** The width or the size of the letters has changed: what was measured is worth nothing any more. */
  forgetHeights(): void {
    this.#heights.clear();
  }

  /** The rows around the anchor on a screen so high; around the end where the anchor is not there. */
  range(anchor: Anchor | typeof AT_END, screenPx: number): Range {
    const held = anchor === AT_END ? -1 : this.indexOf(anchor.id);
    const offsetPx = anchor === AT_END || held < 0 ? screenPx : anchor.offsetPx;
    const from = held < 0 ? this.count : held;
    let start = from;
    for (let top = offsetPx; start > 0 && top > -BEYOND_PX;) top -= this.#heightOf(--start);
    let end = from;
    for (let bottom = offsetPx; end < this.count && bottom < screenPx + BEYOND_PX;)
      bottom += this.#heightOf(end++);
    return { start, end, abovePx: this.#sum(0, start), belowPx: this.#sum(end, this.count) };
  }

  /** The row at the upper edge of the screen, seen from where another stands, by what is known of heights. */
  anchorFrom({ id, offsetPx }: Anchor): Anchor | undefined {
    let index = this.indexOf(id);
    if (index < 0) return undefined;
    let top = offsetPx;
    while (top > 0 && index > 0) top -= this.#heightOf(--index);
    while (index < this.count - 1 && top + this.#heightOf(index) <= 0) top += this.#heightOf(index++);
    return { id: this.idAt(index), offsetPx: top };
  }

  #heightOf(index: number): number {
    return this.#heights.get(this.idAt(index)) ?? this.#estimate(index);
  }

  #sum(from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index++) sum += this.#heightOf(index);
    return Math.round(sum);
  }
}
