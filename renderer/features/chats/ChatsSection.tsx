import { MessageCircle } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { ChatPane } from '../chat/ChatPane.tsx';
import { ChatList } from './ChatList.tsx';
import styles from './ChatsSection.module.css';

/** The list of chats and the open one; one of them where only one fits. */
export function ChatsSection() {
  const { t } = useI18n();
  const { place } = useNavigation();
  const isNarrow = useIsNarrow();
  const isOpen = place.chat !== '';
  return (
    <>
      {isNarrow && isOpen ? null : <ChatList />}
      {isOpen ? <ChatPane key={place.chat} chat={place.chat} /> : null}
      {isNarrow || isOpen ? null : (
        <main className={styles.nothing}>
          <EmptyPlace
            icon={<MessageCircle size="1.75rem" strokeWidth={1.75} />}
            title={t('chats.pick')}
            hint={t('chats.pickHint')}
          />
        </main>
      )}
    </>
  );
}
