import type { PersonRow } from '../../../shared/replica/views.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export const PEOPLE_FILTERS = ['all', 'pupil', 'teacher', 'parent', 'staff'] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

export interface PeopleQuery {
  readonly text: string;
  readonly filter: PeopleFilter;
  /** Title of a class, '' for any. */
  readonly classroom: string;
}

export const EVERYONE: PeopleQuery = { text: '', filter: 'all', classroom: '' };

/** What a person is found by, folded once per list and not once per letter typed. */
export function searchTexts(people: readonly PersonRow[]): readonly string[] {
  return people.map(({ name, position, classrooms }) =>
    foldForSearch([name, position, ...classrooms].join(' ')),
  );
}

export function filterPeople(
  people: readonly PersonRow[],
  texts: readonly string[],
  query: PeopleQuery,
): readonly PersonRow[] {
  const text = query.text.trim();
  if (text === '' && query.filter === 'all' && query.classroom === '') return people;
  return people.filter(
    (person, index) =>
      hasRole(person, query.filter) &&
      (query.classroom === '' || person.classrooms.includes(query.classroom)) &&
      (text === '' || matches(texts[index] ?? '', text)),
  );
}

function hasRole({ roles }: PersonRow, filter: PeopleFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'staff':
      return roles.some((role) => role !== 'pupil' && role !== 'parent');
    case 'pupil':
    case 'teacher':
    case 'parent':
      return roles.includes(filter);
  }
}
