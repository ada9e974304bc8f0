import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from './class-names.ts';
import { useRemPx } from './layout.ts';
import { type ListKey, nextOption } from './list-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import styles from './VirtualListBox.module.css';

export interface ListHandle {
  /** Moves the keyboard into the list, on the chosen row or the first one. */
  readonly focus: () => void;
}

interface VirtualListBoxProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** Keeps its identity, like `isHeading`. */
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

/** How much lower a heading is than a row. */
const HEADING_SHARE = 0.65;
const NO_HEADINGS = () => false;

/**
 * A list of thousands of rows. The keyboard moves through all of them, not only through those on the
 * screen; screen readers hear the place and the total (listbox pattern of WAI-ARIA 1.2).
 */
export function VirtualListBox<T>({ ref, label, rowHeightRem, ...props }: VirtualListBoxProps<T>) {
  const { items, keyOf, selectedKey, onOpen, renderRow, isHeading = NO_HEADINGS } = props;
  const box = useRef<HTMLDivElement>(null);
  const isPassingOn = useRef(false);
  const idPrefix = useId();
  const rowPx = rowHeightRem * useRemPx();
  const virtualizer = useRows(box, items, keyOf, isHeading, rowPx);
  const places = useMemo(() => placesOf(items, isHeading), [items, isHeading]);
  const keyboard = useKeyboard(props, {
    pageRows: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 1),
    show: (index) => virtualizer.scrollToIndex(index),
  });
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));

  const rows = virtualizer.getVirtualItems();
  const isCurrentShown = rows.some((row) => row.key === keyboard.currentKey);
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      className={styles.box}
      onKeyDown={keyboard.onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isPassingOn.current) keyboard.onFocus();
      }}
      {...(isCurrentShown ? { 'aria-activedescendant': idPrefix + keyboard.currentKey } : {})}
    >
      <div role="presentation" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = keyOf(item);
          const style = { height: row.size, transform: `translateY(${row.start}px)` };
          if (isHeading(item)) {
            return (
              <div key={row.key} role="presentation" className={styles.row} style={style}>
                {renderRow(item, false)}
              </div>
            );
          }
          const isSelected = key === selectedKey;
          const isCurrent = key === keyboard.currentKey;
          return (
            <div
              key={row.key}
              id={idPrefix + key}
              role="option"
              aria-selected={isSelected}
              aria-setsize={places.total}
              aria-posinset={places.of.get(item) ?? 1}
              className={cx(styles.row, styles.option, isCurrent && styles.current)}
              style={style}
              // Whoever puts the focus on a row, a screen reader for instance, means the row as the current one.
              tabIndex={-1}
              onFocus={() => {
                keyboard.setCurrentKey(key);
                isPassingOn.current = true;
                box.current?.focus({ preventScroll: true });
                isPassingOn.current = false;
              }}
              onClick={() => {
                keyboard.setCurrentKey(key);
                onOpen(item);
              }}
            >
              {renderRow(item, isSelected)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useRows<T>(
  box: RefObject<HTMLDivElement | null>,
  items: readonly T[],
  keyOf: (item: T) => string,
  isHeading: (item: T) => boolean,
  rowPx: number,
) {
  const virtualizer = useVirtualRows({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(
      (index: number) => {
        const item = items[index];
        return item !== undefined && isHeading(item) ? rowPx * HEADING_SHARE : rowPx;
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
  return virtualizer;
}

interface Screen {
  readonly pageRows: () => number;
  readonly show: (index: number) => void;
}

type ListItems<T> = Pick<VirtualListBoxProps<T>, 'items' | 'keyOf' | 'selectedKey' | 'onOpen' | 'isHeading'>;

/** The row that the keyboard is on, and what the keys do with it. */
function useKeyboard<T>(
  { items, keyOf, selectedKey, onOpen, isHeading = NO_HEADINGS }: ListItems<T>,
  screen: Screen,
) {
  const [currentKey, setCurrentKey] = useState('');
  const indexOf = (key: string) => (key === '' ? -1 : items.findIndex((item) => keyOf(item) === key));
  const isOption = (index: number) => {
    const item = items[index];
    return item !== undefined && !isHeading(item);
  };
  const goTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setCurrentKey(keyOf(item));
    screen.show(index);
  };
  const onFocus = () => {
    if (indexOf(currentKey) >= 0) return;
    const selected = indexOf(selectedKey);
    goTo(selected >= 0 ? selected : nextOption('first', -1, items.length, 1, isOption));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = indexOf(currentKey);
    const key = KEYS[event.key];
    if (key) {
      goTo(nextOption(key, current, items.length, screen.pageRows(), isOption));
    } else if (event.key === 'Enter' || event.key === ' ') {
      const item = items[current];
      if (item !== undefined) onOpen(item);
    } else {
      return;
    }
    event.preventDefault();
  };
  return { currentKey, setCurrentKey, onFocus, onKeyDown };
}

const KEYS: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/** The place of every option among the options, headings not counted. */
function placesOf<T>(items: readonly T[], isHeading: (item: T) => boolean) {
  const options = items.filter((item) => !isHeading(item));
  return { total: options.length, of: new Map(options.map((item, index) => [item, index + 1])) };
}
