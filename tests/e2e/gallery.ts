import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Browser, chromium, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { targetConfig } from '../../build/bundle/targets.ts';
import { PROJECT } from '../../build/drive/project.ts';
import { chromiumPath } from '../../build/setup/system-packages.ts';

const ORIGIN = 'https://gallery.test/';
const PAGE = 'testing/gallery.html';

interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
}

/** The window on invented data, in a browser of its own: rare states can be looked at without a school. */
export class Gallery {
  readonly #browser: Browser;
  readonly #assets: ReadonlyMap<string, Asset>;

  private constructor(browser: Browser, assets: ReadonlyMap<string, Asset>) {
    this.#browser = browser;
    this.#assets = assets;
  }

  static async open(): Promise<Gallery> {
    const assets = await assetsOfThisRun();
    const executablePath = chromiumPath();
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
    return new Gallery(browser, assets);
  }

  /**
   * Shows the window as a classroom computer would.
   * @param wishes what `renderer/testing/gallery.ts` reads from the address, as `link=offline&waiting=3`
   */
  async show(wishes: string): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ru-RU',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    // A day of the school year, early enough that «сегодня» is today.
    await page.clock.install({ time: new Date(2025, 10, 19, 14, 30) });
    await page.route(`${ORIGIN}**`, (route) => {
      const asset = this.#assets.get(new URL(route.request().url()).pathname.slice(1));
      if (!asset) return route.fulfill({ status: 404 });
      return route.fulfill({ contentType: asset.type, body: asset.body });
    });
    await page.goto(`${ORIGIN}${PAGE}?${wishes}`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Built by the first that needs them in a run: Playwright empties the folder before each. */
async function assetsOfThisRun(): Promise<ReadonlyMap<string, Asset>> {
  const folder = test.info().project.outputDir;
  const kept = join(folder, 'gallery.bin');
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true });
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, serialize(await buildAssets()));
    renameSync(part, kept);
  }
  return deserialize(readFileSync(kept)) as ReadonlyMap<string, Asset>;
}

async function buildAssets(): Promise<ReadonlyMap<string, Asset>> {
  const config = targetConfig(PROJECT, 'renderer', 'development');
  const results = await build({
    ...config,
    build: {
      ...config.build,
      write: false,
      sourcemap: false,
      rolldownOptions: { input: join(PROJECT, 'renderer', PAGE) },
    },
  });
  if (!Array.isArray(results) && !('output' in results)) throw new Error('the gallery was not built');
  const outputs = Array.isArray(results) ? results.flatMap(({ output }) => output) : results.output;
  return new Map(
    outputs.map((file) => [
      file.fileName,
      {
        type: typeOf(file.fileName),
        body: file.type === 'chunk' ? file.code : Buffer.from(file.source),
      },
    ]),
  );
}

function typeOf(name: string): string {
  if (name.endsWith('.html')) return 'text/html; charset=utf-8';
  if (name.endsWith('.js')) return 'text/javascript';
  return name.endsWith('.css') ? 'text/css' : 'font/woff2';
}
