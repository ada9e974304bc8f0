import type { MinutesBody } from '../../schema/minutes.ts';

/** September: papers are counted by the school year. */
const FIRST_MONTH = 8;

/**
 * The number after the highest of the same school year, for minutes alone; '' for reports, which schools do not
 * number, and where a number is no plain one.
 */
export function nextNumber(
  papers: readonly { readonly body: Pick<MinutesBody, 'report' | 'number' | 'heldAt'> }[],
  report: MinutesBody['report'],
  heldAt: number,
): string {
  if (report !== '') return '';
  const year = schoolYearOf(heldAt);
  const numbers = papers
    .filter(({ body }) => body.report === '' && schoolYearOf(body.heldAt) === year && body.number !== '')
    .map(({ body }) => Number(body.number));
  const last = Math.max(0, ...numbers);
  return Number.isSafeInteger(last) ? String(last + 1) : '';
}

function schoolYearOf(at: number): number {
  const day = new Date(at);
  return day.getMonth() < FIRST_MONTH ? day.getFullYear() - 1 : day.getFullYear();
}
