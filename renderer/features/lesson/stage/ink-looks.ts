import { INK_SIDE, type InkTool } from '../../../../shared/schema/ink.ts';
import type { DrawnStroke } from '../../../../shared/stage/drawing.ts';

/** The colours of ink on a white sheet, in the order of their numbers; the same in every theme. */
export const INK_HEX = ['#1e2421', '#c4381f', '#1f5fb0', '#1f6f4f', '#b06a00', '#7a3d9c'] as const;
export const INK_NAMES = ['black', 'red', 'blue', 'green', 'orange', 'violet'] as const;

export const WIDTHS: Readonly<Record<InkTool, number>> = { pen: 35, marker: 220, eraser: 350, text: 380 };

type Looks = Pick<DrawnStroke, 'tool' | 'colour' | 'width' | 'points' | 'text'>;

/** Draws strokes in their order on a canvas of the page's shape. */
export function drawInk(canvas: HTMLCanvasElement, strokes: readonly Looks[]): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) drawOne(pen, canvas, stroke);
  pen.globalCompositeOperation = 'source-over';
  pen.globalAlpha = 1;
}

function drawOne(pen: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement, stroke: Looks): void {
  const { tool, points } = stroke;
  const x = (at: number) => ((points[at] ?? 0) / INK_SIDE) * width;
  const y = (at: number) => ((points[at + 1] ?? 0) / INK_SIDE) * height;
  pen.globalCompositeOperation = tool === 'eraser' ? 'destination-out' : 'source-over';
  pen.globalAlpha = tool === 'marker' ? 0.35 : 1;
  pen.strokeStyle = pen.fillStyle = INK_HEX[stroke.colour] ?? INK_HEX[0];
  const thickness = Math.max(1, (stroke.width / INK_SIDE) * width);
  if (tool === 'text') {
    pen.font = `600 ${thickness}px "Golos Text Variable", "Golos Text", sans-serif`;
    pen.textBaseline = 'middle';
    pen.fillText(stroke.text, x(0), y(0));
    return;
  }
  pen.lineWidth = thickness;
  pen.beginPath();
  pen.moveTo(x(0), y(0));
  // A point is a line to itself.
  pen.lineTo(x(0), y(0));
  for (let at = 2; at + 1 < points.length; at += 2) {
    const hasNext = at + 3 < points.length;
    if (hasNext) pen.quadraticCurveTo(x(at), y(at), (x(at) + x(at + 2)) / 2, (y(at) + y(at + 2)) / 2);
    else pen.lineTo(x(at), y(at));
  }
  pen.stroke();
}
