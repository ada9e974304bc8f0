import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isExecutableFile, runProgram } from '../program.ts';
import type { Presence } from './needs.ts';

/**
 * Where Chromium is: CHROMIUM_PATH if it is set, else the usual places of this system.
 * @returns undefined where there is none
 */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return isExecutableFile(chosen) ? chosen : undefined;
  return usualChromiumPaths(env).find(isExecutableFile) ?? chromiumOnPath(env);
}

function chromiumOnPath(env: NodeJS.ProcessEnv): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const path = findProgram(name, env);
    if (path) return path;
  }
  return undefined;
}

function usualChromiumPaths(env: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = env[name];
        if (!folder) return [];
        return [
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        ];
      });
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ];
    default:
      return ['/usr/bin/chromium'];
  }
}

/** Looks at the machine itself. */
export async function isPresentHere(presence: Presence): Promise<boolean> {
  switch (presence.kind) {
    case 'chromium':
      return chromiumPath() !== undefined;
    case 'program':
      return findProgram(presence.name) !== undefined;
    case 'library':
      return (await runProgram({ command: 'pkg-config', args: ['--exists', presence.pkgConfigName] })) === 0;
    case 'file':
      // Windows and macOS come with fonts for Cyrillic and emoji.
      return process.platform !== 'linux' || presence.anyOf.some((path) => existsSync(path));
  }
}
