import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import type { KinshipBody } from '../schema/kinship.ts';
import type { Role } from '../schema/person.ts';
import type { Draft } from './act.ts';
import { contactWith } from './contact-of.ts';
import { kinship } from './family.ts';
import { requireNewId } from './new-id.ts';
import { placesInClass } from './people-add.ts';
import { namesOf } from './person-fields.ts';
import { requirePlainRole } from './roles.ts';

export interface Newcomer {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly role: Role;
  /** The class of a pupil, '' for none. */
  readonly classroom: string;
  /** Whose parent it is, '' for nobody's that is known yet. */
  readonly child: string;
  readonly relation: KinshipBody['relation'];
  /** A confirmed address, '' for none. */
  readonly email: string;
}

/**
 * A person who comes by a slip or a request: as one whom an administrator adds, with what the slip names and
 * the name that the person gave. Staff come unconfirmed (clause P-2.1(10)). A parent may come before it is
 * known whose; the class teacher links the child then.
 * Throws AppError `badRequest`, `nameUnfit`, `orderMissing`, `actTwice`, `notFound`, `actOutdated`.
 */
export function newcomerDrafts(directory: Directory, of: Newcomer): readonly Draft[] {
  const { id, role, classroom, child, relation, email } = of;
  requireNewId(directory, id);
  requirePlainRole(role);
  const body = { ...namesOf(of), roles: [role], isVerified: false, position: '', leftAt: 0 };
  const isChildHere = child === '' || directory.factsOf(child).roles.includes('pupil');
  if (!isChildHere) throw new AppError('actOutdated');
  return [
    { kind: 'person', id, scope: 'school', body },
    ...(role === 'pupil' && classroom !== '' ? placesInClass(directory, classroom, id) : []),
    ...(role === 'parent' && child !== '' ? [kinship(child, id, relation)] : []),
    ...(email === '' ? [] : [contactWith(directory, id, { email })]),
  ];
}
