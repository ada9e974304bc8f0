import type { SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type { Invitee } from '../../../shared/replica/school/invitations-classes-query.ts';
import type { Role } from '../../../shared/schema/person.ts';

/** Slips by name, each lets in that one person. */
export function wishesByName(people: readonly Pick<Invitee, 'id' | 'role'>[]): readonly SlipWish[] {
  return people.map(({ id, role }) => ({
    purpose: 'person',
    person: id,
    role,
    classroom: '',
    child: '',
    mostUses: 1,
  }));
}

/** Slips without a name, each makes one new person of the role. @param classroom '' for a role without a class */
export function wishesByRole(role: Role, classroom: string, count: number): readonly SlipWish[] {
  return Array.from({ length: count }, () => ({
    purpose: 'role',
    person: '',
    role,
    classroom,
    child: '',
    mostUses: 1,
  }));
}

/** A link for many, each use of which is a request that somebody decides. */
export function wishForLink(role: Role, classroom: string, mostUses: number): readonly SlipWish[] {
  return [{ purpose: 'link', person: '', role, classroom, child: '', mostUses }];
}

/** Those who have neither come in nor hold a slip that can still be used. */
export function withoutSlip(people: readonly Invitee[], entered: ReadonlySet<string>): readonly Invitee[] {
  return people.filter(({ id, account }) => !entered.has(id) && (account === 'none' || account === 'lapsed'));
}
