import type { AppInfo } from '../../../shared/ipc/values.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { OpenedLink } from '../open-link.ts';
import type { AreaHandlers } from './handlers.ts';

export interface AppHandlerParts {
  readonly info: AppInfo;
  readonly preferences: Pick<PreferencesStore, 'current' | 'set'>;
  readonly readyToEnd: () => void;
  readonly mark: (name: string) => void;
  readonly openLink: (link: string, isSure: boolean) => Promise<OpenedLink>;
}

export function appHandlers(parts: AppHandlerParts): AreaHandlers<'app'> {
  const { info, preferences, readyToEnd, mark } = parts;
  return {
    'app.info': () => info,
    'app.preferences': () => preferences.current,
    'app.setPreferences': (wanted) => preferences.set(wanted),
    'app.readyToEnd': () => {
      readyToEnd();
      return undefined;
    },
    'app.openLink': ({ link, isSure }) => parts.openLink(link, isSure),
    'app.mark': ({ name }) => {
      mark(name);
      return undefined;
    },
  };
}
