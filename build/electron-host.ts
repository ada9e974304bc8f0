import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What can carry the application: start `command` with `args`, the application's folder and its own words. */
export interface ElectronHost {
  readonly host: 'electron' | 'standin';
  readonly command: string;
  readonly args: readonly string[];
}

export interface ElectronHostOptions {
  readonly project?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly isRoot?: boolean;
}

const BINARY: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The Electron binary where it can be had, otherwise the development stand-in on Node and Chromium. */
export function findElectron(options: ElectronHostOptions = {}): ElectronHost {
  const {
    project = dirname(import.meta.dirname),
    env = process.env,
    platform = process.platform,
    isRoot = process.getuid?.() === 0,
  } = options;
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(project, 'node_modules/electron/dist');
  const binary = join(folder, BINARY[platform] ?? 'electron');
  if (existsSync(binary)) {
    // Chromium refuses to run as root with its sandbox.
    const sandbox = platform === 'linux' && isRoot ? ['--no-sandbox'] : [];
    return { host: 'electron', command: binary, args: sandbox };
  }
  return {
    host: 'standin',
    command: process.execPath,
    args: [join(project, 'build/standin/run.ts')],
  };
}

/** One sentence for the terminal about what carries the application. */
export function describeHost({ host }: ElectronHost): string {
  return host === 'electron'
    ? 'Running on Electron.'
    : 'Running on the stand-in: the Electron binary is not installed (npx install-electron).';
}
