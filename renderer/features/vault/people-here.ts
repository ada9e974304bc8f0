import type { VaultPerson } from '../../../shared/ipc/vault-channels.ts';

/** People whose name holds every word of the query; ё counts as е. */
export function namesMatching(people: readonly VaultPerson[], query: string): readonly VaultPerson[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return people.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

function plain(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}
