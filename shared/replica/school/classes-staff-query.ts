import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { isPedagogical, listName } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import { schoolQuery } from './school-query.ts';

export interface StaffChoice {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly isVerified: boolean;
}

/** Who can be attached to a class (clause P-2.1(8)), the confirmed first; nobody for whoever may not open the console. */
export const classesStaffQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): readonly StaffChoice[] => {
    if (!can(facts, 'console.open')) return [];
    return directory
      .all('person')
      .flatMap(({ id, body }): StaffChoice[] => {
        if (body.leftAt > 0 || !isPedagogical(body)) return [];
        return [{ id, name: listName(body), position: body.position, isVerified: body.isVerified }];
      })
      .sort((a, b) => Number(b.isVerified) - Number(a.isVerified) || BY_TITLE.compare(a.name, b.name));
  },
});
