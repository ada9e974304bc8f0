import type { Page } from '@playwright/test';

/** A photograph with a passage that says where it was taken, as cameras write it. */
export async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 800);
    const pen = canvas.getContext('2d')!;
    const sky = pen.createLinearGradient(0, 0, 0, 800);
    sky.addColorStop(0, '#7fb3d8');
    sky.addColorStop(1, '#f0e2c0');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1200, 800);
    pen.fillStyle = '#3d6b4f';
    pen.fillRect(0, 560, 1200, 240);
    pen.fillStyle = '#b3452c';
    pen.fillRect(420, 330, 360, 250);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
  const plain = Buffer.from(base64, 'base64');
  const place = Buffer.from('Exif\0\0GPS 51.6720 N 39.1843 E');
  const segment = Buffer.concat([
    Buffer.from([0xff, 0xe1, (place.length + 2) >> 8, (place.length + 2) & 255]),
    place,
  ]);
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
}
