import jsQR from 'jsqr';

/** A photo of a sheet is looked at in these sizes, in pixels of the longer side: small squares need the larger. */
const SIZES = [1000, 1800, 600];

/** What the QR square in a picture says, '' where there is none. Rejects where the file is no picture. */
export async function readSquare(picture: Blob): Promise<string> {
  const bitmap = await createImageBitmap(picture);
  try {
    const longer = Math.max(bitmap.width, bitmap.height);
    for (const size of SIZES) {
      const scale = Math.min(1, size / longer);
      const width = Math.max(1, Math.round(bitmap.width * scale));
      const height = Math.max(1, Math.round(bitmap.height * scale));
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      if (!context) return '';
      context.drawImage(bitmap, 0, 0, width, height);
      const found = jsQR(context.getImageData(0, 0, width, height).data, width, height);
      if (found && found.data !== '') return found.data;
      // Between two sizes what the person does goes first.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return '';
  } finally {
    bitmap.close();
  }
}
