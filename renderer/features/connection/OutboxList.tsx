import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { OutboxRow } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRemPx } from '../../ui/layout.ts';
import { useRowsWith, useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { OutboxItem } from './OutboxItem.tsx';
import { layOutOutbox, type OutboxLine } from './outbox-layout.ts';
import styles from './OutboxList.module.css';

interface OutboxListProps {
  readonly rows: readonly OutboxRow[];
  /** What scrolls; other things may stand above the list in it. */
  readonly scroller: HTMLDivElement | null;
}

/** Everything that has not left this computer yet, in one list. It may be thousands. */
export function OutboxList({ rows, scroller }: OutboxListProps) {
  const { t } = useI18n();
  const lines = useMemo(() => layOutOutbox(rows), [rows]);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(-1);
  const top = useTopOf(list);
  const virtualizer = useLines(lines, scroller, top, focused);
  return (
    <div
      ref={list}
      role="list"
      aria-label={t('outbox.title')}
      tabIndex={-1}
      className={styles.list}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const line = lines[item.index];
        if (!line) return null;
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            role="listitem"
            aria-setsize={lines.length}
            aria-posinset={item.index + 1}
            className={styles.line}
            style={{ transform: `translateY(${item.start - top}px)` }}
            onFocus={() => setFocused(item.index)}
            onBlur={() => setFocused(-1)}
          >
            {line.begins ? (
              <h3 className={styles.title}>
                {t(`outbox.section.${line.begins.section}`, { count: line.begins.count })}
              </h3>
            ) : null}
            <OutboxItem row={line.row} onDiscarded={() => list.current?.focus({ preventScroll: true })} />
          </div>
        );
      })}
    </div>
  );
}

function useLines(
  lines: readonly OutboxLine[],
  scroller: HTMLDivElement | null,
  top: number,
  focused: number,
) {
  const rem = useRemPx();
  return useVirtualRows({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: useCallback((index: number) => (lines[index]?.row.refusal ? 16 : 5) * rem, [lines, rem]),
    getItemKey: useCallback((index: number) => lines[index]?.row.id ?? index, [lines]),
    overscan: 6,
    scrollMargin: top,
    rangeExtractor: useRowsWith(focused),
  });
}

/** How far below the top of what scrolls the list begins, also when something above it grows. */
function useTopOf(list: React.RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => setTop(element.offsetTop);
    look();
    const observer = new ResizeObserver(look);
    for (const sibling of element.parentElement?.children ?? []) {
      if (sibling !== element) observer.observe(sibling);
    }
    return () => observer.disconnect();
  });
  return top;
}
