import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { act, type Draft } from './act.ts';
import { enters, pupilsOf } from './class-members.ts';
import { openClass, refusalToEditClass } from './open-class.ts';

/** Pupils of whatever class come into a club or a subject space (clauses P-1.6, P-2.4(3)); its chat is offered to them. */
export const classroomsEnrol = act({
  data: Type.Object(
    { classroom: Id, people: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  refusal: refusalToEditClass,
  needsReason: false,
  plan: ({ directory }, { classroom, people }): readonly Draft[] => {
    // Which class somebody learns in is a movement, and one at a time.
    const { type } = openClass(directory, classroom).body;
    if (type === 'homeroom' || type === 'association') throw new AppError('badRequest');
    for (const person of people) {
      const card = directory.get('person', person);
      if (!card) throw new AppError('notFound');
      if (card.body.leftAt > 0 || !card.body.roles.includes('pupil')) throw new AppError('actOutdated');
    }
    const present = new Set(pupilsOf(directory, classroom));
    const fresh = people.filter((person) => !present.has(person));
    if (fresh.length === 0) throw new AppError('actTwice');
    return fresh.map((person) => enters(classroom, person, 'pupil'));
  },
  targets: ({ classroom, people }) => [classroom, ...people],
});
