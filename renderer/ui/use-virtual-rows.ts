import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  type Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { useCallback } from 'react';

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;
type RowsOptions = Omit<
  VirtualizerOptions<HTMLDivElement, HTMLDivElement>,
  'observeElementRect' | 'observeElementOffset' | 'scrollToFn'
>;

/** Draws only the rows in sight. Pass functions that keep their identity, or every row is measured anew. */
export function useVirtualRows(options: RowsOptions): Rows {
  // The rule speaks to users of the React Compiler, which this project does not use.
  // eslint-disable-next-line react-hooks/incompatible-library
  return useVirtualizer(options);
}

/**
 * A row stays as long as the keyboard is in it, wherever the list is scrolled to: for `rangeExtractor`.
 * @param focused the row with the keyboard, -1 for none
 */
export function useRowsWith(focused: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (focused < 0 || focused >= range.count || shown.includes(focused)) return shown;
      return [...shown, focused].sort((a, b) => a - b);
    },
    [focused],
  );
}
