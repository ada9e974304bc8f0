import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findElectron } from '../../build/electron-host.ts';
import { WITH_MEDIA } from './with-media.ts';

const { host } = findElectron();
/** A folder of its own, which Playwright empties before a run of the project. */
const outputOf = (name: string) => join(import.meta.dirname, '../../test-results', name);

/**
 * The window, driven as a person would. What runs on the stand-in runs on the Electron binary too where it
 * is; the projects are named after the host. `npm test` runs the second before the first.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // A busy machine of a third of the speed has to pass as well. After a long cut half a minute may go by before a link
  // is tried again, so that two desktops that wait for each other need longer than that.
  timeout: 360_000,
  expect: { timeout: 90_000 },
  fullyParallel: true,
  // A test waits a lot, for a window, a link or a person's eight seconds: three keep two cores busy.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: host, testIgnore: WITH_MEDIA, outputDir: outputOf('windows') },
    { name: `${host}-media`, testMatch: WITH_MEDIA, outputDir: outputOf('media'), workers: 1 },
  ],
});
