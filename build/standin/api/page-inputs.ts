import { readFileSync } from 'node:fs';
import type { Protocol } from '../chromium/protocol.ts';
import type { Preload } from '../page/injected-scripts.ts';

/** The preload of a page; one that cannot be read is said aloud and left out, as under Electron. */
export function readPreload(path: string | undefined): Preload | undefined {
  if (!path) return undefined;
  try {
    return { path, source: readFileSync(path, 'utf8') };
  } catch (error) {
    process.stderr.write(`Unable to load preload script: ${path}\n${String(error)}\n`);
    return undefined;
  }
}

/** A colour written `#RRGGBB` or, as Electron has it, `#AARRGGBB`; undefined for anything else. */
export function readColor(text: string | undefined): Protocol.DOM.RGBA | undefined {
  const parts = /^#([0-9a-f]{2})?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? '');
  if (!parts) return undefined;
  const [alpha, r, g, b] = parts.slice(1).map((part: string | undefined) => parseInt(part ?? 'ff', 16));
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0, a: (alpha ?? 255) / 255 };
}
