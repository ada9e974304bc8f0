import { MessageCircle, MessageCircleOff } from 'lucide-react';
import { useState } from 'react';
import type { MessagesView } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import { useMessages } from '../../bridge/use-messages.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useRefused } from '../connection/refused.tsx';
import { ChatHeader } from './ChatHeader.tsx';
import { Composer } from './Composer.tsx';
import { LinkNote } from './LinkNote.tsx';
import { LiveLessonBar } from './LiveLessonBar.tsx';
import { isUnsent } from './message-layout.ts';
import { MessageList } from './MessageList.tsx';
import styles from './ChatPane.module.css';

const NO_MESSAGES: MessagesView = { rows: [], hasEarlier: false, firstUnread: '' };

/** One open chat. It works the same with and without a link. Mount it anew for another chat. */
export function ChatPane({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const head = useQuery('chat', { chat });
  const { answer, loadEarlier } = useMessages(chat);
  const { withoutHidden } = useRefused();
  const isComing = useIsFirstSync();
  // Counted up by every sending, so that the list goes to the end even when it was scrolled up.
  const [sentCount, setSentCount] = useState(0);
  if (!head.isReady) return <main className={styles.pane} aria-label={t('chats.title')} />;
  if (!head.value) return <GoneChat chat={chat} />;
  const messages = answer.isReady ? answer.value : NO_MESSAGES;
  const rows = withoutHidden(messages.rows);
  const { title, template, canWrite, isPast } = head.value;
  return (
    <main className={styles.pane} aria-label={title}>
      <ChatHeader head={head.value} />
      <LiveLessonBar head={head.value} />
      {answer.isReady && rows.length === 0 ? (
        <EmptyPlace
          icon={<MessageCircle size="1.75rem" strokeWidth={1.75} />}
          title={t('chat.empty')}
          hint={t(isComing ? 'chat.emptyComing' : canWrite ? 'chat.emptyHint' : 'chat.emptyReadOnly')}
        />
      ) : (
        <MessageList
          chat={chat}
          title={title}
          isReady={answer.isReady}
          rows={rows}
          firstUnread={messages.firstUnread}
          hasEarlier={messages.hasEarlier}
          loadEarlier={loadEarlier}
          sentCount={sentCount}
        />
      )}
      <LinkNote unsentCount={rows.filter(isUnsent).length} />
      {canWrite ? (
        <Composer
          chat={chat}
          title={title}
          template={template}
          onSent={() => setSentCount((count) => count + 1)}
        />
      ) : (
        <p className={styles.readOnly}>{t(isPast ? 'chat.past' : 'chat.readOnly')}</p>
      )}
    </main>
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
