import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { icoOf, type IconImage } from './icons/ico.ts';
import { findChromium } from './standin/chromium/find-chromium.ts';

const FOLDER = join(dirname(import.meta.dirname), 'resources/icons');
/** electron-builder takes Linux icons by these names. */
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** Draws `bell.svg` in every size that the application and its installers need. The results are kept in the repository. */
async function main(): Promise<void> {
  const svg = readFileSync(join(FOLDER, 'bell.svg'), 'utf8');
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const images: IconImage[] = [];
    for (const sizePx of PNG_SIZES) {
      await page.setViewportSize({ width: sizePx, height: sizePx });
      const sized = svg.replace('width="512" height="512"', `width="${sizePx}" height="${sizePx}"`);
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${sized}`);
      images.push({ sizePx, png: await page.screenshot({ omitBackground: true }) });
    }
    for (const { sizePx, png } of images) write(`${sizePx}x${sizePx}.png`, png);
    write('icon.ico', icoOf(images.filter(({ sizePx }) => ICO_SIZES.includes(sizePx))));
    write('tray.png', pngOf(images, 32));
    write('tray@2x.png', pngOf(images, 64));
  } finally {
    await browser.close();
  }
}

function pngOf(images: readonly IconImage[], sizePx: number): Uint8Array {
  const image = images.find((candidate) => candidate.sizePx === sizePx);
  if (!image) throw new Error(`no icon of ${sizePx} pixels was drawn`);
  return image.png;
}

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(FOLDER, name), bytes);
  console.log(`${name}: ${bytes.byteLength} bytes`);
}

await main();
