import Type from 'typebox';
import type { Directory, Entry } from '../directory/directory.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { kinship, kinshipId, RELATIONS } from './family.ts';

/**
 * Ties a parent or legal representative to a child (clauses E-2.9, M-4 ¶16). A teacher who gets a child here
 * becomes a parent, too. Class teachers do it for the pupils of their own class.
 */
export const familyLink = act({
  data: Type.Object({ child: Id, guardian: Id, relation: RELATIONS }, { additionalProperties: false }),
  refusal: refusalToEditFamily,
  needsReason: false,
  plan: ({ directory }, { child, guardian, relation }): readonly Draft[] => {
    const pupil = presentCard(directory, child);
    const { id, scope, parent, body } = presentCard(directory, guardian);
    if (!pupil.body.roles.includes('pupil') || body.roles.includes('pupil')) throw new AppError('badRequest');
    const held = directory.get('kinship', kinshipId(child, guardian))?.body;
    if (held?.isActive && held.relation === relation) throw new AppError('actTwice');
    const isParent = body.roles.includes('parent');
    return [
      kinship(child, guardian, relation),
      ...(isParent
        ? []
        : [
            {
              kind: 'person' as const,
              id,
              scope,
              parent,
              body: { ...body, roles: [...body.roles, 'parent' as const] },
            },
          ]),
    ];
  },
  targets: ({ child, guardian }) => [child, guardian],
});

function presentCard(directory: Directory, person: string): Entry<'person'> {
  const card = directory.get('person', person);
  if (!card) throw new AppError('notFound');
  if (card.body.leftAt > 0) throw new AppError('actOutdated');
  return card;
}

/** Why somebody may not change who a child's parents are. */
export function refusalToEditFamily(
  { actor, directory }: ActContext,
  { child }: { readonly child: string },
): AppErrorCode | undefined {
  return refusalOf(actor, 'family.edit', { person: directory.factsOf(child) }, directory.isOn);
}
