import { viewOf } from '../../../shared/files/file-type.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';

/** The largest place that a picture takes in the stream, in tenths of a rem. */
const MOST_WIDTH = 200;
const MOST_HEIGHT = 170;
const LEAST = 70;

/** Whether a file is shown as a picture; everything else has a line. */
export function isPicture({ type, width }: Pick<FileRef, 'type' | 'width'>): boolean {
  return viewOf(type) === 'picture' && width > 0;
}

export interface PicturePlace {
  readonly widthRem: number;
  readonly heightRem: number;
}

/** The same before and after the picture is here, so that nothing jumps. */
export function picturePlace({ width, height }: Pick<FileRef, 'width' | 'height'>): PicturePlace {
  const scale = Math.min(MOST_WIDTH / Math.max(1, width), MOST_HEIGHT / Math.max(1, height));
  const side = (pixels: number) => Math.max(LEAST, Math.round(pixels * scale)) / 10;
  return { widthRem: side(width), heightRem: side(height) };
}
