import { describe, expect, test } from 'vitest';
import { playwrightFailures, vitestFailures } from './failures.ts';

describe('the end of a long run names what failed', () => {
  test('tests and files of vitest', () => {
    const report = {
      testResults: [
        {
          name: '/project/shared/a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'passed', fullName: 'works', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'adds up',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'],
            },
          ],
        },
        { name: '/project/b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
        { name: '/project/c.test.ts', status: 'passed', message: '', assertionResults: [] },
      ],
    };
    expect(vitestFailures(report, '/project')).toEqual([
      '✗ shared/a.test.ts › adds up\n    expected 1\n    to be 2',
      '✗ b.test.ts\n    no such file',
    ]);
  });

  test('specs of Playwright, however deep', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      file: 'chat.spec.ts',
      line: 7,
      tests: [{ results: [{ errors: ok ? [] : [{ message: 'not visible' }] }] }],
    });
    const report = {
      suites: [{ specs: [spec('fine', true)], suites: [{ specs: [spec('in a group', false)] }] }],
    };
    expect(playwrightFailures(report)).toEqual(['✗ chat.spec.ts:7 › in a group\n    not visible']);
  });

  test('a long error is cut', () => {
    const failureMessages = [Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n')];
    const assertionResults = [{ status: 'failed', fullName: 'x', failureMessages }];
    const report = { testResults: [{ name: '/p/x.test.ts', status: 'failed', assertionResults }] };
    expect(vitestFailures(report, '/p')[0]?.split('\n')).toHaveLength(13);
  });

  test.each([[undefined], ['half'], [{ testResults: 3 }], [{ suites: [3] }]])('%j is no report', (report) => {
    expect([...vitestFailures(report, '/p'), ...playwrightFailures(report)]).toEqual([]);
  });
});
