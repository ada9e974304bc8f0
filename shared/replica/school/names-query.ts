import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { listName } from '../../schema/person.ts';
import { schoolQuery } from './school-query.ts';

export interface NamesView {
  /** List names by id; people of whom nothing is known here are left out. */
  readonly people: Readonly<Record<string, string>>;
  /** Classes, subjects and clubs by id. */
  readonly classrooms: Readonly<Record<string, { readonly title: string; readonly type: ClassroomType }>>;
}

const Ids = Type.Array(Id, { maxItems: 500 });

/** What people and classes are called, also those who have left. */
export const namesQuery = schoolQuery({
  params: Type.Object({ people: Ids, classrooms: Ids }, { additionalProperties: false }),
  answer: ({ directory }, { people, classrooms }): NamesView => ({
    people: Object.fromEntries(
      people.flatMap((id) => {
        const card = directory.get('person', id);
        return card ? [[id, listName(card.body)]] : [];
      }),
    ),
    classrooms: Object.fromEntries(
      classrooms.flatMap((id) => {
        const classroom = directory.get('classroom', id);
        if (!classroom) return [];
        const { title, type } = classroom.body;
        return [[id, { title, type }]];
      }),
    ),
  }),
});
