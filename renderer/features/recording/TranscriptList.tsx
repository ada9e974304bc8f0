import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaptionLine } from '../../../shared/schema/caption.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { useRowsWith, useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { clockWords } from '../files/file-words.ts';
import styles from './Transcript.module.css';

interface TranscriptListProps {
  /** By their places on the time line; an hour may have thousands. */
  readonly lines: readonly CaptionLine[];
  readonly atMs: number;
  readonly onSeek: (placeMs: number) => void;
}

const ROW_REM = 3;

/** What was said, line by line. The line that is heard stays in sight until somebody looks elsewhere. */
export function TranscriptList({ lines, atMs, onSeek }: TranscriptListProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(-1);
  const virtualizer = useLines(box, lines, focused);
  const current = useMemo(() => lines.findLastIndex((line) => line.atMs <= atMs), [lines, atMs]);
  const isLookedAt = useRef(false);
  useEffect(() => {
    if (current >= 0 && !isLookedAt.current) virtualizer.scrollToIndex(current, { align: 'center' });
  }, [current, virtualizer]);
  return (
    <div
      ref={box}
      role="list"
      tabIndex={0}
      aria-label={t('captions.list')}
      className={styles.box}
      onPointerEnter={() => void (isLookedAt.current = true)}
      onPointerLeave={() => void (isLookedAt.current = false)}
    >
      <div role="presentation" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              aria-current={index === current}
              className={cx(styles.line, index === current && styles.now)}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => {
                setFocused(index);
                isLookedAt.current = true;
              }}
              onBlur={() => {
                setFocused(-1);
                isLookedAt.current = false;
              }}
            >
              <Button look="plain" onPress={() => onSeek(line.atMs)}>
                {clockWords(line.atMs)}
              </Button>
              <span className={styles.words}>{line.text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useLines(
  box: React.RefObject<HTMLDivElement | null>,
  lines: readonly CaptionLine[],
  focused: number,
) {
  const rowPx = ROW_REM * useRemPx();
  return useVirtualRows({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => rowPx, [rowPx]),
    getItemKey: useCallback((index: number) => `${lines[index]?.atMs ?? 0} ${index}`, [lines]),
    overscan: 6,
    rangeExtractor: useRowsWith(focused),
  });
}
