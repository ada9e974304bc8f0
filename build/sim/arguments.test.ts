import { describe, expect, test } from 'vitest';
import { parseSimArguments } from './arguments.ts';

describe('arguments of npm run sim', () => {
  test('a thousand seeds from the first by default', () => {
    expect(parseSimArguments([])).toEqual({ kind: 'many', from: 1, count: 1000 });
  });

  test('so many from one on, or all from one on', () => {
    expect(parseSimArguments(['--from', '7', '--seeds', '3'])).toEqual({ kind: 'many', from: 7, count: 3 });
    expect(parseSimArguments(['--from', '7', '--forever'])).toEqual({
      kind: 'many',
      from: 7,
      count: Number.POSITIVE_INFINITY,
    });
  });

  test('a single one, with everything that happens in it', () => {
    expect(parseSimArguments(['--seed', '42'])).toEqual({ kind: 'one', seed: 42 });
  });

  test('what is no number, and what is no option, is named', () => {
    expect(parseSimArguments(['--seed', 'x'])).toEqual({ error: '--seed needs a whole number' });
    const wrong = parseSimArguments(['--fast']);
    expect('error' in wrong && wrong.error).toContain('--fast');
  });
});
