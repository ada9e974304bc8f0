import { CloudUpload } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { cx } from '../../ui/class-names.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import type { Sort } from './table-query.ts';
import type { TableRow } from './table-rows.ts';
import styles from './PeopleTable.module.css';

interface PersonRowProps {
  readonly row: TableRow;
  readonly domId: string;
  readonly place: number;
  readonly start: number;
  readonly size: number;
  readonly columns: readonly Sort[];
  readonly now: number;
  readonly isSelectable: boolean;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  readonly onPress: (event: MouseEvent, id: string) => void;
  readonly onToggle: (id: string, isShift: boolean) => void;
}

/** One person in the table. */
export function PersonRow(props: PersonRowProps) {
  const { row, domId, place, start, size, columns, isSelectable, isSelected, isOpen, isCurrent } = props;
  const { t } = useI18n();
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={place}
      {...(isSelectable ? { 'aria-selected': isSelected } : {})}
      className={cx(
        styles.row,
        styles.person,
        isSelected && styles.selected,
        isOpen && styles.open,
        isCurrent && styles.current,
        row.isLeft && styles.gone,
      )}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onClick={(event) => props.onPress(event, row.id)}
    >
      {isSelectable ? (
        <span role="gridcell" className={styles.choose} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            className={styles.box16}
            aria-label={t('table.choose', { name: row.name })}
            checked={isSelected}
            onChange={(event) => {
              const { nativeEvent } = event;
              props.onToggle(row.id, nativeEvent instanceof PointerEvent && nativeEvent.shiftKey);
            }}
          />
        </span>
      ) : null}
      {columns.map((column) => (
        <span key={column} role="gridcell" className={styles[column]}>
          <Cell column={column} row={row} now={props.now} />
        </span>
      ))}
    </div>
  );
}

interface CellProps {
  readonly column: Sort;
  readonly row: TableRow;
  readonly now: number;
}

function Cell({ column, row, now }: CellProps) {
  const { t, formats } = useI18n();
  const roleWord = useRoleWords();
  switch (column) {
    case 'name':
      return (
        <>
          <PersonLine person={row} />
          {row.isWaiting ? (
            <CloudUpload
              className={styles.waiting}
              size="1rem"
              strokeWidth={1.75}
              role="img"
              aria-label={t('table.waiting')}
            />
          ) : null}
        </>
      );
    case 'role':
      return <span className={styles.cut}>{roleWords(row, t, roleWord)}</span>;
    case 'class':
      return <span className={styles.cut}>{row.classrooms.map(({ title }) => title).join(', ')}</span>;
    case 'account':
      return (
        <span className={cx(styles.state, styles[row.account])}>
          {row.isLeft ? t('table.left') : t(`table.account.${row.account}`)}
        </span>
      );
    case 'confirmed':
      if (row.isPending) return <span className={styles.pending}>{t('table.pending')}</span>;
      return row.isVerified ? t('table.confirmed') : null;
    case 'slip':
      return row.slipMadeAt === 0 ? null : <time>{formats.short(row.slipMadeAt, now)}</time>;
  }
}

/** The position, or the roles in short: in a column there is no room for what the law calls a parent. */
function roleWords(
  { position, roles }: TableRow,
  t: Translate,
  roleWord: ReturnType<typeof useRoleWords>,
): string {
  return position || roles.map((role) => (role === 'parent' ? t('table.parent') : roleWord(role))).join(', ');
}
