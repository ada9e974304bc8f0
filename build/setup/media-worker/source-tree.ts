import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediasoupFolder } from './mediasoup-package.ts';
import { applyPatch, sourcePatches } from './patches.ts';

const overlayFolder = join(import.meta.dirname, 'overlay');

/**
 * Copies the worker's sources, puts the system's libraries in the place of the ones it would download, and
 * applies the patches. A tree that is already complete stays as it is, so an interrupted build goes on.
 */
export function prepareSourceTree(folder: string): void {
  const completeMark = join(folder, '.sources-complete');
  if (existsSync(completeMark)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(mediasoupFolder, 'worker'), folder, { recursive: true });
  for (const library of readdirSync(overlayFolder)) {
    const wrap = readFileSync(join(folder, 'subprojects', `${library}.wrap`), 'utf8');
    cpSync(join(overlayFolder, library), join(folder, 'subprojects', wrapDirectory(wrap, library)), {
      recursive: true,
    });
  }
  for (const patch of sourcePatches) {
    const path = join(folder, patch.file);
    writeFileSync(path, applyPatch(readFileSync(path, 'utf8'), patch));
  }
  writeFileSync(completeMark, '');
}

/** The folder in which meson looks for a subproject, as its wrap file names it. */
export function wrapDirectory(wrap: string, library: string): string {
  const name = /^directory\s*=\s*(\S+)\s*$/m.exec(wrap)?.[1];
  if (name === undefined) throw new Error(`The media server's ${library}.wrap names no directory.`);
  return name;
}
