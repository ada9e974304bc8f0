import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleMode } from './target-names.ts';

/** What every bundle depends on besides its own sources: the versions of packages, and how bundles are made. */
const COMMON_SOURCES = ['package-lock.json', 'tsconfig.base.json', 'build/bundle'];

const NOT_BUNDLED = /\.test\.tsx?$|\.md$/;

/**
 * A digest of everything that a bundle is made from. Equal digests mean equal bundles, so building can be
 * left out.
 */
export function fingerprint(project: string, sources: readonly string[], mode: BundleMode): string {
  const hash = createHash('sha256').update(mode).update(process.versions.node);
  for (const source of [...COMMON_SOURCES, ...sources]) {
    for (const file of filesOf(project, source)) {
      hash.update(`\0${file}\0`).update(readFileSync(join(project, file)));
    }
  }
  return hash.digest('hex');
}

function filesOf(project: string, source: string): string[] {
  try {
    return readdirSync(join(project, source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !NOT_BUNDLED.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
      .sort();
  } catch (error) {
    if (isNotAFolder(error)) return [source];
    throw error;
  }
}

function isNotAFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
}
