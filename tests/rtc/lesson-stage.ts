import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { mediaWorkerPath } from '../../build/setup/media-worker.ts';
import { chromiumPath } from '../../build/setup/system-packages.ts';
import type { MediaOptions } from '../../server/media/media-options.ts';
import { createMediaService, type MediaService } from '../../server/media/media-service.ts';
import type { SignalMethod } from '../../shared/signaling/signal-requests.ts';
import type { UdpRelay } from '../fixtures/udp-relay.ts';
import type { Measured, PageState } from './lesson-page-api.ts';

const origin = 'https://lesson.test/';

type WindowOptions = {
  /** A weak link for its media. */
  relay?: UdpRelay;
  /** Whose window it is, where that is not the name of the window. */
  person?: string;
};

/** A media service and a browser with fake devices; each window of it is one participant. */
export type LessonStage = {
  service: MediaService;
  openWindow(name: string, of?: WindowOptions): Promise<LessonWindow>;
  close(): Promise<void>;
};

/** The media worker's program that the set-up made. */
export function preparedWorker(): string {
  const workerBin = mediaWorkerPath();
  if (workerBin === undefined) throw new Error('There is no media worker: run the set-up first.');
  return workerBin;
}

/** Opens a stage; the media worker may be one that is still to come. */
export async function openStage(
  workerBin: () => Promise<string>,
  options: Pick<MediaOptions, 'limits' | 'workerCount'> = {},
): Promise<LessonStage> {
  const script = await buildPage();
  const browser = await launch();
  const service = createMediaService({
    workerBin,
    workerCount: 1,
    rtcPort: 0,
    listenAddresses: [{ address: '127.0.0.1' }],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...options,
  });
  return {
    service,
    openWindow: (name, of) => LessonWindow.open(service, browser, script, name, of),
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}

/** One participant's window, with its session at the hub. */
export class LessonWindow {
  readonly page: Page;
  readonly sessionId: string;
  /** The requests that the page has sent. */
  readonly methods: string[];
  /** While false, requests of the page fail on their way. */
  isHubReachable = true;

  private constructor(page: Page, sessionId: string, methods: string[]) {
    this.page = page;
    this.methods = methods;
    this.sessionId = sessionId;
  }

  static async open(
    service: MediaService,
    browser: Browser,
    script: string,
    name: string,
    { relay, person = name }: WindowOptions = {},
  ): Promise<LessonWindow> {
    const page = await browser.newPage();
    const sessionId = `session-${name}`;
    const entered = new LessonWindow(page, sessionId, []);
    await page.exposeFunction('askHub', async (method: string, data: unknown) => {
      if (!entered.isHubReachable) throw new Error('There is no way to the hub.');
      entered.methods.push(method);
      const answer = await service.request(sessionId, method, data);
      return relay?.rewrite(answer) ?? answer;
    });
    await showPage(page, script);
    service.open({
      sessionId,
      personId: `person-${person}`,
      displayName: name,
      // A page that is closing receives no more notices.
      notify: (notice) =>
        void page.evaluate((one) => window.lesson.receive(one), notice).catch(() => undefined),
    });
    return entered;
  }

  join(roomId: string): Promise<void> {
    return this.page.evaluate((id) => window.lesson.media.join(id), roomId);
  }

  state(): Promise<PageState> {
    return this.page.evaluate(() => window.lesson.state());
  }

  measure(): Promise<Measured> {
    return this.page.evaluate(() => window.lesson.measure());
  }

  request(method: SignalMethod, data: unknown): Promise<unknown> {
    return this.page.evaluate(([name, content]) => window.lesson.request(name, content), [
      method,
      data,
    ] as const);
  }
}

/** Brings the script into a page, from an origin where devices may be used. */
export async function showPage(page: Page, script: string): Promise<void> {
  await page.route(`${origin}**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: script }
        : { contentType: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
    ),
  );
  await page.goto(origin);
  await page.waitForFunction(() => window.lesson !== undefined);
}

/** The script of a window without an interface. */
export async function buildPage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: fileURLToPath(new URL('lesson-page.ts', import.meta.url)) },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('The page was not built.');
  return chunk.code;
}

/** A Chromium with fake devices. @param more further arguments */
export function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: run the set-up first.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  });
}
