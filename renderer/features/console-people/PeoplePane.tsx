import { UserRoundPlus, UserRoundX, Users } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { PeopleTableView } from '../../../shared/replica/school/people-table-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { markMoment } from '../../bridge/use-app-state.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import type { ListHandle } from '../../ui/VirtualListBox.tsx';
import type { PaneProps } from '../console/panes.ts';
import { AddPeople } from './AddPeople.tsx';
import { BulkBar } from './BulkBar.tsx';
import { PeopleFilters } from './PeopleFilters.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonCard } from './PersonCard.tsx';
import { NOTHING } from './selection.ts';
import { EVERYONE, queryRows, type Sort, TABLE_PRESETS, type TableQuery } from './table-query.ts';
import { tableRows } from './table-rows.ts';
import { useEntered } from './use-entered.ts';
import styles from './PeoplePane.module.css';

/** Everyone of the school in a table, and the card of the one that is open. */
export default function PeoplePane({ filter, open }: PaneProps) {
  const isNarrow = useIsNarrow();
  const answer = useQuery('school.people', {});
  return (
    <div className={styles.pane} data-open={open !== ''}>
      {isNarrow && open !== '' ? null : answer.isReady && answer.value ? (
        <People view={answer.value} filter={filter} open={open} />
      ) : (
        <SkeletonRows count={10} />
      )}
      {open === '' ? null : <PersonCard key={open} person={open} />}
    </div>
  );
}

interface PeopleProps {
  readonly view: PeopleTableView;
  readonly filter: string;
  readonly open: string;
}

function People({ view, filter, open }: PeopleProps) {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const entered = useEntered();
  const [query, setQuery] = useState<TableQuery>(TABLE_PRESETS[filter] ?? EVERYONE);
  const [selection, setSelection] = useState(NOTHING);
  const [isAdding, setIsAdding] = useState(false);
  const shownQuery = useDeferredValue(query);
  const rows = useMemo(() => tableRows(view, entered.people), [view, entered.people]);
  const shown = useMemo(() => queryRows(rows, shownQuery), [rows, shownQuery]);
  const chosen = useMemo(() => rows.filter(({ id }) => selection.ids.has(id)), [rows, selection]);
  const list = useRef<ListHandle>(null);
  const isShort = useIsNarrow() || open !== '';
  const openCard = (id: string) =>
    go({ to: 'console', pane: 'people', filter: place.console.filter, open: id });
  const sortBy = (sort: Sort) =>
    setQuery((before) => ({ ...before, sort, isDescending: before.sort === sort && !before.isDescending }));
  useEffect(() => markMoment('peopleTableShown'), []);
  return (
    <section className={styles.people} aria-label={t('people.title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('people.title')}</h2>
        <span className={styles.count} role="status">
          {t('choose.count', { count: shown.length })}
        </span>
        {view.canEdit ? (
          <Button
            look="primary"
            icon={<UserRoundPlus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setIsAdding(true)}
          >
            {t('table.add')}
          </Button>
        ) : null}
      </header>
      <PeopleFilters
        query={query}
        onChange={setQuery}
        classrooms={view.classrooms}
        isShort={open !== ''}
        onDown={() => list.current?.focus()}
        onSubmit={() => {
          const [first] = queryRows(rows, query);
          if (first) openCard(first.id);
        }}
      />
      {shown.length === 0 ? (
        <Nobody isEmpty={rows.length === 0} onClear={() => setQuery(EVERYONE)} />
      ) : (
        <PeopleTable
          ref={list}
          rows={shown}
          query={shownQuery}
          onSort={sortBy}
          selection={selection}
          onSelect={setSelection}
          isSelectable={view.canEdit}
          open={open}
          onOpen={openCard}
          isShort={isShort}
        />
      )}
      {chosen.length > 0 ? (
        <BulkBar chosen={chosen} classrooms={view.classrooms} onClear={() => setSelection(NOTHING)} />
      ) : null}
      {view.canEdit ? (
        <AddPeople view={view} isOpen={isAdding} onClose={() => setIsAdding(false)} onAdded={openCard} />
      ) : null}
    </section>
  );
}

function Nobody({ isEmpty, onClear }: { readonly isEmpty: boolean; readonly onClear: () => void }) {
  const { t } = useI18n();
  if (isEmpty) {
    return (
      <EmptyPlace
        icon={<Users size="1.75rem" strokeWidth={1.75} />}
        title={t('people.empty')}
        hint={t('people.emptyHint')}
      />
    );
  }
  return (
    <EmptyPlace
      icon={<UserRoundX size="1.75rem" strokeWidth={1.75} />}
      title={t('people.none')}
      hint={t('people.noneHint')}
    >
      <Button onPress={onClear}>{t('people.clear')}</Button>
    </EmptyPlace>
  );
}
