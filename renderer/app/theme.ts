import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '../../shared/ipc/values.ts';

export type Theme = 'light' | 'dark' | 'contrast';

/** The theme to show: the chosen one, or what the system asks for. */
export function resolveTheme(
  choice: Preferences['theme'],
  system: { readonly isDark: boolean; readonly wantsContrast: boolean },
): Theme {
  if (choice !== 'system') return choice;
  if (system.wantsContrast) return 'contrast';
  return system.isDark ? 'dark' : 'light';
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Puts theme and text size on the document before the first paint. */
export function useAppearance(preferences: Preferences): void {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const wantsContrast = useMedia('(prefers-contrast: more)');
  const theme = resolveTheme(preferences.theme, { isDark, wantsContrast });
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = `${preferences.textScale}%`;
  }, [theme, preferences.textScale]);
}
