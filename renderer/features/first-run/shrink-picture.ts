/** What fits into the school's document, as a data address. */
const MOST_LETTERS = 32_700;
const SIDES = [256, 192, 128, 96, 64, 48] as const;
const QUALITIES = [0.9, 0.7, 0.5] as const;

/**
 * A picture small enough for the school's card, as a data address: PNG where that fits, so that a coat of
 * arms stays sharp and see-through, JPEG on white otherwise. Undefined for a file that is no picture.
 */
export async function shrinkPicture(file: Blob): Promise<string | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    for (const side of SIDES) {
      const canvas = drawn(picture, side);
      if (!canvas) return undefined;
      const png = canvas.toDataURL('image/png');
      if (png.length <= MOST_LETTERS) return png;
      for (const quality of QUALITIES) {
        const jpeg = canvas.toDataURL('image/jpeg', quality);
        if (side <= 192 && jpeg.length <= MOST_LETTERS) return jpeg;
      }
    }
    return undefined;
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, side: number): HTMLCanvasElement | undefined {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
