import { defineConfig } from 'vitest/config';

const MEDIA_TESTS = '**/*.media.test.ts';
/** With databases in memory, of which a process has only so many. */
const REPLICA_TESTS = 'shared/replica/**/*.test.ts';

/** How long a state is awaited: long, because a busy machine is no fault. */
const PATIENT = { poll: { timeout: 30_000, interval: 10 } };

/**
 * pure, unit: beside their sources. contract: seams and walls, with real parts. sim: seeded simulations of sync.
 * kill: real processes that are killed under load. media: what needs the media worker.
 */
export default defineConfig({
  test: {
    // One process for each core; left alone, Vitest keeps one core free, which on two is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'pure',
          include: ['shared/**/*.test.ts'],
          exclude: [REPLICA_TESTS],
          // What is pure leaves nothing behind, so that files share what they import.
          isolate: false,
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['{server,electron,renderer,build}/**/*.test.{ts,tsx}', REPLICA_TESTS],
          exclude: [MEDIA_TESTS, '**/node_modules/**', 'dist/**'],
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/{architecture,contract,upgrade}/**/*.test.ts'],
          exclude: [MEDIA_TESTS],
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'sim', include: ['tests/sim/**/*.test.ts'], expect: PATIENT, testTimeout: 60_000 } },
      {
        test: {
          name: 'kill',
          include: ['tests/kill/**/*.test.ts'],
          expect: PATIENT,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'media',
          include: ['{server,tests}/**/*.media.test.ts'],
          expect: PATIENT,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
