import { X } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import type { AskedRow } from '../../../shared/replica/shelf/order-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { textOfDay } from '../../ui/day-text.ts';
import { useRemPx } from '../../ui/layout.ts';
import { personWords } from '../../ui/person-words.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { useChatAct } from '../groups/use-chat-act.ts';
import styles from '../shelf/Shelf.module.css';

const ROW_REM = 3.125;
const DAY_MS = 86_400_000;

interface AskedListProps {
  readonly rows: readonly AskedRow[];
  /** Nobody is missing, so the empty list is good news. */
  readonly isAllGiven: boolean;
}

/** Thousands of people with their acknowledgements, of which only those in sight are drawn. */
export function AskedList({ rows, isAllGiven }: AskedListProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const rowPx = ROW_REM * useRemPx();
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => rowPx, [rowPx]),
    getItemKey: useCallback((index: number) => rows[index]?.person ?? index, [rows]),
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx, rows]);
  if (rows.length === 0) {
    return <p className={styles.quiet}>{t(isAllGiven ? 'orders.everybody' : 'orders.nobody')}</p>;
  }
  return (
    <div ref={box} className={styles.table} role="list" aria-label={t('orders.whoList')} tabIndex={0}>
      <div className={styles.all} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, size, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={styles.person}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <PersonWords row={row} />
              <State row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function PersonWords({ row }: { readonly row: AskedRow }) {
  const roleWord = useRoleWords();
  const about = [personWords({ ...row, roles: [...row.roles] }, roleWord), row.classes.join(', ')];
  return (
    <span className={styles.words}>
      <span className={styles.name}>{row.name}</span>
      <span className={styles.what}>{about.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function State({ row }: { readonly row: AskedRow }) {
  const { t, formats, language } = useI18n();
  const now = useNow();
  const act = useChatAct('O-4');
  const { at, receivedAt, signedOn, person, name, papers, versionId: version } = row;
  if (at === 0 && signedOn === '') return <span className={styles.state}>{t('orders.notYet')}</span>;
  const isLate = at > 0 && receivedAt - at > DAY_MS;
  return (
    <>
      <span className={styles.state}>
        {at > 0 ? formats.moment(at, now) : t('orders.onPaper', { day: textOfDay(signedOn, language) })}
        {isLate ? ` · ${t('orders.received', { when: formats.day(receivedAt, now) })}` : ''}
      </span>
      {at === 0 ? (
        <IconButton
          label={t('orders.dropPaper', { name })}
          icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() =>
            void act.run('orders.dropPaper', {
              done: t('orders.paperDropped', { name }),
              data: { version, person, papers },
            })
          }
        />
      ) : null}
    </>
  );
}
