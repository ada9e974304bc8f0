import Type from 'typebox';
import { scopeOf } from '../schema/scope.ts';
import type { KinshipBody } from '../schema/kinship.ts';
import type { Draft } from './act.ts';

type Relation = KinshipBody['relation'];
const NAMES = ['parent', 'guardian', 'relative'] as const satisfies readonly Relation[];

export const RELATIONS = Type.Unsafe<Relation>(Type.Union(NAMES.map((name) => Type.Literal(name))));

export function kinshipId(child: string, guardian: string): string {
  return `${child}.${guardian}`;
}

/** The tie of a child and a parent or legal representative, or its end. */
export function kinship(child: string, guardian: string, relation: Relation, isActive = true): Draft {
  return {
    kind: 'kinship',
    id: kinshipId(child, guardian),
    scope: scopeOf.family(child),
    parent: child,
    body: { child, guardian, relation, isActive },
  };
}
