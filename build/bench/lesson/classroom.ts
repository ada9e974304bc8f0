import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../../server/observability/log.ts';
import { type RunningHub, startHub } from '../../../server/start-hub.ts';
import { FileDesktop } from '../../../tests/fixtures/file-desktop.ts';
import { SlowLink } from '../../../tests/fixtures/slow-link.ts';
import { fillSmallSchool } from '../../../tests/fixtures/small-school.ts';
import { UdpRelay } from '../../../tests/fixtures/udp-relay.ts';
import { WeakLine, type WeakLineOptions } from '../../../tests/fixtures/weak-line.ts';
import { buildPage, launch, preparedWorker, showPage } from '../../../tests/rtc/lesson-stage.ts';
import type { Measured } from '../../../tests/rtc/lesson-page-api.ts';

export const CHAT = 'c1';
const SEED = 2026;

export type Link = Pick<WeakLineOptions, 'bytesPerSecond' | 'delayMs' | 'lossShare'>;

/** 48 kbit/s for everything, with a loss of 5 % and 400 ms there and back. */
export const WEAK: Link = { bytesPerSecond: 6_000, delayMs: 200, lossShare: 0.05 };

/** A person's desktop with its replica, and the lesson's window of it in Chromium, both behind one link. */
export class Seat {
  readonly desktop: FileDesktop;
  readonly page: Page;
  readonly lines: { readonly up: WeakLine; readonly down: WeakLine };
  readonly #link: SlowLink;
  readonly #relay: UdpRelay;

  private constructor(of: Pick<Seat, 'desktop' | 'page' | 'lines'>, link: SlowLink, relay: UdpRelay) {
    this.desktop = of.desktop;
    this.page = of.page;
    this.lines = of.lines;
    this.#link = link;
    this.#relay = relay;
  }

  static async take(room: Classroom, person: string, link: Link): Promise<Seat> {
    const lines = {
      up: new WeakLine({ ...link, seed: SEED }),
      down: new WeakLine({ ...link, seed: SEED + 1 }),
    };
    const wire = await SlowLink.start({ target: { port: room.running.port }, ...link, lines });
    const relay = await UdpRelay.start(lines);
    const desktop = await FileDesktop.enter(room.running, person, wire.address);
    await desktop.live();
    const page = await room.browser.newPage();
    await page.exposeFunction('askHub', async (method: string, data: unknown) =>
      relay.rewrite(await desktop.client.command('liveRequest', { method, data })),
    );
    desktop.client.onNotice((notice) => {
      // A page that closes hears nothing more.
      page.evaluate((one) => window.lesson.receive(one), notice).catch(() => undefined);
    });
    await showPage(page, room.script);
    return new Seat({ desktop, page, lines }, wire, relay);
  }

  measure(): Promise<Measured> {
    return this.page.evaluate(() => window.lesson.measure());
  }

  join(lesson: string): Promise<void> {
    return this.page.evaluate((id) => window.lesson.media.join(id), lesson);
  }

  /** Both ways are gone at once: datagrams and the connection to the hub. */
  cut(): void {
    this.#relay.cut();
    this.#link.unplug();
  }

  mend(): void {
    this.#relay.mend();
    this.#link.plugIn();
  }

  async leave(): Promise<void> {
    await this.page.close();
    await this.desktop.remove();
    await this.#relay.stop();
    await this.#link.stop();
  }
}

/** A hub with media, a browser whose microphone speaks, and a lesson of one chat. */
export class Classroom {
  readonly running: RunningHub;
  readonly browser: Browser;
  readonly script: string;
  readonly #folder: string;

  private constructor(of: Pick<Classroom, 'running' | 'browser' | 'script'>, folder: string) {
    this.running = of.running;
    this.browser = of.browser;
    this.script = of.script;
    this.#folder = folder;
  }

  static async open(speech: string): Promise<Classroom> {
    const folder = mkdtempSync(join(tmpdir(), 'zvonok-lesson-bench-'));
    const running = await startHub({
      config: { data: folder, port: 0, host: '127.0.0.1', rtcPort: 0, mediaWorkers: 1, logLevel: 'silent' },
      log: createLog('silent'),
      workerBin: () => Promise.resolve(preparedWorker()),
    });
    await fillSmallSchool(running.hub);
    const browser = await launch([`--use-file-for-fake-audio-capture=${speech}`]);
    return new Classroom({ running, browser, script: await buildPage() }, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.running.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
