import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** Everything that the running version was made from, except what npm fetches by the lock file. */
const FOLDERS = ['.ci', 'build', 'docs', 'electron', 'renderer', 'resources', 'server', 'shared', 'tests'];
const FILES = [
  'LICENSE',
  'README.md',
  'README.ru.md',
  'CONTRIBUTING.md',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  'eslint.config.mjs',
  '.dependency-cruiser.mjs',
  'knip.json',
  '.prettierrc.json',
  '.prettierignore',
  '.gitignore',
  'electron-builder.yml',
];

/** Writes the source archive that the hub hands out under AGPL-3.0, section 13. */
export function writeSourceArchive(project: string, path: string): void {
  const files: Zippable = {};
  for (const name of FILES) take(files, project, name);
  for (const name of FOLDERS) takeFolder(files, project, name);
  writeFileSync(path, zipSync(files, { level: 6 }));
}

function takeFolder(files: Zippable, project: string, folder: string): void {
  if (!existsSync(join(project, folder))) return;
  for (const name of readdirSync(join(project, folder)).sort()) {
    const path = `${folder}/${name}`;
    if (statSync(join(project, path)).isDirectory()) takeFolder(files, project, path);
    else take(files, project, path);
  }
}

function take(files: Zippable, project: string, path: string): void {
  const full = join(project, path);
  if (existsSync(full)) files[`zvonok/${path}`] = new Uint8Array(readFileSync(full));
}
