import { TextSearch } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { ChatPane } from '../chat/ChatPane.tsx';
import { SearchPane } from './SearchPane.tsx';
import styles from './Search.module.css';

/** What was found, and beside it the chat at the hit that was chosen; one of them where only one fits. */
export function SearchSection() {
  const { t } = useI18n();
  const { place } = useNavigation();
  const isNarrow = useIsNarrow();
  const isOpen = place.chat !== '' && (!isNarrow || place.isHitShown);
  return (
    <>
      {isNarrow && isOpen ? null : <SearchPane />}
      {isOpen ? <ChatPane key={place.chat} chat={place.chat} /> : null}
      {isNarrow || isOpen ? null : (
        <main className={styles.nothing}>
          <EmptyPlace
            icon={<TextSearch size="1.75rem" strokeWidth={1.75} />}
            title={t('search.pick')}
            hint={t('search.pickHint')}
          />
        </main>
      )}
    </>
  );
}
