import { plainGif } from '../../../shared/files/plain-gif.ts';
import { MAX_THUMB_BYTES } from '../../../shared/schema/thumb.ts';

/** Larger pictures are made smaller before they are sent. */
const MOST_SIDE = 2560;
const JPEG_QUALITY = 0.85;
const THUMB_SIDES = [160, 120, 96, 64, 40] as const;
const THUMB_QUALITIES = [0.7, 0.5, 0.3] as const;

export interface CleanPicture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  readonly thumb: string;
}

/**
 * Draws a picture anew, so that nothing is left of what a camera writes beside it: place, time, device. Undefined
 * for what this computer cannot read as a picture.
 */
export async function cleanPicture(file: Blob, type: string): Promise<CleanPicture | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  try {
    const thumb = (await thumbOf(picture, picture.width, picture.height)) ?? '';
    const { width, height } = fit(picture.width, picture.height, MOST_SIDE);
    // Drawn anew, a moving picture would stand still.
    if (type === 'image/gif') {
      const bytes = plainGif(new Uint8Array(await file.arrayBuffer()));
      return { blob: new Blob([bytes], { type }), width: picture.width, height: picture.height, thumb };
    }
    const canvas = drawn(picture, width, height);
    const blob = await (type === 'image/png'
      ? canvas.convertToBlob({ type: 'image/png' })
      : canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY }));
    return { blob, width, height, thumb };
  } finally {
    picture.close();
  }
}

/** A small picture of at most 4,096 bytes in base64; undefined where it cannot be made. */
export async function thumbOf(
  picture: CanvasImageSource,
  width: number,
  height: number,
): Promise<string | undefined> {
  for (const side of THUMB_SIDES) {
    const small = fit(width, height, side);
    const canvas = drawn(picture, small.width, small.height);
    for (const quality of THUMB_QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (blob.size <= MAX_THUMB_BYTES) return base64Of(new Uint8Array(await blob.arrayBuffer()));
    }
  }
  return undefined;
}

/** The type and the ending that a picture has after it was drawn anew. */
export function cleanName(name: string, type: string): string {
  if (type === 'image/png' || type === 'image/gif' || /\.jpe?g$/i.test(name)) return name;
  return `${name.replace(/\.[^.]{1,5}$/, '')}.jpg`;
}

function fit(width: number, height: number, most: number) {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function drawn(picture: CanvasImageSource, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
