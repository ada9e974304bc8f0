import { describe, expect, test } from 'vitest';
import { codec } from './node-codec.ts';

function crossed(value: unknown): unknown {
  return codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));
}

describe('what crosses as JSON', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a bigint', -(2n ** 70n)],
    ['minus zero', -0],
    ['no number', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['text with half a pair', 'a\uD800 \u2028'],
    ['a date', new Date(1)],
    ['a pattern', /a+/giu],
    ['a map of objects', new Map([[{ a: 1 }, [undefined]]])],
    ['a set', new Set([1n, 'x'])],
    ['bytes within a buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
    ['floats', new Float64Array([0.1, Number.POSITIVE_INFINITY])],
    ['a buffer', new Uint8Array([7]).buffer],
    ['a boxed number', Object(3)],
    ['nested lists', [[], [[1, [2]]], {}]],
    ['a tag that is only text', ['u', ['@', 0]]],
  ])('%s arrives as it was', (_, value) => {
    expect(crossed(value)).toStrictEqual(value);
  });

  test('cycles and shared parts stay what they are', () => {
    const shared = new Uint8Array([1]);
    const ring: Record<string, unknown> = { one: shared, two: shared, list: [] };
    ring.self = ring;
    ring.map = new Map([['ring', ring]]);
    const arrived = crossed(ring) as typeof ring & { map: Map<string, unknown> };
    expect(arrived.self).toBe(arrived);
    expect(arrived.map.get('ring')).toBe(arrived);
    expect(arrived.one).toBe(arrived.two);
  });

  test('two views of one buffer still share it', () => {
    const buffer = new ArrayBuffer(8);
    const arrived = crossed([new Uint8Array(buffer), new DataView(buffer, 4, 2)]) as [Uint8Array, DataView];
    expect(arrived[0].buffer).toBe(arrived[1].buffer);
    expect([arrived[1].byteOffset, arrived[1].byteLength]).toEqual([4, 2]);
  });

  test('an error keeps its kind, message, stack and cause', () => {
    const error = new RangeError('too far', { cause: { step: 2 } });
    const arrived = crossed(error) as RangeError;
    expect(arrived).toBeInstanceOf(RangeError);
    expect([arrived.message, arrived.stack, arrived.cause]).toEqual(['too far', error.stack, { step: 2 }]);
  });

  test('holes stay holes, and a dangerous name is only a name', () => {
    const sparse = new Array<number>(3);
    sparse[0] = 1;
    sparse[2] = 3;
    expect(1 in (crossed(sparse) as number[])).toBe(false);
    const named: unknown = JSON.parse('{"__proto__":{"isEvil":true}}');
    const arrived = crossed(named) as object;
    expect(Object.keys(arrived)).toEqual(['__proto__']);
    expect('isEvil' in arrived).toBe(false);
  });
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a promise', Promise.resolve()],
  ['a weak map', new WeakMap()],
  ['a function deep inside', { a: [{ b: () => 1 }] }],
  ['a platform object', new Blob(['x'])],
])('%s is refused as Electron does', (_, value) => {
  expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
});
