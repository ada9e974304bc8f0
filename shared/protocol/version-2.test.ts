import { describe, expect, test } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { parseDown } from './down.ts';
import { forVersion2 } from './version-2.ts';

describe('[VERSION-2] errors that clients of version 2 do not know', () => {
  const newer = new AppError('deviceSignedOut', { details: 'x', params: { n: 1 } }).data;
  const notAllowed = new AppError('notAllowed').data;

  test('are told as one that they do know, wherever they stand', () => {
    expect(forVersion2({ type: 'bye', reason: 'needsLogin', error: newer, retryAfterMs: 0 })).toEqual({
      type: 'bye',
      reason: 'needsLogin',
      error: notAllowed,
      retryAfterMs: 0,
    });
    expect(forVersion2({ type: 'answer', n: 1, ok: false, error: newer })).toMatchObject({
      error: notAllowed,
    });
    const results = [{ refusal: newer }, { ahead: true as const }];
    expect(forVersion2({ type: 'pushed', n: 1, batch: 1, results, now: 0 }).results).toEqual([
      { refusal: notAllowed },
      { ahead: true },
    ]);
  });

  test('and no others', () => {
    const error = new AppError('tooMany', { params: { n: 1 }, isRetryable: true }).data;
    const answer = { type: 'answer' as const, n: 1, ok: false as const, error };
    expect(forVersion2(answer)).toEqual(answer);
    const pong = { type: 'pong' as const, n: 1 };
    expect(forVersion2(pong)).toBe(pong);
  });
});

describe('[VERSION-3] an error that came after this program', () => {
  const error = { code: 'teapotEmpty', isRetryable: true, params: { n: 1 }, details: 'x' };
  const read = { code: 'internal', isRetryable: true, params: {}, details: 'teapotEmpty' };

  test('is read as one that it has a sentence for', () => {
    expect(parseDown({ type: 'bye', reason: 'error', error, retryAfterMs: 0 })).toMatchObject({
      error: read,
    });
    expect(parseDown({ type: 'answer', n: 1, ok: false, error })).toMatchObject({ error: read });
    const pushed = { type: 'pushed', n: 1, batch: 1, results: [{ refusal: error }, { ahead: true }], now: 0 };
    expect(parseDown(pushed)).toMatchObject({ results: [{ refusal: read }, { ahead: true }] });
  });

  test('is still no nonsense of another shape', () => {
    expect(() =>
      parseDown({ type: 'bye', reason: 'error', error: { ...error, code: 'a b' }, retryAfterMs: 0 }),
    ).toThrow();
  });
});
