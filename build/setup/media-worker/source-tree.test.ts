import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPatch, sourcePatches } from './patches.ts';
import { prepareSourceTree, wrapDirectory } from './source-tree.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-sources-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the worker's source tree", () => {
  test('holds the installed sources with every patch and every library in its place', () => {
    prepareSourceTree(folder);
    for (const patch of sourcePatches) {
      const text = readFileSync(join(folder, patch.file), 'utf8');
      expect(text).toContain(patch.replaceWith);
      expect(text).not.toContain(patch.find);
    }
    for (const library of [
      'libuv',
      'openssl',
      'libsrtp3',
      'usrsctp',
      'abseil-cpp',
      'catch2',
      'flatbuffers',
    ]) {
      const wrap = readFileSync(join(folder, 'subprojects', `${library}.wrap`), 'utf8');
      expect(existsSync(join(folder, 'subprojects', wrapDirectory(wrap, library), 'meson.build'))).toBe(true);
    }
  });

  test('a complete tree is kept, with what an interrupted build has made in it; an incomplete one is not', () => {
    prepareSourceTree(folder);
    writeFileSync(join(folder, 'made-by-the-build'), '');
    prepareSourceTree(folder);
    expect(existsSync(join(folder, 'made-by-the-build'))).toBe(true);
    rmSync(join(folder, '.sources-complete'));
    prepareSourceTree(folder);
    expect(existsSync(join(folder, 'made-by-the-build'))).toBe(false);
  });

  test('a patch that does not fit exactly once says that the recipe is out of date', () => {
    const patch = { file: 'a.cpp', find: 'x', replaceWith: 'y' };
    expect(applyPatch('a x b', patch)).toBe('a y b');
    expect(() => applyPatch('a b', patch)).toThrow('recipe');
    expect(() => applyPatch('x x', patch)).toThrow('recipe');
  });
});
