import Type, { type Static } from 'typebox';
import { spacesByHomeroom } from '../directory/classes.ts';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, OptionalId, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { plainLine } from '../schema/names.ts';
import { type Role, ROLES } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { enters } from './class-members.ts';
import { contactId } from '../schema/contact.ts';
import { RELATIONS, kinship } from './family.ts';
import { requireNewId } from './new-id.ts';
import { openClass } from './open-class.ts';
import { cleaned, contactFields, nameFields, namesOf } from './person-fields.ts';
import { requirePlainRole } from './roles.ts';

const Data = Type.Object(
  {
    /** The new person's id, a stamp. */
    id: Stamp,
    ...nameFields,
    role: Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))),
    position: plainLine(80),
    /** A pupil's class, or the club of one who learns in no class; '' for everyone else. */
    classroom: OptionalId,
    /** A parent's children. */
    children: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
    relation: RELATIONS,
    ...contactFields,
  },
  { additionalProperties: false },
);
type Data = Static<typeof Data>;

/**
 * Somebody comes into the school (clauses P-2.1(6), P-2.1(11)): a name card that is not confirmed yet, the
 * contacts, a pupil's class with its subjects, a parent's children. Chats are only offered (decision D-2).
 */
export const peopleAdd = act({
  data: Data,
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.add', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, data): readonly Draft[] => {
    const { id, role, classroom, children, email, phone } = data;
    requireNewId(directory, id);
    requirePlainRole(role);
    if ((classroom !== '') !== (role === 'pupil')) throw new AppError('badRequest');
    if (children.length > 0 !== (role === 'parent')) throw new AppError('badRequest');
    const isStaff = role === 'teacher' || role === 'staff';
    const body = {
      ...namesOf(data),
      roles: [role],
      isVerified: false,
      position: isStaff ? cleaned(data.position) : '',
      leftAt: 0,
    };
    const contact = { person: id, sourcedId: '', email: email.trim(), phone: phone.trim(), isEnabled: true };
    return [
      { kind: 'person', id, scope: 'school', body },
      { kind: 'contact', id: contactId(id), scope: 'admin', parent: id, body: contact },
      ...(role === 'pupil' ? placesInClass(directory, classroom, id) : []),
      ...children.map((child) => parentOf(directory, child, data)),
    ];
  },
  targets: ({ id, classroom, children }) => [id, ...(classroom === '' ? [] : [classroom]), ...children],
});

/** A pupil's place in a class and in the spaces of its subjects. Throws AppError where the class is no longer open. */
export function placesInClass(directory: Directory, classroom: string, pupil: string): readonly Draft[] {
  const { type } = openClass(directory, classroom).body;
  if (type === 'subject') throw new AppError('badRequest');
  const spaces = spacesByHomeroom(directory).get(classroom) ?? [];
  return [classroom, ...spaces.map(({ id }) => id)].map((one) => enters(one, pupil, 'pupil'));
}

function parentOf(directory: Directory, child: string, { id, relation }: Data): Draft {
  const card = directory.get('person', child);
  if (!card) throw new AppError('notFound');
  if (card.body.leftAt > 0 || !card.body.roles.includes('pupil')) throw new AppError('actOutdated');
  return kinship(child, id, relation);
}
