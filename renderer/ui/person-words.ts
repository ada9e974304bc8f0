import type { PersonBrief } from '../../shared/replica/views.ts';
import type { Role } from '../../shared/schema/person.ts';

/**
 * What a person is in the school: the position where there is one, otherwise the roles in words.
 * @param roleWord how this school calls a role
 */
export function personWords(
  person: Pick<PersonBrief, 'position' | 'roles'>,
  roleWord: (role: Role) => string,
): string {
  return person.position || person.roles.map(roleWord).join(', ');
}

/** Folds what people type differently: case, ё and е. */
export function foldForSearch(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}

/** Whether every word of the query begins or stands inside a word of the text. */
export function matches(folded: string, query: string): boolean {
  return foldForSearch(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}
