import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { plainLine } from '../schema/names.ts';
import { isStaff } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { cleaned, nameFields, namesOf } from './person-fields.ts';

/** Corrects a name or says what somebody is in the school. */
export const peopleEdit = act({
  data: Type.Object({ person: Id, ...nameFields, position: plainLine(80) }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.edit', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { person, position, ...names }): readonly Draft[] => {
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    const { id, scope, parent, body } = card;
    const now = { ...body, ...namesOf(names), position: isStaff(body) ? cleaned(position) : '' };
    const isSame =
      now.familyName === body.familyName &&
      now.givenName === body.givenName &&
      now.middleName === body.middleName &&
      now.position === body.position;
    if (isSame) throw new AppError('actTwice');
    return [{ kind: 'person', id, scope, parent, body: now }];
  },
  targets: ({ person }) => [person],
});
