import { isDay } from '../../../shared/schema/day.ts';
import type { PaperType } from '../../../shared/schema/paper.ts';

export interface PaperDraft {
  readonly title: string;
  readonly type: PaperType;
  readonly number: string;
  readonly date: string;
}

export type PaperFaultKey =
  'papers.fault.title' | 'papers.fault.number' | 'papers.fault.date' | 'papers.fault.file';

/** What is wrong with a paper that is to be put on the shelf, by field. An order has a number and a date. */
export function paperFaults(
  { title, type, number, date }: PaperDraft,
  hasFile: boolean,
): Partial<Record<'title' | 'number' | 'date' | 'file', PaperFaultKey>> {
  const isOrder = type === 'order';
  return {
    ...(title.trim() === '' ? { title: 'papers.fault.title' } : {}),
    ...(isOrder && number.trim() === '' ? { number: 'papers.fault.number' } : {}),
    ...((isOrder || date !== '') && !isDay(date) ? { date: 'papers.fault.date' } : {}),
    ...(hasFile ? {} : { file: 'papers.fault.file' }),
  };
}
