import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Browser, type BrowserContext, chromium, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { targetConfig } from '../../build/bundle/targets.ts';
import { PROJECT } from '../../build/drive/project.ts';
import { chromiumPath } from '../../build/setup/system-packages.ts';

const PAGE = 'testing/gallery.html';

interface Shown {
  readonly context: BrowserContext;
  readonly test: string;
}

interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
}

/** Parts of a browser's own window that nobody sees here: some have a renderer of their own in every window. */
const UNSEEN = [
  'DialMediaRouteProvider',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** The window on invented data, in a browser of its own: rare states can be looked at without a school. */
export class Gallery {
  readonly #browser: Browser;
  readonly #server: Server;
  #shown: readonly Shown[] = [];

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
  }

  /** @param folder of this run, where what was built once is kept for all its processes */
  static async open(folder: string): Promise<Gallery> {
    const assets = await assetsOfThisRun(folder);
    const executablePath = chromiumPath();
    const args = [
      `--disable-features=${UNSEEN.join(',')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ];
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
    const server = serverOf(assets).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Gallery(browser, server);
  }

  /**
   * Shows the window as a classroom computer would.
   * @param wishes what `renderer/testing/gallery.ts` reads from the address, as `link=offline&waiting=3`
   */
  async show(wishes: string): Promise<Page> {
    await this.#closeEarlier();
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ru-RU',
      reducedMotion: 'reduce',
    });
    this.#shown = [...this.#shown, { context, test: test.info().testId }];
    const page = await context.newPage();
    // A day of the school year, early enough that «сегодня» is today.
    await page.clock.install({ time: new Date(2025, 10, 19, 14, 30) });
    const { port } = addressOf(this.#server);
    await page.goto(`http://127.0.0.1:${port}/${PAGE}?${wishes}`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  /** What a test before this one looked at costs time as long as it is open. */
  async #closeEarlier(): Promise<void> {
    const isOver = (one: Shown) => one.test !== test.info().testId;
    const over = this.#shown.filter(isOver);
    this.#shown = this.#shown.filter((one) => !isOver(one));
    await Promise.all(over.map(({ context }) => context.close()));
  }
}

function serverOf(assets: ReadonlyMap<string, Asset>): Server {
  return createServer((request, response) => {
    const asset = assets.get(new URL(request.url ?? '/', 'http://gallery').pathname.slice(1));
    if (asset) response.writeHead(200, { 'content-type': asset.type }).end(asset.body);
    else response.writeHead(404).end();
  });
}

function addressOf(server: Server): { readonly port: number } {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery is not served');
  return address;
}

/** Built by the first that needs them in a run: Playwright empties the folder before each. */
async function assetsOfThisRun(folder: string): Promise<ReadonlyMap<string, Asset>> {
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
  const config = targetConfig(PROJECT, 'renderer', 'production');
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
