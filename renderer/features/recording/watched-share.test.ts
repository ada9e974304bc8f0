import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasHeardEnough, NOTHING_HEARD, readWatched, withHeard, writeWatched } from './watched-share.ts';

const durationMs = 100_000;
const heard = (spans: readonly (readonly [number, number])[]) =>
  spans.reduce((place, [fromMs, toMs]) => withHeard(place, { fromMs, toMs, durationMs }), NOTHING_HEARD);
const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: durationMs }), fc.integer({ min: 0, max: durationMs }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
);

describe('G-4 who has watched a recording', () => {
  test('has caught up once nine tenths were heard, in whatever order and however often', () => {
    expect(hasHeardEnough(heard([[0, 80_000]]))).toBe(false);
    expect(
      hasHeardEnough(
        heard([
          [0, 80_000],
          [0, 80_000],
        ]),
      ),
    ).toBe(false);
    expect(
      hasHeardEnough(
        heard([
          [50_000, 100_000],
          [0, 51_000],
        ]),
      ),
    ).toBe(true);
    expect(hasHeardEnough(withHeard(NOTHING_HEARD, { fromMs: 0, toMs: 0, durationMs: 0 }))).toBe(false);
  });

  test('has heard the same whichever way it is told, and it survives being kept', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        expect(heard([...a, ...b]).heard).toBe(heard([...b, ...a]).heard);
        const place = heard(a);
        expect(readWatched(writeWatched(place))).toEqual(place);
      }),
    );
    for (const bad of ['', 'null', '5', `x ${'0'.repeat(100)}`, `5 ${'2'.repeat(100)}`])
      expect(readWatched(bad)).toEqual(NOTHING_HEARD);
  });
});
