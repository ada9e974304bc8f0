import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { explainFileError, SetupError } from './setup-error.ts';

/** The per-user folder for what can always be made again; it need not exist yet. */
export function cacheRoot(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const chosen = env['XDG_CACHE_HOME'];
  if (chosen && isAbsolute(chosen)) return join(chosen, 'zvonok');
  const local = env['LOCALAPPDATA'];
  if (platform === 'win32' && local) return join(local, 'zvonok', 'Cache');
  return join(home, '.cache', 'zvonok');
}

/** Makes a folder inside the cache and checks that it can be written; throws SetupError where it cannot. */
export function ensureCacheFolder(...parts: string[]): string {
  const folder = join(cacheRoot(), ...parts);
  if (!isAbsolute(folder)) {
    throw new SetupError({
      en: 'This user has no home folder: set XDG_CACHE_HOME to a folder that can be written.',
      ru: 'У этого пользователя нет домашней папки: укажите в XDG_CACHE_HOME папку, в которую можно писать.',
    });
  }
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw explainFileError(error, folder);
  }
  return folder;
}
