import { lazy, Suspense, useCallback, useMemo, useReducer, useState } from 'react';
import { type AppCommand, useAppCommands, useOpenedChat } from '../bridge/use-app-state.ts';
import { useActivity } from '../bridge/use-activity.ts';
import { HubTime } from '../bridge/HubTime.tsx';
import { DraftKeeper } from '../bridge/draft-keeper.ts';
import { Rings } from '../features/call/Rings.tsx';
import { DraftsContext, useSavedDrafts } from '../features/chat/drafts.ts';
import { InFrontContext } from '../features/chat/reading-place.ts';
import { ChatsSection } from '../features/chats/ChatsSection.tsx';
import { KeepClockNotice } from '../features/connection/clock-notice.tsx';
import { ConnectionPanel } from '../features/connection/ConnectionPanel.tsx';
import { KeepRefused } from '../features/connection/refused.tsx';
import { DevicesDialog } from '../features/devices/DevicesDialog.tsx';
import { PeopleSection } from '../features/people/PeopleSection.tsx';
import { KeepSearching } from '../features/search/searching.tsx';
import { SearchSection } from '../features/search/SearchSection.tsx';
import { useStageFiles } from '../features/lesson/stage/use-stage-files.ts';
import { useShelfFiles } from '../features/shelf/use-shelf-files.ts';
import { FirstRules } from '../features/moderation/FirstRules.tsx';
import { useNewcomer } from '../features/moderation/use-newcomer.ts';
import { Lobby } from '../features/plan/Lobby.tsx';
import { PlanSection } from '../features/plan/PlanSection.tsx';
import { ShelfSection } from '../features/shelf/ShelfSection.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { VaultDialog } from '../features/vault/VaultDialog.tsx';
import { useIsNarrow } from '../ui/layout.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FIRST_PLACE, go, NavigationContext, type Place, type Section } from './navigation.ts';
import { lockNow } from './lock-now.ts';
import { Rail } from './Rail.tsx';
import styles from './MainWindow.module.css';

/** Only administrators and the head see it. */
const Console = lazy(() => import('../features/console/Console.tsx'));
/** Read now and then. */
const HelpSection = lazy(() => import('../features/help/HelpSection.tsx'));
/** Media libraries are large and only needed in a lesson. */
const HeldScreen = lazy(() => import('../features/broadcast/HeldScreen.tsx'));
const CallScreen = lazy(() => import('../features/call/CallScreen.tsx'));

/** Decoding sound is only needed where a recording is watched. */
const RecordingScreen = lazy(() => import('../features/recording/RecordingScreen.tsx'));

export function MainWindow({ isLockable }: { readonly isLockable: boolean }) {
  const [place, take] = useReducer(go, FIRST_PLACE);
  const [drafts] = useState(() => new DraftKeeper());
  useSavedDrafts(drafts);
  const isNarrow = useIsNarrow();
  const newcomer = useNewcomer();
  const onCommand = useCallback(
    (command: AppCommand) => {
      if (command === 'lock') lockNow(drafts);
      else if (command === 'people' || command === 'help') take({ to: 'section', section: command });
      else if (command === 'settings' || command === 'about') take({ to: 'panel', panel: 'settings' });
      else if (command === 'search') take({ to: 'section', section: 'search' });
      else take({ to: 'section', section: 'chats' });
      if (command === 'search') focusSearch();
    },
    [drafts],
  );
  useAppCommands(onCommand);
  useOpenedChat(useCallback((chat: string) => take({ to: 'chat', chat }), []));
  useShelfFiles();
  useStageFiles();
  useActivity(place.lesson !== undefined);
  const isCovered =
    place.isLessonShown || place.recording !== undefined || (place.awaited !== undefined && !place.lesson);
  const navigation = useMemo(() => ({ place, go: take }), [place]);
  return (
    <NavigationContext value={navigation}>
      <HubTime>
        <DraftsContext value={drafts}>
          <KeepRefused>
            <KeepClockNotice>
              <KeepSearching>
                <div className={styles.frame}>
                  <div
                    className={styles.window}
                    data-narrow={isNarrow}
                    {...(isCovered ? { inert: true } : {})}
                  >
                    <Rail isLockable={isLockable} />
                    <ErrorBoundary key={place.section}>
                      <InFrontContext value={!isCovered}>
                        {newcomer.isAsked && place.section === 'chats' && place.chat === '' ? (
                          <FirstRules onLater={newcomer.later} />
                        ) : (
                          <OpenSection section={place.section} />
                        )}
                      </InFrontContext>
                    </ErrorBoundary>
                  </div>
                  {place.awaited && !place.lesson ? (
                    <Lobby key={place.awaited.session} of={place.awaited} />
                  ) : null}
                  {place.recording ? (
                    <Suspense fallback={null}>
                      <RecordingScreen key={place.recording.lesson} {...place.recording} />
                    </Suspense>
                  ) : null}
                  {place.lesson ? (
                    <Suspense fallback={null}>
                      <OpenSession
                        key={place.lesson.id}
                        session={place.lesson}
                        isShown={place.isLessonShown}
                      />
                    </Suspense>
                  ) : null}
                  <Rings />
                </div>
              </KeepSearching>
              <ConnectionPanel />
              <SettingsDialog />
              <VaultDialog />
              <DevicesDialog />
            </KeepClockNotice>
          </KeepRefused>
        </DraftsContext>
      </HubTime>
    </NavigationContext>
  );
}

function OpenSession(props: { readonly session: NonNullable<Place['lesson']>; readonly isShown: boolean }) {
  const { session, isShown } = props;
  const Screen = session.isCall ? CallScreen : HeldScreen;
  return <Screen lesson={session.id} chat={session.chat} isShown={isShown} />;
}

function OpenSection({ section }: { readonly section: Section }) {
  switch (section) {
    case 'chats':
      return <ChatsSection />;
    case 'search':
      return <SearchSection />;
    case 'people':
      return <PeopleSection />;
    case 'help':
      return (
        <Suspense fallback={null}>
          <HelpSection />
        </Suspense>
      );
    case 'plan':
      return <PlanSection />;
    case 'shelf':
      return <ShelfSection />;
    case 'console':
      return (
        <Suspense fallback={null}>
          <Console />
        </Suspense>
      );
  }
}

/** The menu's "search" goes to the field also where one is searching already. */
function focusSearch(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector('input[type="search"]');
    if (field instanceof HTMLInputElement) field.focus();
  });
}
