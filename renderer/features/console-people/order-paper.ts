import type { PaperRow } from '../../../shared/replica/school/papers-query.ts';

type OrderPaper = Pick<PaperRow, 'id' | 'number' | 'date'>;

/** The paper on the shelf that is the order with this number and day; '' for none, or where two would fit. */
export function paperOfOrder(
  papers: readonly OrderPaper[],
  { number, date }: { readonly number: string; readonly date: string },
): string {
  const plain = number.trim().toLowerCase();
  if (plain === '') return '';
  const found = papers.filter((paper) => paper.number.toLowerCase() === plain && paper.date === date);
  return found.length === 1 ? (found[0]?.id ?? '') : '';
}
