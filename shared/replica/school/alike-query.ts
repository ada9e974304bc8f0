import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { resemblesStaff, skeletonOf } from '../../directory/look-alikes.ts';
import { can } from '../../permissions/can.ts';
import { PersonNamePart } from '../../schema/names.ts';
import { listName } from '../../schema/person.ts';
import { schoolQuery } from './school-query.ts';

export interface AlikeView {
  /** Names of confirmed teachers and heads for whom somebody with this name could be taken. */
  readonly staff: readonly string[];
  /** Everyone else who is called just the same. */
  readonly same: readonly {
    readonly id: string;
    readonly name: string;
    readonly classrooms: readonly string[];
  }[];
}

const NOBODY: AlikeView = { staff: [], same: [] };
const MOST = 5;

/** Who is called nearly as a new person will be; for a warning, which refuses nothing. */
export const alikeQuery = schoolQuery({
  params: Type.Object(
    { familyName: PersonNamePart, givenName: PersonNamePart, middleName: PersonNamePart },
    { additionalProperties: false },
  ),
  answer: ({ directory, facts }, name): AlikeView => {
    const isWhole = name.familyName.trim() !== '' && name.givenName.trim() !== '';
    if (!isWhole || !can(facts, 'people.add', {}, directory.isOn)) return NOBODY;
    const staff = resemblesStaff(directory, name);
    const wanted = skeletonOf(`${name.familyName}${name.givenName}`);
    return {
      staff: staff.slice(0, MOST).map((id) => nameOf(directory, id)),
      same: directory
        .all('person')
        .filter(
          ({ id, body }) =>
            body.leftAt === 0 &&
            !staff.includes(id) &&
            skeletonOf(`${body.familyName}${body.givenName}`) === wanted,
        )
        .slice(0, MOST)
        .map(({ id, body }) => ({ id, name: listName(body), classrooms: homeroomTitles(directory, id) })),
    };
  },
});

function nameOf(directory: Directory, id: string): string {
  const card = directory.get('person', id);
  return card ? listName(card.body) : '';
}

function homeroomTitles(directory: Directory, person: string): readonly string[] {
  return [...directory.factsOf(person).classrooms].flatMap((id) => {
    const classroom = directory.get('classroom', id)?.body;
    return classroom?.type === 'homeroom' ? [classroom.title] : [];
  });
}
