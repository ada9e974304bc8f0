import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_END, ListLayout } from './list-layout.ts';

const SCREEN_PX = 700;
const ids = Array.from({ length: 200 }, (_, index) => `r${index}`);

function layoutOf(estimatePx = 50): ListLayout {
  const layout = new ListLayout();
  layout.setRows(ids, () => estimatePx);
  return layout;
}

describe('the rows that are drawn', () => {
  it('cover the screen and something beyond it, from the anchor outwards', () => {
    const { start, end, abovePx, belowPx } = layoutOf().range({ id: 'r100', offsetPx: -10 }, SCREEN_PX);
    expect([start, end]).toEqual([88, 127]);
    expect([abovePx, belowPx]).toEqual([88 * 50, 73 * 50]);
  });

  it('are the last ones at the end, and where the anchor is not there', () => {
    expect(layoutOf().range(AT_END, SCREEN_PX)).toMatchObject({ end: 200, belowPx: 0 });
    expect(layoutOf().range({ id: 'gone', offsetPx: 0 }, SCREEN_PX)).toMatchObject({ end: 200 });
  });

  it('are all of a short list, and none of an empty one', () => {
    const layout = new ListLayout();
    layout.setRows(['a', 'b'], () => 50);
    expect(layout.range(AT_END, SCREEN_PX)).toEqual({ start: 0, end: 2, abovePx: 0, belowPx: 0 });
    layout.setRows([], () => 50);
    expect(layout.range(AT_END, SCREEN_PX)).toEqual({ start: 0, end: 0, abovePx: 0, belowPx: 0 });
  });

  it('are fewer where rows are high, and what was measured counts', () => {
    const layout = layoutOf();
    layout.measured('r100', 2000);
    layout.measured('not there', 9);
    expect(layout.range({ id: 'r100', offsetPx: -500 }, SCREEN_PX)).toMatchObject({ start: 98, end: 101 });
    layout.forgetHeights();
    expect(layout.range({ id: 'r100', offsetPx: 0 }, SCREEN_PX).end).toBe(126);
  });

  it('always cover the screen as far as there are rows, whatever the heights', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(heights, fc.nat(), fc.integer({ min: -2000, max: 600 }), (high, at, offsetPx) => {
        const layout = new ListLayout();
        const names = high.map((_, index) => `n${index}`);
        layout.setRows(names, (index) => high[index] ?? 0);
        const anchor = at % high.length;
        const { start, end, abovePx, belowPx } = layout.range({ id: `n${anchor}`, offsetPx }, SCREEN_PX);
        const sum = (from: number, to: number) => high.slice(from, to).reduce((a, b) => a + b, 0);
        const top = offsetPx - sum(start, anchor);
        const bottom = top + sum(start, end);
        expect(start === 0 || top <= 0).toBe(true);
        expect(end === high.length || bottom >= SCREEN_PX).toBe(true);
        expect([abovePx, belowPx]).toEqual([sum(0, start), sum(end, high.length)]);
      }),
    );
  });
});

describe('a place in the list', () => {
  it('is that of the row that would stand there', () => {
    const layout = layoutOf();
    expect(layout.anchorFrom({ id: 'r100', offsetPx: -75 })).toEqual({ id: 'r101', offsetPx: -25 });
    expect(layout.anchorFrom({ id: 'r100', offsetPx: 475 })).toEqual({ id: 'r90', offsetPx: -25 });
    expect(layout.anchorFrom({ id: 'r100', offsetPx: 0 })).toEqual({ id: 'r100', offsetPx: 0 });
    expect(layout.anchorFrom({ id: 'r100', offsetPx: 1e6 })).toMatchObject({ id: 'r0' });
    expect(layout.anchorFrom({ id: 'r100', offsetPx: -1e6 })).toMatchObject({ id: 'r199' });
    expect(layout.anchorFrom({ id: 'gone', offsetPx: 0 })).toBeUndefined();
  });
});
