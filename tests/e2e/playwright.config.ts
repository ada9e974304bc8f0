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
  // A busy machine of half the speed has to pass as well.
  timeout: 180_000,
  expect: { timeout: 30_000 },
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
