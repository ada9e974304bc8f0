import { describe, expect, test } from 'vitest';
import { parseTestArguments } from './arguments.ts';

describe('arguments of npm test', () => {
  test('all parts in their order by default', () => {
    expect(parseTestArguments([])).toEqual({
      parts: ['lint', 'unit', 'sim', 'kill', 'e2e'],
      isLong: false,
      runnerArguments: [],
    });
  });

  test('flags choose parts, in whatever order they stand', () => {
    expect(parseTestArguments(['--e2e', '--unit'])).toMatchObject({ parts: ['unit', 'e2e'] });
  });

  test('what is left to chance can be repeated for long, all of it or one part', () => {
    expect(parseTestArguments(['--long'])).toMatchObject({ parts: ['sim', 'kill'], isLong: true });
    expect(parseTestArguments(['--long', '--kill'])).toMatchObject({ parts: ['kill'], isLong: true });
  });

  test('names of files and everything after -- go to the runner', () => {
    expect(parseTestArguments(['--unit', 'shared/sync', '--', '--unit', '-t', 'merge'])).toEqual({
      parts: ['unit'],
      isLong: false,
      runnerArguments: ['shared/sync', '--unit', '-t', 'merge'],
    });
  });

  test('an unknown option is named', () => {
    expect(parseTestArguments(['--fast'])).toEqual({ error: 'There is no option --fast.' });
  });
});
