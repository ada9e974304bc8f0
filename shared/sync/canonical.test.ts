import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, canonicalVersion } from './canonical.ts';

const json = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 });

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]) => [key, shuffled(field)] as const)
      .reverse(),
  );
}

describe('[CANON-1] the canonical text of a JSON value (RFC 8785)', () => {
  test('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(shuffled(value))).toBe(canonicalText(value));
      }),
    );
  });

  test('is JSON of the same value, so different values have different texts', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('sorts fields by UTF-16 units, also where code points sort otherwise', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    const keys = [...canonicalText(value).matchAll(/:(\d)/g)].map((match) => match[1]);
    expect(keys.join('')).toBe('2467153');
  });

  test('writes numbers as ECMAScript does', () => {
    expect(canonicalText([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, 0, -0, 1])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,0,1]',
    );
  });

  test('escapes what JSON must escape and nothing else', () => {
    expect(canonicalText('\u20ac$\u000f\nA\'\u0042"\\\\"/ё')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/ё"');
  });

  test('has no white space and leaves out absent fields', () => {
    expect(canonicalText({ b: [1, { c: null }], a: true, absent: undefined })).toBe(
      '{"a":true,"b":[1,{"c":null}]}',
    );
  });

  test.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['nothing', undefined],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a list with a hole in it', [1, undefined]],
    ['half of a surrogate pair', 'a\ud800b'],
    ['half of a surrogate pair as a name', { '\udc00': 1 }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalText(value)).toThrow(RangeError);
  });
});

test('[CANON-1] a version is what its author set, whatever a hub added', () => {
  const part = {
    id: 'm1',
    kind: 'message',
    scope: 'chat:c1',
    parent: 'c1',
    by: 'anna',
    stamp: '0'.repeat(24),
    gone: false,
    body: { text: 'да', replyTo: '' },
  };
  const accepted = { ...part, hub: 'hub000000001', epoch: 'epoch001', seq: 3, at: 9, order: 'o' };
  expect(canonicalVersion(accepted)).toBe(canonicalVersion(part));
  expect(canonicalVersion(part)).toBe(
    '{"body":{"replyTo":"","text":"да"},"by":"anna","gone":false,"id":"m1","kind":"message","parent":"c1",' +
      '"scope":"chat:c1","stamp":"000000000000000000000000"}',
  );
});
