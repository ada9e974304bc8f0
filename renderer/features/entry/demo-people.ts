import type { DemoPerson } from '../../../shared/ipc/values.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export type PersonEntry =
  | { readonly kind: 'heading'; readonly key: string; readonly role: Role; readonly count: number }
  | { readonly kind: 'person'; readonly key: string; readonly person: DemoPerson };

const ORDER: readonly Role[] = ['head', 'deputy', 'administrator', 'teacher', 'staff', 'parent', 'pupil'];

/** People who match the query, under the heading of their first role in the order of a school's list. */
export function groupByRole(people: readonly DemoPerson[], query: string): readonly PersonEntry[] {
  const found = query.trim() === '' ? people : people.filter((person) => matches(searchText(person), query));
  const groups = new Map<Role, DemoPerson[]>();
  for (const person of found) {
    const role = ORDER.find((candidate) => person.roles.includes(candidate)) ?? 'staff';
    groups.set(role, [...(groups.get(role) ?? []), person]);
  }
  return ORDER.flatMap((role): readonly PersonEntry[] => {
    const group = groups.get(role);
    if (!group) return [];
    return [
      { kind: 'heading', key: `role ${role}`, role, count: group.length },
      ...group.map((person): PersonEntry => ({ kind: 'person', key: person.id, person })),
    ];
  });
}

function searchText(person: DemoPerson): string {
  return foldForSearch([person.name, person.position, ...person.classrooms].join(' '));
}
