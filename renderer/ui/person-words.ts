import type { PersonBrief } from '../../shared/replica/views.ts';
import type { Translate } from '../i18n/translator.ts';

/** What a person is in the school: the position where there is one, otherwise the roles in words. */
export function personWords(person: Pick<PersonBrief, 'position' | 'roles'>, t: Translate): string {
  return person.position || person.roles.map((role) => t(`role.${role}`)).join(', ');
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
