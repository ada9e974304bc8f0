import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

type PathName = Parameters<Electron.App['getPath']>[0];

/** What an application's folder says about it. */
export interface AppIdentity {
  readonly folder: string;
  readonly mainFile: string;
  readonly name: string;
  readonly version: string;
}

function readJson(file: string): object {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof value === 'object' && value !== null ? value : {};
}

function textOf(from: object, name: string): string | undefined {
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The version of Electron whose declarations the stand-in follows. */
export function electronVersion(): string {
  const require = createRequire(import.meta.url);
  return textOf(readJson(require.resolve('electron/package.json')), 'version') ?? '0.0.0';
}

/** Finds out, by Electron's rules, what the given folder or file starts. */
export function identify(appPath: string): AppIdentity {
  const path = resolve(appPath);
  if (!existsSync(path)) throw new Error(`there is no application at ${path}`);
  if (!statSync(path).isDirectory()) {
    return { folder: dirname(path), mainFile: path, name: 'Electron', version: electronVersion() };
  }
  const manifest = readJson(join(path, 'package.json'));
  return {
    folder: path,
    mainFile: resolve(path, textOf(manifest, 'main') ?? 'index.js'),
    name: textOf(manifest, 'productName') ?? textOf(manifest, 'name') ?? 'Electron',
    version: textOf(manifest, 'version') ?? electronVersion(),
  };
}

/** The folders of `app.getPath`, with the changes made by `app.setPath`. */
export class AppPaths {
  readonly #changed = new Map<string, string>();

  constructor(userDataFolder: string | undefined) {
    if (userDataFolder) this.#changed.set('userData', resolve(userDataFolder));
  }

  get(name: PathName, appName: string): string {
    const changed = this.#changed.get(name);
    if (changed) return changed;
    const inHome = (folder: string): string => join(homedir(), folder);
    const userData = (): string => this.get('userData', appName);
    const places = new Map<string, () => string>([
      ['home', homedir],
      ['temp', tmpdir],
      ['exe', () => process.execPath],
      ['appData', () => process.env.XDG_CONFIG_HOME ?? inHome('.config')],
      ['userData', () => join(this.get('appData', appName), appName)],
      ['sessionData', userData],
      ['logs', () => join(userData(), 'logs')],
      ['crashDumps', () => join(userData(), 'Crashpad')],
      ['documents', () => inHome('Documents')],
      ['downloads', () => inHome('Downloads')],
    ]);
    const place = places.get(name)?.();
    if (!place) throw new Error(`the stand-in does not implement app.getPath('${name}')`);
    return place;
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    mkdirSync(path, { recursive: true });
    this.#changed.set(name, path);
  }
}
