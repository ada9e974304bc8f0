import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useKeptPreferences } from '../../../bridge/Preferences.tsx';
import { TypingLink } from '../../../bridge/typing-link.ts';
import { ask } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { InFrontContext } from '../reading-place.ts';
import { useI18n } from '../../../i18n/I18n.tsx';

/** One for the window. */
export const TypingContext = createContext(
  new TypingLink({
    ask: (method, data) => ask(bridge().school.ask, { method, data }),
    isMetered: async () => {
      const outcome = await ask(bridge().files.settings, {});
      // Where that is not known it may be.
      return !outcome.ok || outcome.value.settings.isMetered;
    },
    now: () => performance.now(),
  }),
);

/** While a chat is on the screen one hears who writes there, where there is a good link and the person wants it. */
export function useTypingIn(chat: string): void {
  const link = useContext(TypingContext);
  const { preferences } = useKeptPreferences();
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const isInFront = useContext(InFrontContext);
  const isWanted = isInFront && isLive && preferences.showsTyping !== false;
  useEffect(() => bridge().live.onNotice(link.take), [link]);
  useEffect(() => {
    if (!isWanted) return undefined;
    void link.open(chat);
    return () => link.close(chat);
  }, [link, chat, isWanted]);
}

/** «Анна Сергеевна печатает…», '' where nobody does. */
export function useTypingWords(chat: string): string {
  const { t } = useI18n();
  const link = useContext(TypingContext);
  const ids = useSyncExternalStore(
    link.subscribe,
    useCallback(() => link.of(chat), [link, chat]),
  );
  const people = useQuery('chatPeople', { chat });
  return useMemo(() => {
    const names = ids.flatMap((id) => {
      const found = people.isReady ? people.value.find((one) => one.id === id) : undefined;
      return found ? [found.name] : [];
    });
    const [first = '', second = ''] = names;
    if (names.length > 2) return t('talk.typingMany', { count: names.length });
    if (names.length === 2) return t('talk.typingTwo', { first, second });
    return names.length === 1 ? t('talk.typing', { name: first }) : '';
  }, [ids, people, t]);
}
