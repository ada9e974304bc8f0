import type { Directory, Entry } from '../directory/directory.ts';
import { type MemberRole, membershipId } from '../schema/membership.ts';
import { scopeOf } from '../schema/scope.ts';
import type { Draft } from './act.ts';

type Membership = Entry<'membership'>;

function isInClass({ body }: Membership): boolean {
  return body.groupType === 'classroom' && body.state === 'active';
}

/** The classes, subjects and clubs in which a person is. */
export function classesOf(directory: Directory, person: string): readonly Membership[] {
  return directory.about('membership', person).filter((one) => one.body.person === person && isInClass(one));
}

/** Who is in a class: pupils and those who teach them. */
export function membersOf(directory: Directory, classroom: string): readonly Membership[] {
  return directory
    .about('membership', classroom)
    .filter((one) => one.body.group === classroom && isInClass(one));
}

/** The pupils of a class who are in the school. */
export function pupilsOf(directory: Directory, classroom: string): readonly string[] {
  return membersOf(directory, classroom).flatMap(({ body }) =>
    body.role === 'pupil' && directory.isPresent(body.person) ? [body.person] : [],
  );
}

/** The class («7Б») in which a pupil learns; '' for none. */
export function homeroomOf(directory: Directory, person: string): string {
  const found = classesOf(directory, person).find(
    ({ body }) => body.role === 'pupil' && directory.get('classroom', body.group)?.body.type === 'homeroom',
  );
  return found?.body.group ?? '';
}

/** A person comes into a class, or back into it, or gets another role there. */
export function enters(classroom: string, person: string, role: MemberRole): Draft {
  return {
    kind: 'membership',
    id: membershipId(classroom, person),
    scope: scopeOf.class(classroom),
    parent: classroom,
    body: { groupType: 'classroom', group: classroom, person, role, state: 'active' },
  };
}

/** A person is no longer in a class. */
export function exits({ id, scope, parent, body }: Membership): Draft {
  return { kind: 'membership', id, scope, parent, body: { ...body, state: 'ended' } };
}
