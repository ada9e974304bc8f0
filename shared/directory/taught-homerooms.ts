import { taughtClassrooms } from '../permissions/capacities.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { homeroomOfSpace, homerooms } from './classes.ts';
import type { Directory } from './directory.ts';

/**
 * The classes («7Б») to which a person teaches a subject, by the class-and-subject spaces in which the person
 * teaches. Whoever leads or teaches a class as a whole is asked for by the memberships themselves.
 */
export function taughtHomerooms(
  facts: Pick<PersonFacts, 'classroomRoles' | 'isPedagogical'>,
  directory: Pick<Directory, 'all' | 'get'>,
): ReadonlySet<string> {
  const spaces = taughtClassrooms(facts).flatMap((id) => {
    const space = directory.get('classroom', id);
    return space?.body.type === 'subject' && !space.body.isArchived ? [space] : [];
  });
  if (spaces.length === 0) return NONE;
  const classes = homerooms(directory);
  return new Set(spaces.flatMap((space) => homeroomOfSpace(space, classes) ?? []));
}

const NONE: ReadonlySet<string> = new Set();
