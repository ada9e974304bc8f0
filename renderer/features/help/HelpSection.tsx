import { CircleQuestionMark } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Capacity } from '../../../shared/permissions/capacities.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import listStyles from '../../ui/ListPane.module.css';
import { findPages, pageTitle } from './find-pages.ts';
import { HelpArticle } from './HelpArticle.tsx';
import { type HelpPage, helpPages, isForReader, pageKey } from './help-topics.ts';
import styles from './Help.module.css';

const NOBODY: readonly Capacity[] = [];
const ROW_REM = 2.75;

type Row = { readonly heading: 'forYou' | 'forOthers' } | { readonly page: HelpPage };
const keyOf = (row: Row) => ('page' in row ? pageKey(row.page) : row.heading);
const isHeading = (row: Row) => 'heading' in row;

/** The help: pages of roles and topics, on this computer, the reader's own first. */
export default function HelpSection() {
  const { place } = useNavigation();
  const isNarrow = useIsNarrow();
  const rights = useQuery('school.rights', {});
  const own = rights.isReady ? rights.value.capacities : NOBODY;
  const pages = useMemo(() => helpPages(own), [own]);
  const open = pages.find((page) => pageKey(page) === place.help);
  // Where both fit, the first page of the reader's own role is open.
  const shown = open ?? (isNarrow || !rights.isReady ? undefined : pages[0]);
  return (
    <>
      {isNarrow && shown ? null : <HelpList pages={pages} own={own} shown={shown} />}
      {shown ? <HelpArticle key={pageKey(shown)} page={shown} /> : null}
      {isNarrow || shown ? null : <main className={styles.pane} />}
    </>
  );
}

/** The reader's own pages first. */
function rowsOf(found: readonly HelpPage[], own: readonly Capacity[]): readonly Row[] {
  const of = (isOwn: boolean) =>
    found.filter((page) => isForReader(page, own) === isOwn).map((page) => ({ page }));
  const [forYou, forOthers] = [of(true), of(false)];
  return [
    ...(forYou.length > 0 ? [{ heading: 'forYou' as const }, ...forYou] : []),
    ...(forOthers.length > 0 ? [{ heading: 'forOthers' as const }, ...forOthers] : []),
  ];
}

interface HelpListProps {
  readonly pages: readonly HelpPage[];
  readonly own: readonly Capacity[];
  readonly shown: HelpPage | undefined;
}

function HelpList({ pages, own, shown }: HelpListProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const list = useRef<ListHandle>(null);
  const rows = useMemo(() => rowsOf(findPages(pages, asked, t), own), [pages, asked, own, t]);
  const open = (row: Row | undefined) => {
    if (row && 'page' in row) go({ to: 'help', page: pageKey(row.page) });
  };
  return (
    <ListPane label={t('help.title')}>
      <ListHead title={t('help.title')} />
      <div className={listStyles.search}>
        <SearchBox
          label={t('help.search')}
          value={typed}
          onChange={setTyped}
          onDown={() => list.current?.focus()}
          onSubmit={() => open(rowsOf(findPages(pages, typed, t), own).find((row) => 'page' in row))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyPlace
          icon={<CircleQuestionMark size="1.75rem" strokeWidth={1.75} />}
          title={t('help.none')}
          hint={t('help.noneHint')}
        >
          <Button onPress={() => setTyped('')}>{t('help.showAll')}</Button>
        </EmptyPlace>
      ) : (
        <VirtualListBox
          ref={list}
          label={t('help.list')}
          items={rows}
          keyOf={keyOf}
          isHeading={isHeading}
          rowHeightRem={ROW_REM}
          selectedKey={shown ? pageKey(shown) : ''}
          onOpen={open}
          renderRow={(row, isSelected) => <HelpRow row={row} isSelected={isSelected} />}
        />
      )}
      <p className={styles.foot}>{t('help.offlineNote')}</p>
    </ListPane>
  );
}

function HelpRow({ row, isSelected }: { readonly row: Row; readonly isSelected: boolean }) {
  const { t } = useI18n();
  if ('heading' in row) return <div className={styles.heading}>{t(`help.${row.heading}`)}</div>;
  return <div className={cx(styles.row, isSelected && styles.selected)}>{pageTitle(row.page, t)}</div>;
}
