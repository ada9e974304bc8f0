import type { VaultPerson } from '../../../shared/ipc/vault-channels.ts';

/** People whose name holds every word of the query; ё counts as е. */
export function namesMatching(people: readonly VaultPerson[], query: string): readonly VaultPerson[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return people.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

/** The school of everybody here; '' when it is not one and the same. */
export function onlySchool(people: readonly VaultPerson[]): string {
  const titles = new Set(people.map(({ schoolTitle }) => schoolTitle));
  const [title = ''] = titles;
  return titles.size === 1 ? title : '';
}

function plain(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}
