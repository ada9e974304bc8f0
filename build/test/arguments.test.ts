import { describe, expect, test } from 'vitest';
import { parseTestArguments } from './arguments.ts';

describe('arguments of npm test', () => {
  test('all parts in their order by default', () => {
    expect(parseTestArguments([])).toEqual({ parts: ['lint', 'unit', 'sim', 'e2e'], runnerArguments: [] });
  });

  test('flags choose parts, in whatever order they stand', () => {
    expect(parseTestArguments(['--e2e', '--unit'])).toEqual({ parts: ['unit', 'e2e'], runnerArguments: [] });
  });

  test('names of files and everything after -- go to the runner', () => {
    expect(parseTestArguments(['--unit', 'shared/sync', '--', '--unit', '-t', 'merge'])).toEqual({
      parts: ['unit'],
      runnerArguments: ['shared/sync', '--unit', '-t', 'merge'],
    });
  });

  test('an unknown option is named', () => {
    expect(parseTestArguments(['--fast'])).toEqual({ error: 'There is no option --fast.' });
  });
});
