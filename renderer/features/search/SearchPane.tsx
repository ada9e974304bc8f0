import { SearchX, SlidersHorizontal, TextSearch, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/replica/searching/search-views.ts';
import { type Step, useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import listStyles from '../../ui/ListPane.module.css';
import { pageKey } from '../help/help-topics.ts';
import { ResultLine } from './ResultLine.tsx';
import { helpRows, type ResultRow, resultRows } from './result-rows.ts';
import { OFFERED_GROUPS, pickedCount } from './search-ask.ts';
import { SearchFilters } from './SearchFilters.tsx';
import { useSearching } from './searching.tsx';
import { useFoundPages } from './use-found-pages.ts';
import { useHits } from './use-hits.ts';
import styles from './Search.module.css';

const ROW_REM = 4.5;
/** Rows that lead somewhere else. */
const OPENED: ReadonlySet<ResultRow['is']> = new Set(['hit', 'chat', 'person', 'help']);
const keyOf = (row: ResultRow) => row.key;
const isHeading = (row: ResultRow) => row.is === 'heading';

/** What is found in everything that this computer holds for the person. A hit opens beside it, in its chat. */
export function SearchPane() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const { ask, change } = useSearching();
  const { found, isAsked, error, state, goOn } = useHits(ask);
  const list = useRef<ListHandle>(null);
  const [allPeopleOf, setAllPeopleOf] = useState('');
  const page = found?.page;
  const hasAllPeople = found !== undefined && allPeopleOf === found.ask.text;
  const help = useFoundPages(ask);
  const isHelpAlone = ask.group === 'help';
  const rows = useMemo(() => {
    if (isHelpAlone) return helpRows(help);
    return page ? resultRows(page, hasAllPeople, help) : [];
  }, [isHelpAlone, page, hasAllPeople, help]);
  const isLooking = isAsked || (isHelpAlone && ask.text.trim() !== '');
  const open = (row: ResultRow) => {
    if (row.is === 'hit') go(stepTo(row.hit));
    else if (row.is === 'chat') go({ to: 'chat', chat: row.hit.id });
    else if (row.is === 'person') go({ to: 'person', person: row.hit.id });
    else if (row.is === 'help') go({ to: 'help', page: pageKey(row.page) });
    else if (row.is === 'morePeople') setAllPeopleOf(ask.text);
  };
  const openFirst = () => {
    const first = rows.find((row) => OPENED.has(row.is));
    if (first) open(first);
  };
  const spot = place.spot?.at;
  return (
    <ListPane label={t('search.title')}>
      <SearchHead onSubmit={openFirst} onDown={() => list.current?.focus()} />
      {state.isReady ? null : (
        <p role="status" className={styles.growing}>
          {t('search.growing', { share: state.share })}
        </p>
      )}
      {error ? (
        <div className={styles.error}>
          <ErrorNote error={error} />
        </div>
      ) : null}
      <Spoken>
        <span role="status">
          {isHelpAlone && isLooking
            ? t('search.found', { count: help.length })
            : page && isAsked
              ? t('search.found', { count: page.hits.length })
              : ''}
        </span>
      </Spoken>
      {isLooking ? null : (
        <EmptyPlace
          icon={<TextSearch size="1.75rem" strokeWidth={1.75} />}
          title={t('search.empty')}
          hint={t('search.emptyHint')}
        />
      )}
      {(page || isHelpAlone) && isLooking && rows.length === 0 ? (
        <EmptyPlace
          icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
          title={t('search.none')}
          hint={t(pickedCount(ask) > 0 ? 'search.noneHere' : 'search.noneHint')}
        >
          {pickedCount(ask) > 0 ? (
            <Button onPress={() => change({ chat: '', person: '', from: '', to: '' })}>
              {t('search.clear')}
            </Button>
          ) : null}
        </EmptyPlace>
      ) : null}
      {rows.length > 0 ? (
        <VirtualListBox
          ref={list}
          label={t('search.results')}
          items={rows}
          keyOf={keyOf}
          isHeading={isHeading}
          rowHeightRem={ROW_REM}
          selectedKey={spot?.at === 'row' ? spot.id : ''}
          onOpen={open}
          renderRow={(row, isSelected) => <ResultLine row={row} isSelected={isSelected} onInSight={goOn} />}
        />
      ) : null}
    </ListPane>
  );
}

/** A hit opens where it lies: in its chat beside the list, on the shelf, among the orders. */
function stepTo({ kind, id, chat }: SearchHit): Step {
  if (kind === 'order') return { to: 'order', order: id };
  if (kind === 'material') return { to: 'material', material: id };
  return { to: 'hit', chat, id };
}

interface SearchHeadProps {
  readonly onSubmit: () => void;
  readonly onDown: () => void;
}

/** The field with what narrows down. */
function SearchHead({ onSubmit, onDown }: SearchHeadProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { ask, change } = useSearching();
  const picked = pickedCount(ask);
  const [isOpen, setIsOpen] = useState(picked > 0);
  const box = useFocusedField();
  return (
    <>
      <ListHead title={t('search.title')}>
        <IconButton
          label={t('search.close')}
          icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'section', section: 'chats' })}
        />
      </ListHead>
      <div ref={box} className={styles.field}>
        <SearchBox
          label={t('search.field')}
          value={ask.text}
          onChange={(text) => change({ text })}
          onSubmit={onSubmit}
          onDown={onDown}
        />
        <span className={styles.filter} data-count={picked > 0 ? picked : undefined}>
          <IconButton
            label={picked > 0 ? t('search.filterCount', { count: picked }) : t('search.filter')}
            icon={<SlidersHorizontal size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            aria-expanded={isOpen}
            onPress={() => setIsOpen(!isOpen)}
          />
        </span>
      </div>
      <div className={listStyles.filters}>
        <Chips
          label={t('search.group')}
          options={OFFERED_GROUPS.map((key) => ({ key, title: t(`search.group.${key}`) }))}
          chosen={OFFERED_GROUPS.find((group) => group === ask.group) ?? 'all'}
          onChoose={(group) => change({ group })}
        />
      </div>
      {isOpen ? <SearchFilters /> : null}
    </>
  );
}

/** Whoever comes to look for something types at once. */
function useFocusedField() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return box;
}
