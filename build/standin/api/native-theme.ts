import { StandinEmitter } from '../strict-object.ts';

/** What the person has chosen for the whole computer. */
export interface SystemLook {
  readonly isDark: boolean;
  readonly hasHighContrast: boolean;
}

/** Changes what the computer is set to, as its owner would. */
export let setSystemLook: (look: Partial<SystemLook>) => void;

/** Electron's nativeTheme. Pages follow it in prefers-color-scheme. */
class NativeTheme extends StandinEmitter<Electron.NativeTheme> {
  static readonly apiName = 'nativeTheme';
  static override readonly offeredEvents = ['updated'];
  #source: Electron.NativeTheme['themeSource'] = 'system';
  #system: SystemLook = { isDark: false, hasHighContrast: false };

  static {
    setSystemLook = (look) => {
      nativeTheme.#system = { ...nativeTheme.#system, ...look };
      nativeTheme.#updated();
    };
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`invalid themeSource ${source}`);
    this.#source = source;
    this.#updated();
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#system.isDark : this.#source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#system.hasHighContrast;
  }

  get inForcedColorsMode(): boolean {
    return this.#system.hasHighContrast;
  }

  #updated(): void {
    for (const listener of lookListeners) listener();
    setImmediate(() => this.emit('updated'));
  }
}

const lookListeners = new Set<() => void>();

/** Calls back when pages have to look different; gives the way to end that. */
export function onLookChanged(listener: () => void): () => void {
  lookListeners.add(listener);
  return () => lookListeners.delete(listener);
}

/** The media features that pages see. */
export function colorFeatures(): { name: string; value: string }[] {
  return [
    { name: 'prefers-color-scheme', value: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' },
    { name: 'forced-colors', value: nativeTheme.inForcedColorsMode ? 'active' : 'none' },
    { name: 'prefers-contrast', value: nativeTheme.shouldUseHighContrastColors ? 'more' : 'no-preference' },
  ];
}

export const nativeTheme = new NativeTheme();
