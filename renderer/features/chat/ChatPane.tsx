import { MessageCircleOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useChatStream } from '../../bridge/use-chat-stream.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { NextSessionBar } from '../plan/NextSessionBar.tsx';
import { ChatHeader } from './ChatHeader.tsx';
import { ChatTalk } from './ChatTalk.tsx';
import { LiveLessonBar } from './LiveLessonBar.tsx';
import styles from './ChatPane.module.css';

/** One open chat. It works the same with and without a link. Mount it anew for another chat. */
export function ChatPane({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const head = useQuery('chat', { chat });
  const spotted = useSpottedStream(chat);
  if (!head.isReady) return <main className={styles.pane} aria-label={t('chats.title')} />;
  if (!head.value) return <GoneChat chat={chat} />;
  return (
    <main className={styles.pane} aria-label={head.value.title}>
      <ChatHeader head={head.value} />
      <LiveLessonBar head={head.value} />
      <NextSessionBar head={head.value} />
      <ChatTalk head={head.value} {...spotted} />
    </main>
  );
}

/** The stream of a chat, and where one is led in it from elsewhere. */
function useSpottedStream(chat: string) {
  const { spot } = useNavigation().place;
  const { answer, stream } = useChatStream(chat, spot?.at ?? { at: 'unread' });
  const goneTo = useRef(spot);
  useEffect(() => {
    if (goneTo.current === spot) return;
    goneTo.current = spot;
    if (spot) stream.goTo(spot.at);
  }, [spot, stream]);
  return { answer, stream };
}

/** In place of a chat that the person no longer has; what was not sent there is not gone. */
function GoneChat({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const outbox = useQuery('outbox', {});
  const count = outbox.isReady ? outbox.value.filter((row) => row.chat === chat).length : 0;
  return (
    <main className={styles.pane}>
      <EmptyPlace
        icon={<MessageCircleOff size="1.75rem" strokeWidth={1.75} />}
        title={t('chat.gone')}
        hint={count > 0 ? t('chat.goneAside', { count }) : t('chat.goneHint')}
      >
        {count > 0 ? (
          <Button look="primary" onPress={() => go({ to: 'panel', panel: 'connection' })}>
            {t('chat.goneShow')}
          </Button>
        ) : null}
        <Button onPress={() => go({ to: 'list' })}>{t('common.back')}</Button>
      </EmptyPlace>
    </main>
  );
}
