import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';

const projectFolder = join(import.meta.dirname, '..', '..', '..');

/** The npm package `mediasoup` as it was installed. */
export const mediasoupFolder = join(projectFolder, 'node_modules', 'mediasoup');

/** Raised whenever the overlay, the patches or the build's settings change, so that nobody keeps an old build. */
const RECIPE_REVISION = 1;

/** Reads the version of the installed package; throws SetupError where it is not installed. */
export function mediasoupVersion(folder: string = mediasoupFolder): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
      if (typeof manifest.version === 'string') return manifest.version;
    }
    throw new Error(`${folder}/package.json has no version`);
  } catch (error) {
    throw new SetupError(
      {
        en: 'The media server is not installed yet: run `npm ci` first.',
        ru: 'Медиасервер ещё не установлен: сначала выполните `npm ci`.',
      },
      error,
    );
  }
}

/** Names what a built worker depends on: another version, system or recipe is another worker. */
export function workerCacheKey(version: string, platform: string, arch: string): string {
  return `${version}-${platform}-${arch}-r${RECIPE_REVISION}`;
}

export function workerFileName(platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
}
