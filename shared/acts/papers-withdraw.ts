import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act } from './act.ts';

/** Takes a paper off the shelf; it stays under the appointments that name it. */
export const papersWithdraw = act({
  data: Type.Object({ paper: Id }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'papers.keep', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { paper }) => {
    const held = directory.get('paper', paper);
    if (!held) throw new AppError('notFound');
    if (held.body.isWithdrawn) throw new AppError('actTwice');
    const { id, scope, parent, body } = held;
    return [{ kind: 'paper', id, scope, parent, body: { ...body, isWithdrawn: true } }];
  },
  targets: ({ paper }) => [paper],
});
