import { BadgeCheck, FilePlus, FileText, LibraryBig, SearchX, Trash2 } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { MaterialRow, ShelfRow, ShelvesView } from '../../../shared/replica/shelf/shelves-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import pane from '../../ui/ListPane.module.css';
import {
  EVERYTHING,
  isHeading,
  lineKey,
  type MaterialLine,
  materialLines,
  type MaterialQuery,
} from './material-filter.ts';
import { MaterialForm } from './MaterialForm.tsx';
import { shelfTitle } from './shelf-words.ts';
import { ShelfTabs } from './ShelfTabs.tsx';
import styles from './Shelf.module.css';

const NOTHING: ShelvesView = { shelves: [], materials: [] };
const ROW_REM = 3.5625;
const ANY = 'any';
const OF = ['all', 'own', 'parents', 'unverified'] as const;

/** The materials of all shelves that one may read, found by class, subject, topic and words. */
export function MaterialsList() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('school.shelves', {});
  const view = answer.isReady ? answer.value : NOTHING;
  const [query, setQuery] = useState(EVERYTHING);
  const [isAdding, setIsAdding] = useState(false);
  const shownQuery = useDeferredValue(query);
  const lines = useMemo(
    () => materialLines(view, shownQuery, (shelf) => shelfTitle(shelf, t)),
    [view, shownQuery, t],
  );
  const list = useRef<ListHandle>(null);
  const canPlace = view.shelves.some((shelf) => shelf.canPlace);
  const open = (line: MaterialLine) => {
    if ('material' in line) go({ to: 'material', material: line.material.id });
  };
  const add = () => setIsAdding(true);
  return (
    <ListPane label={t('shelf.title')}>
      <ListHead title={t('shelf.title')}>
        {canPlace ? (
          <IconButton
            label={t('shelf.add')}
            icon={<FilePlus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={add}
          />
        ) : null}
      </ListHead>
      <ShelfTabs />
      <div className={pane.filters}>
        <SearchBox
          label={t('shelf.search')}
          value={query.text}
          onChange={(text) => setQuery((before) => ({ ...before, text }))}
          onDown={() => list.current?.focus()}
          onSubmit={() => {
            const titleOf = (shelf: ShelfRow) => shelfTitle(shelf, t);
            const first = materialLines(view, query, titleOf).find((line) => !isHeading(line));
            if (first) open(first);
          }}
        />
      </div>
      <Filters view={view} query={query} onChange={setQuery} />
      {!answer.isReady ? (
        <SkeletonRows count={8} />
      ) : view.materials.length === 0 ? (
        <EmptyPlace
          icon={<LibraryBig size="1.75rem" strokeWidth={1.75} />}
          title={t('shelf.empty')}
          hint={t(canPlace ? 'shelf.emptyHintPlace' : 'shelf.emptyHint')}
        >
          {canPlace ? (
            <Button look="primary" onPress={add}>
              {t('shelf.add')}
            </Button>
          ) : null}
        </EmptyPlace>
      ) : lines.length === 0 ? (
        <EmptyPlace
          icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
          title={t('shelf.none')}
          hint={t('shelf.noneHint')}
        >
          <Button onPress={() => setQuery(EVERYTHING)}>{t('shelf.showAll')}</Button>
        </EmptyPlace>
      ) : (
        <Rows lines={lines} handle={list} onOpen={open} />
      )}
      {isAdding ? <MaterialForm shelves={view.shelves} onClose={() => setIsAdding(false)} /> : null}
    </ListPane>
  );
}

interface FiltersProps {
  readonly view: ShelvesView;
  readonly query: MaterialQuery;
  readonly onChange: (query: MaterialQuery) => void;
}

function Filters({ view, query, onChange }: FiltersProps) {
  const { t } = useI18n();
  const homerooms = useMemo(() => different(view.shelves, 'homeroom'), [view.shelves]);
  const subjects = useMemo(() => different(view.shelves, 'subject'), [view.shelves]);
  const hasParents = view.shelves.some(({ isForParents }) => isForParents);
  return (
    <>
      {homerooms.length + subjects.length > 1 ? (
        <div className={pane.filterRow}>
          <Choice
            label={t('shelf.filter.class')}
            any={t('shelf.filter.anyClass')}
            options={homerooms}
            value={query.homeroom}
            onChange={(homeroom) => onChange({ ...query, homeroom })}
          />
          <Choice
            label={t('shelf.filter.subject')}
            any={t('shelf.filter.anySubject')}
            options={subjects}
            value={query.subject}
            onChange={(subject) => onChange({ ...query, subject })}
          />
        </div>
      ) : null}
      <div className={pane.filters}>
        <Chips
          label={t('shelf.filter.of')}
          options={OF.filter((of) => of !== 'parents' || hasParents).map((key) => ({
            key,
            title: t(`shelf.of.${key}`),
          }))}
          chosen={query.of}
          onChoose={(of) => onChange({ ...query, of })}
        />
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, any, options, value, onChange }: ChoiceProps) {
  return (
    <SelectField
      label={label}
      isLabelHidden
      options={[{ id: ANY, title: any }, ...options.map((title) => ({ id: `= ${title}`, title }))]}
      value={value === '' ? ANY : `= ${value}`}
      onChange={(id) => onChange(id === ANY ? '' : id.slice(2))}
    />
  );
}

const ORDER = new Intl.Collator('ru', { numeric: true });

function different(shelves: readonly ShelfRow[], by: 'homeroom' | 'subject'): readonly string[] {
  const values = shelves.map((shelf) => shelf[by]).filter((value) => value !== '');
  return [...new Set(values)].sort(ORDER.compare);
}

interface RowsProps {
  readonly lines: readonly MaterialLine[];
  readonly handle: React.Ref<ListHandle>;
  readonly onOpen: (line: MaterialLine) => void;
}

function Rows({ lines, handle, onOpen }: RowsProps) {
  const { t } = useI18n();
  const { place } = useNavigation();
  return (
    <VirtualListBox
      ref={handle}
      label={t('shelf.list')}
      items={lines}
      keyOf={lineKey}
      isHeading={isHeading}
      rowHeightRem={ROW_REM}
      selectedKey={place.shelf.material}
      onOpen={onOpen}
      renderRow={(line, isSelected) =>
        'shelf' in line ? (
          <div className={styles.heading}>{shelfTitle(line.shelf, t)}</div>
        ) : (
          <Row material={line.material} isSelected={isSelected} />
        )
      }
    />
  );
}

const Row = memo(function Row(props: { readonly material: MaterialRow; readonly isSelected: boolean }) {
  const { t } = useI18n();
  const { material, isSelected } = props;
  const { title, topic, byName, isRemoved, isVerified } = material;
  const mark = isRemoved ? t('shelf.mark.removed') : isVerified ? '' : t('shelf.mark.unverified');
  return (
    <div className={cx(styles.row, isSelected && styles.selected)}>
      <span className={styles.sign} aria-hidden="true">
        {isRemoved ? (
          <Trash2 size="1.25rem" strokeWidth={1.75} />
        ) : (
          <FileText size="1.25rem" strokeWidth={1.75} />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{title}</span>
        <span className={styles.what}>{[mark, topic, byName].filter(Boolean).join(' · ')}</span>
      </span>
      {isVerified && !isRemoved ? (
        <span className={cx(styles.verified)}>
          <BadgeCheck size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
          <Spoken>{t('shelf.mark.verified')}</Spoken>
        </span>
      ) : null}
    </div>
  );
});
