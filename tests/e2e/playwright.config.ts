import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findElectron } from '../../build/electron-host.ts';

const { host } = findElectron();

/**
 * The window, driven as a person would. What runs on the stand-in runs on the Electron binary too where it
 * is; the project is named after the host.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: join(import.meta.dirname, '../../test-results'),
  // A busy machine of half the speed has to pass as well.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  projects: [{ name: host }],
});
