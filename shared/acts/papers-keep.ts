import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isDay } from '../schema/day.ts';
import { line } from '../schema/names.ts';
import { PaperBody } from '../schema/paper.ts';
import { act } from './act.ts';
import { requireNewId } from './new-id.ts';

const { isWithdrawn: _isWithdrawn, date: _date, ...given } = PaperBody.properties;

/**
 * Keeps a local act of the school: an order, the regulations of the space (clauses O-3, P-2.2(1)). What is
 * public is read by everyone in the school and goes into the page for its site; the rest by staff. The file
 * has gone to the hub before by `papers.write`; the hub alone can say whether it has it.
 */
export const papersKeep = act({
  data: Type.Object(
    { id: Id, ...given, date: line(10), isPublic: Type.Boolean() },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'papers.keep', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { id, isPublic, ...paper }) => {
    requireNewId(directory, id);
    const { title, type, number, date } = paper;
    if (title.trim() === '') throw new AppError('badRequest');
    if (type === 'order' && (number.trim() === '' || date === '')) throw new AppError('orderMissing');
    if (date !== '' && !isDay(date)) throw new AppError('dateInvalid');
    return [
      { kind: 'paper', id, scope: isPublic ? 'school' : 'staff', body: { ...paper, isWithdrawn: false } },
    ];
  },
  targets: ({ id }) => [id],
});
