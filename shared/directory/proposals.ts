import type { JoinRequestBody } from '../schema/join-request.ts';
import type { PersonBody } from '../schema/person.ts';
import { hasJoined } from './has-joined.ts';
import type { Directory, Entry } from './directory.ts';

type Name = Pick<PersonBody, 'familyName' | 'givenName' | 'middleName'>;

/**
 * Whom a request may come from: people of that role and class with the same name who have not entered yet.
 * Whoever decides chooses among them, or makes a new person.
 */
export function proposalsFor(directory: Directory, request: JoinRequestBody): readonly Entry<'person'>[] {
  return directory
    .all('person')
    .filter(
      ({ id, body }) =>
        body.leftAt === 0 &&
        body.roles.includes(request.role) &&
        isSameName(body, request) &&
        isOfClass(directory, id, request) &&
        !hasJoined(directory, id),
    );
}

/** Whether two names can be the same person's: ё is е, spaces and capitals do not matter, the middle name may be missing. */
export function isSameName(a: Name, b: Name): boolean {
  const [one, other] = [plain(a), plain(b)];
  const isMiddleSame = one.middle === other.middle || one.middle === '' || other.middle === '';
  return one.family === other.family && one.given === other.given && isMiddleSame;
}

function isOfClass(directory: Directory, person: string, { role, classroom }: JoinRequestBody): boolean {
  if (classroom === '') return true;
  const facts = directory.factsOf(person);
  if (role === 'pupil') return facts.classroomRoles.get(classroom) === 'pupil';
  return role !== 'parent' || facts.childrensClassrooms.has(classroom);
}

function plain({ familyName, givenName, middleName }: Name) {
  return { family: letters(familyName), given: letters(givenName), middle: letters(middleName) };
}

function letters(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}
