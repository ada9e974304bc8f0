import { relative } from 'node:path';
import Type from 'typebox';
import { Compile } from 'typebox/compile';

/** So many lines of an error are repeated at the end; the whole of it stands where it happened. */
const LINES_OF_AN_ERROR = 12;

const Message = Type.Object({ message: Type.Optional(Type.String()) });

const vitestReport = Compile(
  Type.Object({
    testResults: Type.Array(
      Type.Object({
        name: Type.String(),
        status: Type.String(),
        message: Type.Optional(Type.String()),
        assertionResults: Type.Array(
          Type.Object({
            status: Type.String(),
            fullName: Type.String(),
            failureMessages: Type.Array(Type.String()),
          }),
        ),
      }),
    ),
  }),
);

const PlaywrightSpec = Type.Object({
  title: Type.String(),
  file: Type.String(),
  line: Type.Number(),
  ok: Type.Boolean(),
  tests: Type.Array(
    Type.Object({ results: Type.Array(Type.Object({ errors: Type.Optional(Type.Array(Message)) })) }),
  ),
});

const playwrightReport = Compile(Type.Object({ suites: Type.Array(Type.Unknown()) }));
const playwrightSuite = Compile(
  Type.Object({
    specs: Type.Optional(Type.Array(PlaywrightSpec)),
    suites: Type.Optional(Type.Array(Type.Unknown())),
  }),
);

/**
 * What failed by name, with the beginning of its error, so that the end of a long run tells it: whoever reads a
 * build server's output often has only its end. Nothing where the report is not one.
 */
export function vitestFailures(report: unknown, projectFolder: string): readonly string[] {
  if (!vitestReport.Check(report)) return [];
  return report.testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = relative(projectFolder, name);
    const failed = assertionResults
      .filter((one) => one.status !== 'passed' && one.status !== 'skipped' && one.status !== 'todo')
      .map((one) => described(`${file} › ${one.fullName}`, one.failureMessages));
    return failed.length === 0 && status === 'failed' ? [described(file, [message])] : failed;
  });
}

export function playwrightFailures(report: unknown): readonly string[] {
  return playwrightReport.Check(report) ? report.suites.flatMap(failuresOfSuite) : [];
}

function failuresOfSuite(suite: unknown): readonly string[] {
  if (!playwrightSuite.Check(suite)) return [];
  const own = (suite.specs ?? [])
    .filter(({ ok }) => !ok)
    .map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []));
      return described(
        `${file}:${line} › ${title}`,
        errors.map(({ message = '' }) => message),
      );
    });
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)];
}

const COLOURS = /\u001b\[[0-9;]*m/g;

function described(name: string, messages: readonly string[]): string {
  const lines = messages
    .join('\n')
    .replace(COLOURS, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [`✗ ${name}`, ...lines.slice(0, LINES_OF_AN_ERROR).map((line) => `    ${line}`)].join('\n');
}
