import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { cx } from './class-names.ts';
import { useRemPx } from './layout.ts';
import { nextOption, type ListKey } from './list-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import styles from './VirtualListBox.module.css';

export interface ListHandle {
  /** Moves the keyboard into the list, on the chosen row or the first one. */
  readonly focus: () => void;
}

interface VirtualListBoxProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly rowHeightRem: number;
  /** The key of the open row, '' for none. */
  readonly selectedKey: string;
  readonly onOpen: (item: T) => void;
  readonly renderRow: (item: T, isSelected: boolean) => ReactNode;
  /** Rows that only name the group below them. */
  readonly isHeading?: (item: T) => boolean;
  readonly ref?: Ref<ListHandle>;
}

/**
 * A list of thousands of rows of one height. The keyboard moves through all of them, not only through
 * those on the screen; screen readers hear the place and the total (listbox pattern of WAI-ARIA 1.2).
 */
export function VirtualListBox<T>(props: VirtualListBoxProps<T>) {
  const { label, items, keyOf, rowHeightRem, selectedKey, onOpen, renderRow, isHeading, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const [currentKey, setCurrentKey] = useState('');
  const rowPx = rowHeightRem * useRemPx();
  const isOption = (index: number) => {
    const item = items[index];
    return item !== undefined && !isHeading?.(item);
  };
  const virtualizer = useVirtualRows({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(
      (index: number) => {
        const item = items[index];
        return item !== undefined && isHeading?.(item) ? rowPx * HEADING_SHARE : rowPx;
      },
      [items, isHeading, rowPx],
    ),
    getItemKey: useCallback(
      (index: number) => {
        const item = items[index];
        return item === undefined ? index : keyOf(item);
      },
      [items, keyOf],
    ),
    overscan: 6,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx, items]);

  const indexOf = (key: string) => (key === '' ? -1 : items.findIndex((item) => keyOf(item) === key));
  const goTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setCurrentKey(keyOf(item));
    virtualizer.scrollToIndex(index);
  };
  const ensureCurrent = () => {
    if (indexOf(currentKey) >= 0) return;
    const selected = indexOf(selectedKey);
    goTo(selected >= 0 ? selected : nextOption('first', -1, items.length, 1, isOption));
  };
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));

  const onKeyDown = (event: KeyboardEvent) => {
    const current = indexOf(currentKey);
    if (event.key === 'Enter' || event.key === ' ') {
      const item = items[current];
      if (item !== undefined) onOpen(item);
      event.preventDefault();
      return;
    }
    const key = KEYS[event.key];
    if (!key) return;
    event.preventDefault();
    const pageRows = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 1);
    goTo(nextOption(key, current, items.length, pageRows, isOption));
  };

  const { optionCount, placeOf } = places(items, isHeading);
  const rows = virtualizer.getVirtualItems();
  const isCurrentShown = rows.some((row) => row.key === currentKey);
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      className={cx(styles.box)}
      onKeyDown={onKeyDown}
      onFocus={ensureCurrent}
      {...(isCurrentShown ? { 'aria-activedescendant': idPrefix + currentKey } : {})}
    >
      <div role="presentation" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = keyOf(item);
          const style = { height: row.size, transform: `translateY(${row.start}px)` };
          if (isHeading?.(item)) {
            return (
              <div key={row.key} role="presentation" className={styles.row} style={style}>
                {renderRow(item, false)}
              </div>
            );
          }
          return (
            <div
              key={row.key}
              id={idPrefix + key}
              role="option"
              aria-selected={key === selectedKey}
              aria-setsize={optionCount}
              aria-posinset={placeOf(row.index)}
              className={cx(styles.row, styles.option, key === currentKey && styles.current)}
              style={style}
              onClick={() => {
                setCurrentKey(key);
                onOpen(item);
              }}
            >
              {renderRow(item, key === selectedKey)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** How much lower a heading is than a row. */
const HEADING_SHARE = 0.65;

const KEYS: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

function places<T>(items: readonly T[], isHeading: ((item: T) => boolean) | undefined) {
  if (!isHeading) return { optionCount: items.length, placeOf: (index: number) => index + 1 };
  const headings = items.flatMap((item, index) => (isHeading(item) ? [index] : []));
  return {
    optionCount: items.length - headings.length,
    placeOf: (index: number) => index + 1 - headings.filter((heading) => heading < index).length,
  };
}
