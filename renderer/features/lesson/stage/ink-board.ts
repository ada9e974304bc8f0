import type { InkView } from '../../../../shared/replica/live/stage-views.ts';
import { INK_SIDE, type InkStroke } from '../../../../shared/schema/ink.ts';
import { drawInk } from './ink-looks.ts';
import { InkWriter, type Nib, type OwnLine } from './ink-writer.ts';

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

export interface InkBoardInput {
  readonly ink: InkView;
  /** What one draws with, undefined for whoever only looks. */
  readonly nib: Nib | undefined;
  /** The words that a press puts on the page. */
  readonly text: string;
  readonly onStrokes: (strokes: readonly InkStroke[]) => void;
  readonly onText: () => void;
}

/** A canvas with the ink of a page. Own lines stand at once, before they are written down. */
export class InkBoard {
  readonly #writer: InkWriter;
  #canvas: HTMLCanvasElement | undefined;
  #input: InkBoardInput | undefined;
  #own: readonly OwnLine[] = [];

  constructor() {
    this.#writer = new InkWriter({
      now: () => Date.now(),
      send: (strokes) => this.#input?.onStrokes(strokes),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Returns what ends it; what is being drawn is sent then. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const observer = new ResizeObserver(() => {
      canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
      canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
      this.#draw();
    });
    observer.observe(canvas);
    return () => {
      observer.disconnect();
      this.#writer.end();
      this.#canvas = undefined;
    };
  }

  take(input: InkBoardInput): void {
    this.#input = input;
    this.#draw();
  }

  /** Whether a line begins, whose further points are to come here. */
  down(place: Place): boolean {
    const { nib, text = '', onText } = this.#input ?? {};
    if (!nib) return false;
    const { x, y } = this.#on(place);
    if (nib.tool !== 'text') {
      this.#writer.begin(nib, x, y);
      this.#draw();
      return true;
    }
    if (text.trim() === '') return false;
    this.#keep(this.#writer.text(nib, { x, y, text: text.trim() }));
    onText?.();
    return false;
  }

  move(places: readonly Place[]): void {
    if (!this.#writer.line) return;
    for (const place of places) {
      const { x, y } = this.#on(place);
      this.#writer.move(x, y);
    }
    this.#draw();
  }

  up(): void {
    this.#keep(this.#writer.end());
  }

  #keep(line: OwnLine | undefined): void {
    if (!line) return;
    this.#own = [...this.#own, line];
    this.#draw();
  }

  #on({ clientX, clientY }: Place): { readonly x: number; readonly y: number } {
    const box = this.#canvas?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 };
    return {
      x: ((clientX - box.left) / box.width) * INK_SIDE,
      y: ((clientY - box.top) / box.height) * INK_SIDE,
    };
  }

  #draw(): void {
    const strokes = this.#input?.ink.strokes ?? [];
    if (!this.#canvas) return;
    const stored = new Map(strokes.map(({ key, points }) => [key, points.length]));
    this.#own = this.#own.filter(({ key, points }) => (stored.get(key) ?? 0) < points.length);
    const { line } = this.#writer;
    const fresh = line ? [...this.#own, line] : this.#own;
    const keys = new Set(fresh.map(({ key }) => key));
    drawInk(this.#canvas, [...strokes.filter(({ key }) => !keys.has(key)), ...fresh]);
  }
}
