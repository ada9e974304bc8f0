import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act, type Draft } from './act.ts';

/** Marks an active parent or pupil, or takes the mark away; the head's chats with them follow (clause P-2.2(6)). */
export const peopleActivist = act({
  data: Type.Object({ person: Id, isActivist: Type.Boolean() }, { additionalProperties: false }),
  refusal: ({ actor, directory }, { person }) =>
    refusalOf(actor, 'people.activist', { person: directory.factsOf(person) }, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { person, isActivist }): readonly Draft[] => {
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    const { id, scope, parent, body } = card;
    const fits = body.roles.includes('pupil') || body.roles.includes('parent');
    if (body.leftAt > 0 || !fits) throw new AppError('actOutdated');
    if ((body.isActivist ?? false) === isActivist) throw new AppError('actTwice');
    return [{ kind: 'person', id, scope, parent, body: { ...body, isActivist } }];
  },
  targets: ({ person }) => [person],
});
