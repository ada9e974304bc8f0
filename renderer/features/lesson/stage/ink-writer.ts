import type { InkStroke, InkTool } from '../../../../shared/schema/ink.ts';
import { INK_SIDE, MAX_COORDINATES } from '../../../../shared/schema/ink.ts';
import { steps } from '../../../../shared/stage/drawing.ts';

/** What is drawn goes out at least so often. */
export const BATCH_MS = 400;
/** Nearer points say nothing more. */
const LEAST_STEP = 12;

export interface Nib {
  readonly tool: InkTool;
  readonly colour: number;
  readonly width: number;
}

export interface OwnLine extends Nib {
  readonly key: number;
  /** x and y in turn. */
  readonly points: number[];
  readonly text: string;
}

interface WriterOptions {
  readonly now: () => number;
  readonly send: (strokes: readonly InkStroke[]) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Takes the points of one line as they are drawn, and sends what is new in batches. */
export class InkWriter {
  readonly #options: WriterOptions;
  #line: OwnLine | undefined;
  #sent = 0;
  #lastKey = 0;
  #cancel: () => void = () => undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  get line(): OwnLine | undefined {
    return this.#line;
  }

  begin(nib: Nib, x: number, y: number): void {
    this.end();
    this.#line = { ...nib, key: this.#newKey(), points: [inside(x), inside(y)], text: '' };
    this.#sent = 0;
    this.#later();
  }

  move(x: number, y: number): void {
    const points = this.#line?.points;
    if (!points) return;
    const [toX, toY] = [inside(x), inside(y)];
    const far = Math.hypot(toX - (points.at(-2) ?? 0), toY - (points.at(-1) ?? 0));
    if (far >= LEAST_STEP) points.push(toX, toY);
    if (points.length - this.#sent >= MAX_COORDINATES - 2) this.#flush();
  }

  /** The line is whole; gives it. */
  end(): OwnLine | undefined {
    const line = this.#line;
    this.#flush();
    this.#cancel();
    this.#line = undefined;
    return line;
  }

  /** A text at a place. */
  text(nib: Nib, of: { readonly x: number; readonly y: number; readonly text: string }): OwnLine {
    const line = { ...nib, key: this.#newKey(), points: [inside(of.x), inside(of.y)], text: of.text };
    this.#options.send([line]);
    return line;
  }

  #newKey(): number {
    this.#lastKey = Math.max(this.#lastKey + 1, Math.floor(this.#options.now()));
    return this.#lastKey;
  }

  #later(): void {
    this.#cancel = this.#options.after(BATCH_MS, () => {
      this.#flush();
      if (this.#line) this.#later();
    });
  }

  #flush(): void {
    const line = this.#line;
    if (!line || line.points.length <= this.#sent) return;
    const fresh = line.points.slice(this.#sent);
    this.#sent = line.points.length;
    this.#options.send([{ ...line, points: steps(fresh) }]);
  }
}

function inside(value: number): number {
  return Math.min(INK_SIDE, Math.max(0, Math.round(value)));
}
