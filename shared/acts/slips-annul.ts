import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { slipEndId } from '../schema/slip.ts';
import { act } from './act.ts';

const MOST_SLIPS = 500;

/**
 * Annuls slips that were not used (clause P-2.1(12)), one's own or, by an administrator, anybody's. A slip
 * that has been annulled already stays so; one that was used has nothing left to annul, but a link has.
 */
export const slipsAnnul = act({
  data: Type.Object(
    { slips: Type.Array(Id, { minItems: 1, maxItems: MOST_SLIPS, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { slips }) => {
    for (const id of slips) {
      const maker = directory.get('slip', id)?.by;
      const refusal = refusalOf(actor, 'slips.annul', maker === undefined ? {} : { maker });
      if (refusal) return refusal;
    }
    return undefined;
  },
  needsReason: false,
  plan: ({ directory, act: by, at }, { slips }) => {
    const open = slips.flatMap((id) => {
      const slip = directory.get('slip', id);
      if (!slip) throw new AppError('notFound');
      return slip.body.annulledAt > 0 || directory.get('slipend', slipEndId(id)) ? [] : [slip];
    });
    if (open.length === 0) throw new AppError('actTwice');
    return open.map((slip) => ({
      kind: 'slipend' as const,
      id: slipEndId(slip.id),
      scope: slip.scope,
      parent: slip.id,
      body: { slip: slip.id, act: by, at },
    }));
  },
  targets: ({ slips }) => slips,
});
