import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { Day } from './day.ts';
import { line } from './names.ts';

/** The school's order under which something was done: its number and date, and the paper where it is kept here. */
export const OrderReference = Type.Object(
  { number: line(40, 1), date: Day, paper: OptionalId },
  { additionalProperties: false },
);
export type OrderReference = Type.Static<typeof OrderReference>;
