import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { APPOINTED_ROLES } from '../schema/appointment.ts';
import type { PersonBody, Role } from '../schema/person.ts';
import type { Draft } from './act.ts';

const APPOINTED: ReadonlySet<Role> = new Set<Role>(APPOINTED_ROLES);

export function isAppointedRole(role: Role): boolean {
  return APPOINTED.has(role);
}

/** Administrators, heads and deputies are appointed by an order and in no other way. Throws AppError `orderMissing`. */
export function requirePlainRole(role: Role): void {
  if (isAppointedRole(role)) throw new AppError('orderMissing');
}

/** Makes sure that a plan does not take the school's last administrator away. Throws AppError `lastAdministrator`. */
export function requireAdministrator(directory: Directory, drafts: readonly Draft[]): void {
  const changed = new Map<string, PersonBody>();
  for (const draft of drafts) if (draft.kind === 'person') changed.set(draft.id, draft.body);
  const people = directory.all('person');
  const had = people.some(({ body }) => administers(body));
  if (had && !people.some(({ id, body }) => administers(changed.get(id) ?? body))) {
    throw new AppError('lastAdministrator');
  }
}

function administers({ leftAt, isVerified, roles }: PersonBody): boolean {
  return leftAt === 0 && isVerified && roles.includes('administrator');
}
