import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import type { KinshipBody } from '../../schema/kinship.ts';
import { listName } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import type { Invitable } from './invitable.ts';
import { schoolQuery } from './school-query.ts';

/** Who the parents of a pupil are, for whoever may say so. */
export interface PupilFamily {
  readonly parents: readonly {
    readonly person: string;
    readonly name: string;
    readonly relation: KinshipBody['relation'];
  }[];
  /** Grown-ups of the school who are not among them, by name. */
  readonly others: readonly Invitable[];
}

/** Undefined where it is no pupil, or not the reader's to say. */
export const familyQuery = schoolQuery({
  params: Type.Object({ child: Id }, { additionalProperties: false }),
  answer: ({ directory, facts }, { child }): PupilFamily | undefined => {
    const person = directory.factsOf(child);
    const isPupil = person.isPresent && person.roles.includes('pupil');
    if (!isPupil || !can(facts, 'family.edit', { person }, directory.isOn)) return undefined;
    const ties = directory
      .about('kinship', child)
      .filter(({ body }) => body.isActive && body.child === child);
    const guardians = new Set(ties.map(({ body }) => body.guardian));
    const nameOf = (id: string) => {
      const card = directory.get('person', id);
      return card ? listName(card.body) : '';
    };
    return {
      parents: ties
        .map(({ body }) => ({ person: body.guardian, name: nameOf(body.guardian), relation: body.relation }))
        .sort((a, b) => BY_TITLE.compare(a.name, b.name)),
      others: directory
        .all('person')
        .filter(({ id, body }) => !body.roles.includes('pupil') && body.leftAt === 0 && !guardians.has(id))
        .map(({ id, body }) => ({ id, name: listName(body), about: body.position }))
        .sort((a, b) => BY_TITLE.compare(a.name, b.name)),
    };
  },
});
