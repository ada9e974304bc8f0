import type { AppInfo } from '../../../shared/ipc/values.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { AreaHandlers } from './handlers.ts';

export interface AppHandlerParts {
  readonly info: AppInfo;
  readonly preferences: Pick<PreferencesStore, 'current' | 'set'>;
  readonly readyToEnd: () => void;
  readonly mark: (name: string) => void;
}

export function appHandlers({ info, preferences, readyToEnd, mark }: AppHandlerParts): AreaHandlers<'app'> {
  return {
    'app.info': () => info,
    'app.preferences': () => preferences.current,
    'app.setPreferences': (wanted) => preferences.set(wanted),
    'app.readyToEnd': () => {
      readyToEnd();
      return undefined;
    },
    'app.mark': ({ name }) => {
      mark(name);
      return undefined;
    },
  };
}
