import { MessageCircle, MessageCircleOff } from 'lucide-react';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import { useChatStream } from '../../bridge/use-chat-stream.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useRefused } from '../connection/refused.tsx';
import { NextSessionBar } from '../plan/NextSessionBar.tsx';
import { SubmitText } from '../groups/SubmitText.tsx';
import { ChatHeader } from './ChatHeader.tsx';
import { Composer } from './Composer.tsx';
import { LinkNote } from './LinkNote.tsx';
import { PinnedBar } from './talk/PinnedBar.tsx';
import { TypingContext, useTypingIn } from './talk/typing.ts';
import { Talk } from './talk/Talk.tsx';
import { LiveLessonBar } from './LiveLessonBar.tsx';
import { isUnsent } from './message-layout.ts';
import { StreamList } from './stream/StreamList.tsx';
import styles from './ChatPane.module.css';

/** One open chat. It works the same with and without a link. Mount it anew for another chat. */
export function ChatPane({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const head = useQuery('chat', { chat });
  const { answer, stream } = useSpottedStream(chat);
  const { withoutHidden } = useRefused();
  const shown = useMemo(
    () => (answer.isReady ? { ...answer.value, rows: withoutHidden(answer.value.rows) } : undefined),
    [answer, withoutHidden],
  );
  const isComing = useIsFirstSync();
  useTypingIn(chat);
  const newest = shown?.rows.at(-1)?.author.id;
  const typing = useContext(TypingContext);
  useEffect(() => {
    if (newest !== undefined) typing.wrote(newest);
  }, [typing, newest, shown]);
  // Counted up by every sending, so that the list goes to the end even when it was scrolled up.
  const [sentCount, setSentCount] = useState(0);
  if (!head.isReady) return <main className={styles.pane} aria-label={t('chats.title')} />;
  if (!head.value) return <GoneChat chat={chat} />;
  const rows = shown?.rows ?? [];
  const { title, template, canWrite, isPast } = head.value;
  return (
    <main className={styles.pane} aria-label={title}>
      <ChatHeader head={head.value} />
      <LiveLessonBar head={head.value} />
      <NextSessionBar head={head.value} />
      <Talk chat={chat}>
        <PinnedBar chat={chat} />
        {shown ? null : <Waiting />}
        {shown && rows.length === 0 ? (
          <EmptyPlace
            icon={<MessageCircle size="1.75rem" strokeWidth={1.75} />}
            title={t('chat.empty')}
            hint={t(isComing ? 'chat.emptyComing' : canWrite ? 'chat.emptyHint' : 'chat.emptyReadOnly')}
          />
        ) : null}
        {shown && rows.length > 0 ? (
          <StreamList chat={chat} title={title} answer={shown} stream={stream} sentCount={sentCount} />
        ) : null}
      </Talk>
      <LinkNote unsentCount={rows.filter(isUnsent).length} />
      {canWrite ? (
        <Composer
          chat={chat}
          title={title}
          template={template}
          onSent={() => setSentCount((count) => count + 1)}
        />
      ) : (
        <div className={styles.readOnly}>
          <p>{t(isPast ? 'chat.past' : 'chat.readOnly')}</p>
          <SubmitText channel={chat} />
        </div>
      )}
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

/** While the first answer is on its way, which is mostly shorter than one can see. */
function Waiting() {
  return (
    <div className={styles.waiting}>
      <SkeletonRows count={6} />
    </div>
  );
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
