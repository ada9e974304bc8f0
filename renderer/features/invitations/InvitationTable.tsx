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
import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import type { ListHandle } from '../../ui/VirtualListBox.tsx';
import { allOrNone, extended, type Selection, toggled } from '../console-people/selection.ts';
import { useGridKeys } from '../console-people/use-grid-keys.ts';
import { kindWords, stateWords, whomWords } from './invitation-words.ts';
import styles from './InvitationTable.module.css';

const ROW_REM = 3;

interface InvitationTableProps {
  readonly rows: readonly InvitationRow[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly ref?: Ref<ListHandle>;
}

/** Slips of which only the rows in sight are drawn; those that can still be annulled can be chosen. */
export function InvitationTable({ ref, rows, selection, onSelect }: InvitationTableProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const rowPx = ROW_REM * useRemPx();
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const choosable = useMemo(() => rows.flatMap(({ id, canAnnul }) => (canAnnul ? [id] : [])), [rows]);
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => rowPx, [rowPx]),
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx, rows]);
  const choose = (next: Selection) =>
    onSelect({ ...next, ids: new Set(choosable.filter((id) => next.ids.has(id))) });
  const toggle = (id: string, isShift: boolean) =>
    choose(isShift ? extended(selection, id, ids) : toggled(selection, id));
  const keys = useGridKeys({
    ids,
    selection,
    onSelect: choose,
    onOpen: (id) => toggle(id, false),
    pageRows: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 2),
    show: (index) => virtualizer.scrollToIndex(index),
  });
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  const drawn = virtualizer.getVirtualItems();
  const isCurrentDrawn = drawn.some(({ key }) => key === keys.current);
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={t('console.pane.invitations')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      className={styles.box}
      onKeyDown={keys.onKeyDown}
      onFocus={(event) => (event.target === event.currentTarget ? keys.onFocus() : undefined)}
      {...(isCurrentDrawn ? { 'aria-activedescendant': idPrefix + keys.current } : {})}
    >
      <Head choosable={choosable} selection={selection} onSelect={onSelect} />
      <div role="rowgroup" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          return row ? (
            <Row
              key={row.id}
              row={row}
              domId={idPrefix + row.id}
              place={item.index + 2}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              isSelected={selection.ids.has(row.id)}
              isCurrent={row.id === keys.current}
              onPress={(event) => {
                keys.setCurrent(row.id);
                toggle(row.id, event.shiftKey);
              }}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly choosable: readonly string[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

function Head({ choosable, selection, onSelect }: HeadProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const isAll = choosable.length > 0 && choosable.every((id) => selection.ids.has(id));
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
        <span role="columnheader" className={styles.choose}>
          <input
            type="checkbox"
            className={styles.tick}
            aria-label={t('invitations.chooseAll')}
            disabled={choosable.length === 0}
            checked={isAll}
            ref={(element) => {
              if (element) element.indeterminate = !isAll && selection.ids.size > 0;
            }}
            onChange={() => onSelect(allOrNone(selection, choosable))}
          />
        </span>
        {(['whom', 'classroom', 'made', 'maker', 'state'] as const).map((column) => (
          <span key={column} role="columnheader" className={styles[column]}>
            {column === 'classroom'
              ? capital(words.classroom.one.nominative)
              : t(`invitations.column.${column}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: InvitationRow;
  readonly domId: string;
  readonly place: number;
  readonly style: { readonly height: number; readonly transform: string };
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly onPress: (event: MouseEvent) => void;
}

function Row({ row, domId, place, style, isSelected, isCurrent, onPress }: RowProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const whom = whomWords(row, t);
  const state = stateWords(row, t, formats, now);
  const ageDays = Math.floor((now - row.madeAt) / DAY_MS);
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={place}
      aria-selected={isSelected}
      className={cx(styles.row, styles.slip, isSelected && styles.selected, isCurrent && styles.current)}
      style={style}
      onClick={onPress}
    >
      <span role="gridcell" className={styles.choose}>
        <input
          type="checkbox"
          tabIndex={-1}
          className={styles.tick}
          aria-label={t('invitations.choose', { whom })}
          disabled={!row.canAnnul}
          checked={isSelected}
          readOnly
        />
      </span>
      <span role="gridcell" className={styles.whom}>
        <span className={styles.name}>{whom}</span>
        <span className={styles.kind}>{kindWords(row, t)}</span>
      </span>
      <span role="gridcell" className={cx(styles.classroom, styles.cut)}>
        {row.classTitle}
      </span>
      <span role="gridcell" className={styles.made}>
        <span>{row.madeAt === 0 ? '' : formats.short(row.madeAt, now)}</span>
        {row.state === 'open' && row.madeAt > 0 && ageDays > 0 ? (
          <span className={styles.kind}>{t('invitations.age', { count: ageDays })}</span>
        ) : null}
      </span>
      <span role="gridcell" className={cx(styles.maker, styles.cut)} title={row.makerName}>
        {row.isOwn ? t('invitations.you') : row.makerName || t('invitations.byHub')}
      </span>
      <span
        role="gridcell"
        className={cx(styles.state, styles[row.isOverused ? 'twice' : row.state])}
        title={state}
      >
        <span className={styles.cut}>{state}</span>
      </span>
    </div>
  );
}

const DAY_MS = 86_400_000;
