import Type from 'typebox';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { OptionalId } from '../ids/id.ts';
import { isDay } from '../schema/day.ts';
import { line } from '../schema/names.ts';

/** An order as it is typed in: what is missing is said by its name, not refused for its shape. */
export const OrderGiven = Type.Object(
  { number: line(40), date: line(10), paper: OptionalId },
  { additionalProperties: false },
);
export type OrderGiven = Type.Static<typeof OrderGiven>;

/**
 * The order under which something is done. Throws AppError `orderMissing` without number or date,
 * `dateInvalid` for a day that there is not, `notFound` for a paper that is not kept here.
 */
export function requireOrder(directory: Directory, { number, date, paper }: OrderGiven): OrderGiven {
  if (number.trim() === '' || date === '') throw new AppError('orderMissing');
  if (!isDay(date)) throw new AppError('dateInvalid');
  if (paper !== '' && directory.get('paper', paper)?.body.isWithdrawn !== false) {
    throw new AppError('notFound');
  }
  return { number: number.trim(), date, paper };
}
