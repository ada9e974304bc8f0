import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { useNow } from '../../bridge/HubTime.tsx';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import type { ListHandle } from '../../ui/VirtualListBox.tsx';
import { PersonRow } from './PersonRow.tsx';
import { allOrNone, extended, type Selection, toggled } from './selection.ts';
import type { Sort, TableQuery } from './table-query.ts';
import type { TableRow } from './table-rows.ts';
import { useGridKeys } from './use-grid-keys.ts';
import styles from './PeopleTable.module.css';

const ROW_REM = 2.75;
const COLUMNS: readonly Sort[] = ['name', 'role', 'class', 'account', 'confirmed', 'slip'];
/** Whoever only looks on has nobody's slips but the own. */
const WITHOUT_SLIPS: readonly Sort[] = ['name', 'role', 'class', 'account', 'confirmed'];
/** Those that stay where a card stands beside the table. */
const FEW_COLUMNS: readonly Sort[] = ['name', 'class', 'account'];

interface PeopleTableProps {
  readonly rows: readonly TableRow[];
  readonly query: TableQuery;
  readonly onSort: (sort: Sort) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** False for whoever only looks on: there is nothing to choose people for. */
  readonly isSelectable: boolean;
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly isShort: boolean;
  readonly ref?: Ref<ListHandle>;
}

/** A table of thousands of people of which only the rows in sight are drawn (grid pattern of WAI-ARIA 1.2). */
export function PeopleTable({ ref, ...props }: PeopleTableProps) {
  const { rows, selection, onSelect, isSelectable, open, onOpen, isShort } = props;
  const { t } = useI18n();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const rowPx = ROW_REM * useRemPx();
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => rowPx, [rowPx]),
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx, rows]);
  const keys = useGridKeys({
    ids,
    selection,
    onSelect: (next) => (isSelectable ? onSelect(next) : undefined),
    onOpen,
    pageRows: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 2),
    show: (index) => virtualizer.scrollToIndex(index),
  });
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  const columns = isShort ? FEW_COLUMNS : isSelectable ? COLUMNS : WITHOUT_SLIPS;
  const drawn = virtualizer.getVirtualItems();
  const isCurrentDrawn = drawn.some(({ key }) => key === keys.current);
  const press = (event: MouseEvent, id: string) => {
    keys.setCurrent(id);
    if (!isSelectable || !(event.shiftKey || event.ctrlKey || event.metaKey)) onOpen(id);
    else onSelect(event.shiftKey ? extended(selection, id, ids) : toggled(selection, id));
  };
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={t('people.list')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={isSelectable}
      className={cx(styles.box, isShort && styles.short, !isSelectable && styles.plain)}
      onKeyDown={keys.onKeyDown}
      onFocus={(event) => (event.target === event.currentTarget ? keys.onFocus() : undefined)}
      {...(isCurrentDrawn ? { 'aria-activedescendant': idPrefix + keys.current } : {})}
    >
      <Head {...props} columns={columns} ids={ids} />
      <div role="rowgroup" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <PersonRow
              key={row.id}
              row={row}
              domId={idPrefix + row.id}
              place={item.index + 2}
              start={item.start}
              size={item.size}
              columns={columns}
              now={now}
              isSelectable={isSelectable}
              isSelected={selection.ids.has(row.id)}
              isOpen={row.id === open}
              isCurrent={row.id === keys.current}
              onPress={press}
              onToggle={(id, isShift) => {
                keys.setCurrent(id);
                onSelect(isShift ? extended(selection, id, ids) : toggled(selection, id));
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

type HeadProps = PeopleTableProps & {
  readonly columns: readonly Sort[];
  readonly ids: readonly string[];
};

function Head({ columns, ids, query, onSort, selection, onSelect, isSelectable }: HeadProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const isAll = ids.length > 0 && ids.every((id) => selection.ids.has(id));
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
        {isSelectable ? (
          <span role="columnheader" className={styles.choose}>
            <input
              type="checkbox"
              className={styles.box16}
              aria-label={t('table.chooseAll')}
              checked={isAll}
              ref={(element) => {
                if (element) element.indeterminate = !isAll && selection.ids.size > 0;
              }}
              onChange={() => onSelect(allOrNone(selection, ids))}
            />
          </span>
        ) : null}
        {columns.map((column) => (
          <span
            key={column}
            role="columnheader"
            className={styles[column]}
            aria-sort={query.sort !== column ? 'none' : query.isDescending ? 'descending' : 'ascending'}
          >
            <button type="button" className={styles.sort} onClick={() => onSort(column)}>
              {column === 'class' ? capital(words.classroom.one.nominative) : t(`table.column.${column}`)}
              {query.sort !== column ? null : query.isDescending ? (
                <ArrowDown size="0.875rem" aria-hidden="true" />
              ) : (
                <ArrowUp size="0.875rem" aria-hidden="true" />
              )}
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}
