import { type ReactNode, useEffect } from 'react';
import type { Preferences } from '../../shared/ipc/values.ts';
import { KeepPreferences } from '../bridge/Preferences.tsx';
import { useReadyToEnd } from '../bridge/ending.ts';
import { markMoment, useEntryState } from '../bridge/use-app-state.ts';
import { ChoosePerson } from '../features/entry/ChoosePerson.tsx';
import { Preparing } from '../features/entry/Preparing.tsx';
import { LockScreen } from '../features/vault/LockScreen.tsx';
import { NewSecret } from '../features/vault/NewSecret.tsx';
import { Welcome } from '../features/welcome/Welcome.tsx';
import { Localized } from '../i18n/I18n.tsx';
import { carryOutMovedPresses } from '../ui/moved-presses.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MainWindow } from './MainWindow.tsx';
import { useAppearance } from './theme.ts';

export function App() {
  useEffect(() => markMoment('firstPaint'), []);
  useEffect(() => carryOutMovedPresses(document), []);
  useReadyToEnd();
  return (
    <KeepPreferences>
      {({ preferences }) => (
        <Appearance preferences={preferences}>
          <Localized language={preferences.language}>
            <ErrorBoundary>
              <Toasts>
                <Phase />
              </Toasts>
            </ErrorBoundary>
          </Localized>
        </Appearance>
      )}
    </KeepPreferences>
  );
}

function Appearance(props: { readonly preferences: Preferences; readonly children: ReactNode }) {
  useAppearance(props.preferences);
  return props.children;
}

function Phase() {
  const entry = useEntryState();
  switch (entry?.phase) {
    case undefined:
      return null;
    case 'welcome':
      return <Welcome error={entry.error} hasPeople={entry.hasPeople} />;
    case 'preparing':
      return <Preparing step={entry.step} />;
    case 'choosePerson':
      return <ChoosePerson schoolTitle={entry.schoolTitle} />;
    case 'locked':
      return <LockScreen key={entry.vault} vault={entry.vault} />;
    case 'newSecret':
      return <NewSecret state={entry} />;
    case 'inside':
      // Another person starts from a clean window: no draft and no open chat is carried over.
      return <MainWindow key={entry.person} isLockable={entry.isLockable} />;
  }
}
