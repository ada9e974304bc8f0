import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { act, type Draft } from './act.ts';
import { kinship, kinshipId } from './family.ts';
import { refusalToEditFamily } from './family-link.ts';

/** Ends the tie of a child and a parent; what the parent had through this child ends at once. The account stays. */
export const familyUnlink = act({
  data: Type.Object({ child: Id, guardian: Id }, { additionalProperties: false }),
  refusal: refusalToEditFamily,
  needsReason: false,
  plan: ({ directory }, { child, guardian }): readonly Draft[] => {
    const held = directory.get('kinship', kinshipId(child, guardian));
    if (!held) throw new AppError('notFound');
    if (!held.body.isActive) throw new AppError('actTwice');
    return [kinship(child, guardian, held.body.relation, false)];
  },
  targets: ({ child, guardian }) => [child, guardian],
});
