import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { mayReadScope, scopeOf } from '../../shared/schema/scope.ts';
import type { HubStore } from '../store/hub-store.ts';

/**
 * Every scope that a person may read, in the order in which they are of use: first what says who is who,
 * then the chats. Each candidate is asked of the registry's reader rule.
 */
export async function readableScopes(store: HubStore, facts: PersonFacts): Promise<readonly string[]> {
  const classrooms = facts.isStaff
    ? (await store.byKind('classroom')).map((classroom) => classroom.id)
    : [...facts.classrooms, ...facts.childrensClassrooms];
  const families = facts.isAdministrator ? await allChildren(store) : [facts.person, ...facts.children];
  const makers = facts.isAdministrator ? await allSlipMakers(store) : [facts.person];
  const candidates = [
    'school',
    scopeOf.person(facts.person),
    'staff',
    ...classrooms.map(scopeOf.class),
    ...families.map(scopeOf.family),
    'admin',
    ...makers.map(scopeOf.slip),
    ...[...facts.chats].map(scopeOf.chat),
  ];
  return [...new Set(candidates)].filter((scope) => mayReadScope(facts, scope));
}

/**
 * Whether a new document of this kind may bring a scope that staff read without any change in what is known
 * of themselves: a new class, another child's family, another maker's slips.
 */
export function opensScopesForStaff(document: AcceptedDocument): boolean {
  return document.kind === 'classroom' || document.kind === 'kinship' || document.kind === 'slip';
}

async function allChildren(store: HubStore): Promise<readonly string[]> {
  const kinships = await store.byKind('kinship');
  return kinships.flatMap((kinship) => (isOfKind(kinship, 'kinship') ? [kinship.body.child] : []));
}

async function allSlipMakers(store: HubStore): Promise<readonly string[]> {
  const slips = await store.byKind('slip');
  return slips.flatMap((slip) => (isOfKind(slip, 'slip') ? [slip.body.maker] : []));
}
