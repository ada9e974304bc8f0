import Type from 'typebox';
import { Compile } from 'typebox/compile';

/** How many tests ended in which way. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

/** What counts for a runner that crashed, found no tests, or could not be started. */
export const oneFailure: TestCounts = { passed: 0, failed: 1, skipped: 0 };

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The line that `npm test` ends with; others read it, so its form stays as it is. */
export function countsLine(counts: TestCounts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

const vitestReport = Compile(
  Type.Object({
    testResults: Type.Array(
      Type.Object({
        status: Type.String(),
        assertionResults: Type.Array(Type.Object({ status: Type.String() })),
      }),
    ),
  }),
);

/**
 * Counts a report of vitest's JSON reporter. A file that failed outside its tests, such as one that could
 * not be loaded, counts as one failed test; so does a test that never came to its end.
 * @param report undefined if the runner left none
 */
export function countVitestReport(report: string | undefined, exitCode: number): TestCounts {
  const parsed = parseJson(report);
  if (!vitestReport.Check(parsed)) return oneFailure;
  const counts = { ...noTests };
  for (const file of parsed.testResults) {
    let hasFailedTest = false;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'skipped' || status === 'todo') counts.skipped += 1;
      else {
        counts.failed += 1;
        hasFailedTest = true;
      }
    }
    if (file.status === 'failed' && !hasFailedTest) counts.failed += 1;
  }
  return judged(counts, exitCode);
}

const playwrightReport = Compile(
  Type.Object({
    errors: Type.Array(Type.Unknown()),
    stats: Type.Object({
      expected: Type.Number(),
      unexpected: Type.Number(),
      flaky: Type.Number(),
      skipped: Type.Number(),
    }),
  }),
);

/**
 * Counts a report of Playwright's JSON reporter. A test that passed only when repeated is a failed test.
 * @param mayBeEmpty whether a run without tests is none that failed; for one of several runs
 */
export function countPlaywrightReport(
  report: string | undefined,
  exitCode: number,
  mayBeEmpty = false,
): TestCounts {
  const parsed = parseJson(report);
  if (!playwrightReport.Check(parsed)) return oneFailure;
  const { expected, unexpected, flaky, skipped } = parsed.stats;
  const failed = unexpected + flaky;
  const hasOnlyOutsideErrors = failed === 0 && parsed.errors.length > 0;
  const counts = { passed: expected, failed: hasOnlyOutsideErrors ? 1 : failed, skipped };
  return mayBeEmpty && exitCode === 0 ? counts : judged(counts, exitCode);
}

export function ranNothing({ passed, failed, skipped }: TestCounts): boolean {
  return passed + failed + skipped === 0;
}

/** A runner that says "failed" without naming a test has failed once, and so has one that ran nothing. */
function judged(counts: TestCounts, exitCode: number): TestCounts {
  if (counts.failed === 0 && (exitCode !== 0 || ranNothing(counts))) return { ...counts, failed: 1 };
  return counts;
}

/** Undefined where it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
