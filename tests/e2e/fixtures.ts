import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { type Desktop, type DesktopOptions, launchDesktop } from '../../build/drive/desktop.ts';
import { HubProcess } from '../../build/drive/hub-process.ts';
import { DEMO_ROSTER, PROJECT } from '../../build/drive/project.ts';
import { rosterId } from '../../server/documents.ts';
import { mediaWorkerPath } from '../../build/setup/media-worker.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { Gallery } from './gallery.ts';

export { messageWith } from '../../build/drive/window.ts';
export { expect };

export const ADMINISTRATOR = 'Кузнецов Дмитрий Олегович';
export const TEACHER = 'Соколова Анна Сергеевна';
export const HEAD = 'Воронцова Ирина Николаевна';
export const PUPIL = 'Дарья Ковалёва';
export const SECOND_PUPIL = 'Тимур Ахметов';
/** A parent in the class, and the father of the first pupil. */
export const PARENT = 'Волкова Виктория Ивановна';
export const FATHER = 'Ковалёв Андрей Викторович';
export const CLASS_CHAT = '7Б, ученики';

/** The same people in the lists that the demonstration is imported from. */
const SOURCED_IDS: Readonly<Record<string, string>> = {
  [TEACHER]: 'staff-04',
  [PUPIL]: 'pupil-148',
  [SECOND_PUPIL]: 'pupil-136',
};

export interface Tools {
  /** A folder of its own for this test. */
  readonly folder: string;
  /** Opens one more computer; all are closed at the end of the test. */
  readonly openDesktop: (name: string, options?: Partial<DesktopOptions>) => Promise<Desktop>;
  /** A headless hub with the demonstration school, reached through a wire that can be cut. */
  readonly school: School;
  /** The same lists as a school of real people: nobody is in a chat yet, and everyone needs a PIN. */
  readonly realSchool: School;
}

export interface School {
  readonly hub: HubProcess;
  readonly wire: TcpProxy;
  /** A slip for someone by name: the words of the command line that use it. */
  readonly slipFor: (name: string) => Promise<{ readonly address: string; readonly code: string }>;
}

/** What all tests of a process share. */
interface Shared {
  readonly gallery: Gallery;
}

export const test = base.extend<Tools, Shared>({
  gallery: [
    async ({}, use, { project }) => {
      const gallery = await Gallery.open(project.outputDir);
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker' },
  ],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'zvonok-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  openDesktop: async ({ folder }, use, testInfo) => {
    const launched: Promise<Desktop>[] = [];
    const hubPorts = new Map<string, number>();
    await use((name, options = {}) => {
      const hubPort = hubPorts.get(name) ?? freshHubPort(testInfo.parallelIndex);
      hubPorts.set(name, hubPort);
      const desktop = launchDesktop({
        dataFolder: join(folder, name),
        ...options,
        // The first of two wins.
        args: [...(options.args ?? []), `--hub-port=${hubPort}`],
        env: { LANG: 'ru_RU.UTF-8', ZVONOK_FAKE_MEDIA: '1', ...mediaEnvironment(), ...options.env },
      });
      launched.push(desktop);
      return desktop;
    });
    // Some may still be starting when another could not.
    const open = (await Promise.allSettled(launched)).flatMap((one) =>
      one.status === 'fulfilled' ? [one.value] : [],
    );
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [index, desktop] of open.entries()) {
        const path = testInfo.outputPath(`desktop-${index}.png`);
        await desktop.page.screenshot({ path }).catch(() => undefined);
        console.log(desktop.output().slice(-4000));
      }
    }
    await Promise.all(open.map((desktop) => desktop.stop()));
  },
  realSchool: async ({ folder }, use) => {
    const hub = await HubProcess.start({ dataFolder: join(folder, 'hub'), env: mediaEnvironment() });
    await hub.control('roster.import', {
      path: DEMO_ROSTER,
      administrator: 'staff-01',
      confirmsStaff: true,
    });
    const wire = new TcpProxy({ port: hub.status.port });
    await wire.start();
    const school = rosterId('', 'school', 'school-berezovka');
    await use({
      hub,
      wire,
      slipFor: async (name) => {
        const sourcedId = SOURCED_IDS[name] ?? name;
        const { code } = await hub.control('slip.issue', { person: rosterId(school, 'person', sourcedId) });
        return { address: wire.address, code };
      },
    });
    await wire.stop();
    await hub.stop();
  },
  school: async ({ folder }, use) => {
    const { school, stop } = await demoSchool(folder);
    await use(school);
    await stop();
  },
});

let demo: Promise<string> | undefined;

/** The data of a hub that has made the demonstration school and ended: to make it takes longer than to open it. */
function demoFolder(): Promise<string> {
  demo ??= makeDemo();
  return demo;
}

async function makeDemo(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-e2e-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const hub = await HubProcess.start({ dataFolder: folder, env: mediaEnvironment() });
  await hub.control('school.openDemo', { roster: DEMO_ROSTER });
  await hub.stop();
  return folder;
}

/** A hub with the demonstration school. @param env more for its process, as a clock */
export async function demoSchool(
  folder: string,
  env: Record<string, string> = {},
): Promise<{ readonly school: School; readonly stop: () => Promise<void> }> {
  const dataFolder = join(folder, 'hub');
  // A hub with a clock of its own makes the school in its own time.
  if (Object.keys(env).length === 0) cpSync(await demoFolder(), dataFolder, { recursive: true });
  const hub = await HubProcess.start({ dataFolder, env: { ...mediaEnvironment(), ...env } });
  await hub.control('school.openDemo', { roster: DEMO_ROSTER });
  const wire = new TcpProxy({ port: hub.status.port });
  await wire.start();
  const people = await hub.control('school.demoPeople', {});
  const slipFor = async (name: string) => {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    const { code } = await hub.control('slip.issue', { person: person.id });
    return { address: wire.address, code };
  };
  const stop = async () => {
    await wire.stop();
    await hub.stop();
  };
  return { school: { hub, wire, slipFor }, stop };
}

/** Below the ports that a system gives away by itself. */
const FIRST_HUB_PORT = 20_000;
const PORTS_OF_A_WORKER = 2000;
let portsGiven = 0;

/** For the hub inside a desktop, should it start one: it keeps it over a restart, and no other test takes it. */
function freshHubPort(worker: number): number {
  return FIRST_HUB_PORT + worker * PORTS_OF_A_WORKER + (portsGiven++ % PORTS_OF_A_WORKER);
}

/** Where a hub finds the media worker that the set-up made. */
export function mediaEnvironment(): Record<string, string> {
  const path = mediaWorkerPath();
  return path ? { MEDIASOUP_WORKER_BIN: path } : {};
}

/** Opens a computer on which someone has just entered with a slip. */
export async function enterWithSlip(
  school: School,
  openDesktop: Tools['openDesktop'],
  name: string,
  options: Partial<DesktopOptions> = {},
): Promise<Desktop> {
  const { address, code } = await school.slipFor(name);
  const desktop = await openDesktop(name, { ...options, args: [`--enter-slip=${address}#${code}`] });
  await expect(desktop.page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  // Everything has come: nothing moves under a hand that is about to press, and what is counted is whole. Whoever has
  // a clock of its own may be told of that instead.
  if (!options.env) await expect(desktop.page.getByText('На связи').first()).toBeVisible();
  return desktop;
}

/** How much of recordings lies on the hub's disk and is not packed yet. */
export function recordedBytes(folder: string): number {
  const place = join(folder, 'hub', 'recordings');
  if (!existsSync(place)) return 0;
  return readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
}

/**
 * The pictures of the documentation, and those that whoever works on a screen looks at, come from this run. On a
 * build server nobody does, and none is taken unless `ZVONOK_PICTURES` names a folder.
 */
export async function picture(page: Page, name: string): Promise<void> {
  // What is still on its way in would be half transparent.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  const asked = process.env['ZVONOK_PICTURES'];
  if (process.env['CI'] !== undefined && asked === undefined) return;
  const folder = asked ?? join(PROJECT, 'test-results/pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
