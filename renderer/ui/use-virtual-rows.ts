import { useVirtualizer, type Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual';

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
