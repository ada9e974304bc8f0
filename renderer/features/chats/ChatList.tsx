import { MessageCircle, SearchX, TextSearch } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ChatRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { markMoment } from '../../bridge/use-app-state.ts';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { type ChatFilter, filterChats, usefulFilters } from './chat-filter.ts';
import { ChatListRow } from './ChatListRow.tsx';
import { EnterByLink } from '../chat-links/EnterByLink.tsx';
import { LinkRequestsBar } from '../chat-links/LinkRequests.tsx';
import { NewChat } from '../groups/NewChat.tsx';
import { SubmissionsBar } from '../groups/SubmissionsBar.tsx';
import { ChildCases } from '../moderation/ChildCases.tsx';
import { OffersBar } from '../offers/OffersBar.tsx';
import { useSearching } from '../search/searching.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import styles from '../../ui/ListPane.module.css';

const NO_CHATS: readonly ChatRow[] = [];
const ROW_REM = 3.5625;
const keyOf = (chat: ChatRow) => chat.id;

export function ChatList() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('chats', {});
  const chats = answer.isReady ? answer.value : NO_CHATS;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ChatFilter>('all');
  const list = useRef<ListHandle>(null);
  const shownQuery = useDeferredValue(query);
  const filters = useMemo(() => usefulFilters(chats), [chats]);
  const filter = filters.includes(chosen) ? chosen : 'all';
  const shown = useMemo(() => filterChats(chats, filter, shownQuery), [chats, filter, shownQuery]);
  useInteractiveMark(shown.length > 0);
  const open = (chat: ChatRow) => go({ to: 'chat', chat: chat.id });
  const { change } = useSearching();
  const searchFor = (text: string) => {
    if (text !== '') change({ text, group: 'all' });
    go({ to: 'section', section: 'search' });
  };
  const clear = () => {
    setQuery('');
    setChosen('all');
  };
  return (
    <ListPane label={t('chats.title')}>
      <ListHead title={t('chats.title')}>
        <IconButton
          label={t('search.open')}
          icon={<TextSearch size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => searchFor('')}
        />
        <EnterByLink />
        <NewChat />
      </ListHead>
      <div className={styles.search}>
        <SearchBox
          label={t('chats.search')}
          value={query}
          onChange={setQuery}
          onDown={() => list.current?.focus()}
          onSubmit={() => {
            const [first] = filterChats(chats, filter, query);
            if (first) open(first);
            else searchFor(query.trim());
          }}
        />
      </div>
      {query.trim() === '' ? null : <SearchOn text={query.trim()} onPress={searchFor} />}
      {filters.length > 0 ? (
        <div className={styles.filters}>
          <Chips
            label={t('chats.filter')}
            options={filters.map((key) => ({ key, title: t(`chats.filter.${key}`) }))}
            chosen={filter}
            onChoose={setChosen}
          />
        </div>
      ) : null}
      <OffersBar />
      <ChildCases />
      <SubmissionsBar />
      <LinkRequestsBar />
      <Rows
        ref={list}
        isReady={answer.isReady}
        isEmpty={chats.length === 0}
        shown={shown}
        onOpen={open}
        onClear={clear}
      />
    </ListPane>
  );
}

/** From the titles of chats to what was written in them. */
function SearchOn({ text, onPress }: { readonly text: string; readonly onPress: (text: string) => void }) {
  const { t } = useI18n();
  return (
    <div className={styles.searchOn}>
      <Button
        look="plain"
        icon={<TextSearch size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => onPress(text)}
      >
        {t('search.typed', { text })}
      </Button>
    </div>
  );
}

interface RowsProps {
  readonly isReady: boolean;
  readonly isEmpty: boolean;
  readonly shown: readonly ChatRow[];
  readonly onOpen: (chat: ChatRow) => void;
  readonly onClear: () => void;
  readonly ref: React.Ref<ListHandle>;
}

function Rows({ isReady, isEmpty, shown, onOpen, onClear, ref }: RowsProps) {
  const { t, formats } = useI18n();
  const { place } = useNavigation();
  const now = useNow();
  const isComing = useIsFirstSync();
  if (!isReady) return <SkeletonRows count={8} />;
  if (isEmpty) {
    return (
      <EmptyPlace
        icon={<MessageCircle size="1.75rem" strokeWidth={1.75} />}
        title={t('chats.empty')}
        hint={t(isComing ? 'chats.emptyComing' : 'chats.emptyHint')}
      />
    );
  }
  if (shown.length === 0) {
    return (
      <EmptyPlace
        icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
        title={t('chats.none')}
        hint={t('chats.noneHint')}
      >
        <Button onPress={onClear}>{t('chats.showAll')}</Button>
      </EmptyPlace>
    );
  }
  return (
    <VirtualListBox
      ref={ref}
      label={t('chats.list')}
      items={shown}
      keyOf={keyOf}
      rowHeightRem={ROW_REM}
      selectedKey={place.chat}
      onOpen={onOpen}
      renderRow={(chat, isSelected) => (
        <ChatListRow
          chat={chat}
          isSelected={isSelected}
          isComing={isComing}
          when={chat.last ? formats.short(chat.last.at, now) : ''}
        />
      )}
    />
  );
}

/** Tells the start benchmark once that the list can be used. */
function useInteractiveMark(hasRows: boolean): void {
  const isMarked = useRef(false);
  useEffect(() => {
    if (!hasRows || isMarked.current) return;
    isMarked.current = true;
    markMoment('chatListInteractive');
  }, [hasRows]);
}
