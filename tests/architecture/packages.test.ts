import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { parserOf } from '../../shared/std/parse.ts';
import { PROJECT } from './project-files.ts';

const Names = Type.Record(Type.String(), Type.String());
const parseLock = parserOf(
  'package-lock.json',
  Type.Object({
    packages: Type.Record(
      Type.String(),
      Type.Object({
        license: Type.Optional(Type.String()),
        dev: Type.Optional(Type.Boolean()),
        dependencies: Type.Optional(Names),
        optionalDependencies: Type.Optional(Names),
        devDependencies: Type.Optional(Names),
      }),
    ),
  }),
);
const { packages } = parseLock(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')));
const [own, others] = [packages[''], Object.entries(packages).filter(([path]) => path !== '')];

/** Licences (SPDX) under which code may become part of a work under AGPL-3.0-only. */
const COMPATIBLE = new Set([
  '0BSD',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'ISC',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Reads the SPDX expressions that packages use: names joined by OR or by AND, perhaps in brackets. */
function isCompatible(expression: string): boolean {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(plain)) return false;
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => COMPATIBLE.has(name.trim())));
}

/** Where a package finds another: beside itself, or beside the packages around it. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/');
  for (let depth = folders.length; depth >= 0; depth--) {
    const path = [...folders.slice(0, depth), name].join('/node_modules/');
    if (packages[depth === 0 ? `node_modules/${name}` : path]) return true;
  }
  return false;
}

describe('packages', () => {
  test('that ship are under licences that suit AGPL-3.0-only', () => {
    const shipped = others.filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(20);
    const unsuited = shipped.filter(([, { license }]) => !isCompatible(license ?? ''));
    expect(unsuited.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
    expect(own?.license).toBe('AGPL-3.0-only');
  });

  test('are pinned to one version each', () => {
    const wanted = Object.entries({ ...own?.dependencies, ...own?.devDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('are all in the lock file, those of other platforms included, so that npm 11 installs it', () => {
    const missing = others.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-2.0-only)', true],
    ['SSPL-1.0', false],
    ['MIT AND SSPL-1.0', false],
    ['SEE LICENSE IN LICENSE', false],
    ['', false],
  ])('the licence %j is judged rightly', (expression, isGood) => {
    expect(isCompatible(expression)).toBe(isGood);
  });
});
