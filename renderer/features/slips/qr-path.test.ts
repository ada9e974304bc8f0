import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

/** Paints the path back into cells. */
function paint(path: string): Set<string> {
  const cells = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(width); i++) cells.add(`${Number(x) + i} ${y}`);
  }
  return cells;
}

describe('qrPath', () => {
  it('covers exactly the dark modules', () => {
    const text = 'zvonok://192.168.1.20:7443/?k=0123456789abcdef&s=mrkt-7pq2-x9wd-4hbe';
    const { data } = encode(text, { ecc: 'M', border: 2 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
    expect([...paint(qrPath(text).path)].sort()).toEqual(dark.sort());
  });

  it('keeps a quiet border', () => {
    const { path, size } = qrPath('а');
    const cells = [...paint(path)].flatMap((cell) => cell.split(' ').map(Number));
    expect(Math.min(...cells)).toBe(2);
    expect(Math.max(...cells)).toBe(size - 3);
  });
});
