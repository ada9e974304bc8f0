import { createContext, type ReactNode, useContext } from 'react';
import type { Preferences } from '../../shared/ipc/values.ts';
import { FIRST_PREFERENCES, usePreferences } from './use-app-state.ts';

interface KeptPreferences {
  readonly preferences: Preferences;
  readonly change: (part: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<KeptPreferences>({
  preferences: FIRST_PREFERENCES,
  change: () => undefined,
});

/** Language, theme and text size of this computer, one copy for the whole window. */
export function KeepPreferences(props: { readonly children: (kept: KeptPreferences) => ReactNode }) {
  const kept = usePreferences();
  return <PreferencesContext value={kept}>{props.children(kept)}</PreferencesContext>;
}

export function useKeptPreferences(): KeptPreferences {
  return useContext(PreferencesContext);
}
