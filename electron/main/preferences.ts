import { IPC_REQUESTS } from '../../shared/ipc/channels.ts';
import type { Preferences } from '../../shared/ipc/values.ts';
import { guardOf } from '../../shared/std/parse.ts';
import { JsonFile } from './files/json-file.ts';

const isPreferences = guardOf(IPC_REQUESTS['app.setPreferences']);

export interface PreferencesOptions {
  readonly path: string;
  /** Tags of the languages that the system prefers, best first. */
  readonly systemLanguages: readonly string[];
  readonly onBroken?: () => void;
}

/** How this computer shows the application, in a file of its own beside everyone's data. */
export class PreferencesStore {
  readonly #file: JsonFile<Preferences>;
  readonly #listeners = new Set<(preferences: Preferences) => void>();

  constructor(options: PreferencesOptions) {
    this.#file = new JsonFile<Preferences>({
      path: options.path,
      isValid: isPreferences,
      fallback: () => defaultPreferences(options.systemLanguages),
      ...(options.onBroken ? { onBroken: options.onBroken } : {}),
    });
  }

  get current(): Preferences {
    return this.#file.value;
  }

  /** Takes effect at once; resolves when it is on disk. */
  async set(preferences: Preferences): Promise<Preferences> {
    const written = this.#file.set(preferences);
    for (const listener of this.#listeners) listener(preferences);
    await written;
    return preferences;
  }

  onChange(listener: (preferences: Preferences) => void): void {
    this.#listeners.add(listener);
  }

  async flush(): Promise<void> {
    await this.#file.flush();
  }
}

/** Schools here speak Russian, so English is the first choice only where the system asks for it and not for Russian. */
export function defaultPreferences(systemLanguages: readonly string[]): Preferences {
  const languages = systemLanguages.map((tag) => tag.toLowerCase().split(/[-_]/)[0]);
  const prefersEnglish = languages[0] === 'en' && !languages.includes('ru');
  return { language: prefersEnglish ? 'en' : 'ru', theme: 'system', textScale: 100 };
}

/** What the system's own parts of a window (scroll bars, menus, `prefers-color-scheme`) follow. */
export function themeSource(theme: Preferences['theme']): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'dark' : theme;
}

/** The ground that the page will have, as in its own tokens, for the moment before it is painted. */
export function groundColor(theme: Preferences['theme'], isSystemDark: boolean): string {
  if (theme === 'contrast') return '#000000';
  return theme === 'dark' || (theme === 'system' && isSystemDark) ? '#141816' : '#f3f2ee';
}

/** Whether a Linux session states a language at all; Chromium reports English for one that does not. */
export function hasLanguage(
  env: Readonly<Record<string, string | undefined>>,
  platform = process.platform,
): boolean {
  if (platform !== 'linux') return true;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale !== '' && !/^(C|POSIX)([._]|$)/.test(locale);
}
