import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act, type Draft } from './act.ts';
import { contactWith } from './contact-of.ts';
import { contactFields } from './person-fields.ts';

/** Sets a person's contacts, which administrators alone ever receive (decision D-8). */
export const peopleContact = act({
  data: Type.Object({ person: Id, ...contactFields }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.edit', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { person, email, phone }): readonly Draft[] => {
    if (!directory.get('person', person)) throw new AppError('notFound');
    return [contactWith(directory, person, { email: email.trim(), phone: phone.trim() })];
  },
  targets: ({ person }) => [person],
});
