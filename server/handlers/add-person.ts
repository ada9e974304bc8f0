import Type from 'typebox';
import { can } from '../../shared/permissions/can.ts';
import { line, PersonNamePart } from '../../shared/schema/names.ts';
import { type Role, ROLES } from '../../shared/schema/person.ts';
import { handler } from './handler.ts';

/** A person entered by hand: a name card, not yet confirmed. */
export const addPerson = handler({
  data: Type.Object(
    {
      familyName: PersonNamePart,
      givenName: PersonNamePart,
      middleName: PersonNamePart,
      role: Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))),
      position: line(80),
    },
    { additionalProperties: false },
  ),
  refusal: (facts) => (can(facts, 'people.add') ? undefined : 'notAllowed'),
  run: async ({ hub }, data) => {
    const { role, ...names } = data;
    const id = hub.clock.stamp();
    const body = { ...names, roles: [role], isVerified: false, leftAt: 0 };
    await hub.acceptor.writeAsSchool([hub.documents.make('person', { id, scope: 'school', body })]);
    return { id };
  },
});
