import Type from 'typebox';
import { ERASED_NAME } from '../erasure/erased-form.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { erasureId } from '../schema/erasure.ts';
import { act, type Draft } from './act.ts';
import { contactWith } from './contact-of.ts';

/**
 * Erases the names, contacts and texts of somebody who has left (clause P-4.3, F-128). Ids, roles and dates
 * stay, and with them the log. What the person wrote is erased by the hub right after it, in every chat.
 * Throws AppError `stillHere` for somebody who has not left, `actTwice`, `notFound`.
 */
export const peopleErase = act({
  data: Type.Object({ person: Id }, { additionalProperties: false }),
  refusal: ({ actor, directory }, { person }) =>
    refusalOf(actor, 'person.erase', { person: directory.factsOf(person) }, directory.isOn),
  needsReason: true,
  plan: ({ directory, act: id, at }, { person }): readonly Draft[] => {
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    if (card.body.leftAt === 0) throw new AppError('stillHere');
    if (directory.get('erasure', erasureId(person))) throw new AppError('actTwice');
    const { scope, parent, body } = card;
    const hasContact = directory.about('contact', person).length > 0;
    const none = { sourcedId: '', email: '', phone: '', isEnabled: false };
    return [
      { kind: 'erasure', id: erasureId(person), scope: 'school', body: { person, at, act: id } },
      { kind: 'person', id: person, scope, parent, body: { ...body, ...ERASED_NAME, position: '' } },
      ...(hasContact ? [contactWith(directory, person, none)] : []),
    ];
  },
  targets: ({ person }) => [person],
});
