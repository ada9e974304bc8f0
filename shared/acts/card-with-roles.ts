import type { Entry } from '../directory/directory.ts';
import { isSameRoles } from '../appointments/roles-by-appointments.ts';
import type { Role } from '../schema/person.ts';
import type { Draft } from './act.ts';

/** The name card with other roles; nothing where it has them already. */
export function cardWithRoles(card: Entry<'person'>, roles: readonly Role[]): readonly Draft[] {
  if (isSameRoles(roles, card.body.roles)) return [];
  const { id, scope, parent, body } = card;
  return [{ kind: 'person', id, scope, parent, body: { ...body, roles: [...roles] } }];
}
