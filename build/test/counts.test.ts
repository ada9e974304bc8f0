import { describe, expect, test } from 'vitest';
import {
  addCounts,
  countPlaywrightReport,
  countsLine,
  countVitestReport,
  noTests,
  oneFailure,
  ranNothing,
} from './counts.ts';

function vitestReport(...files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((testStatus) => ({ status: testStatus })),
    })),
  });
}

function playwrightReport(stats: object, errors: object[] = []): string {
  return JSON.stringify({ errors, stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });
}

describe('counting vitest', () => {
  test('passed, failed, skipped', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed', 'skipped', 'todo'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    );
    expect(countVitestReport(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('a file that could not be loaded, and a test that never ended, count as failed', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
      { status: 'failed', tests: ['passed', 'pending'] },
    );
    expect(countVitestReport(report, 1)).toEqual({ passed: 2, failed: 2, skipped: 0 });
  });

  test('a runner that fails without a failed test has failed once', () => {
    expect(countVitestReport(vitestReport({ status: 'passed', tests: ['passed'] }), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  test.each([
    ['no report', undefined, 1],
    ['half a report', '{"testResults":[', 1],
    ['another report', '{"numTotalTests":3}', 0],
    ['a report without tests', vitestReport(), 0],
  ])('%s is one failure', (_name, report, exitCode) => {
    expect(countVitestReport(report, exitCode)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('counting Playwright', () => {
  test('passed, failed, skipped; a repeated test is a failed one', () => {
    const report = playwrightReport({ expected: 7, unexpected: 2, flaky: 1, skipped: 3 });
    expect(countPlaywrightReport(report, 1)).toEqual({ passed: 7, failed: 3, skipped: 3 });
  });

  test('an error outside the tests is one failure', () => {
    const report = playwrightReport({ expected: 2 }, [{ message: 'no such file' }]);
    expect(countPlaywrightReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  test.each([
    ['no report', undefined, 1],
    ['a report without tests', playwrightReport({}), 0],
    ['vitest', vitestReport(), 0],
  ])('%s is one failure', (_name, report, exitCode) => {
    expect(countPlaywrightReport(report, exitCode)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('one of several runs may have no tests, and may not fail for it', () => {
    expect(countPlaywrightReport(playwrightReport({}), 0, true)).toEqual(noTests);
    expect(countPlaywrightReport(playwrightReport({}), 1, true)).toEqual(oneFailure);
    expect(countPlaywrightReport(undefined, 0, true)).toEqual(oneFailure);
    expect(ranNothing(noTests)).toBe(true);
    expect(ranNothing({ passed: 0, failed: 0, skipped: 1 })).toBe(false);
  });
});

test('the last line of npm test', () => {
  const sum = addCounts({ passed: 10, failed: 0, skipped: 1 }, { passed: 5, failed: 2, skipped: 0 });
  expect(countsLine(sum)).toBe('15 passed, 2 failed, 1 skipped');
});
