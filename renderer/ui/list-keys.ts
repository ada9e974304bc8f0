export type ListKey = 'next' | 'previous' | 'first' | 'last' | 'pageDown' | 'pageUp';

/** Where a key leads from `current` (-1 for nowhere) among `count` rows, stepping over headings; -1 if nowhere. */
export function nextOption(
  key: ListKey,
  current: number,
  count: number,
  pageRows: number,
  isOption: (index: number) => boolean,
): number {
  const search = (from: number, step: 1 | -1): number => {
    for (let index = from; index >= 0 && index < count; index += step) if (isOption(index)) return index;
    return -1;
  };
  const orStay = (index: number) => (index >= 0 ? index : current);
  switch (key) {
    case 'first':
      return search(0, 1);
    case 'last':
      return search(count - 1, -1);
    case 'next':
      return orStay(search(current + 1, 1));
    case 'previous':
      return current < 0 ? search(count - 1, -1) : orStay(search(current - 1, -1));
    case 'pageDown':
      return orStay(search(Math.min(count - 1, current + pageRows), -1));
    case 'pageUp':
      return orStay(search(Math.max(0, current - pageRows), 1));
  }
}
