import { isStaff, type Role } from '../../../shared/schema/person.ts';

/** What leaving is called: pupils are expelled from the list, staff are dismissed, parents let go. */
export function leaveKey(roles: readonly Role[]): 'card.dismiss' | 'card.expel' | 'card.leave' {
  if (isStaff({ roles: [...roles] })) return 'card.dismiss';
  return roles.includes('pupil') ? 'card.expel' : 'card.leave';
}
