import { encode } from 'uqr';

export interface QrPath {
  /** Modules along one side, the quiet border included. */
  readonly size: number;
  /** SVG path of the dark modules, one unit each. */
  readonly path: string;
}

/** Draws a QR code as one SVG path, rows of dark modules joined. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const parts: string[] = [];
  for (const [y, row] of data.entries()) {
    let start = -1;
    for (let x = 0; x <= size; x++) {
      const isDark = row[x] === true;
      if (isDark && start < 0) start = x;
      if (!isDark && start >= 0) {
        parts.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
        start = -1;
      }
    }
  }
  return { size, path: parts.join('') };
}
