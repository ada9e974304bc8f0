import type { Directory } from '../../shared/directory/directory.ts';
import { skeletonOf } from '../../shared/directory/look-alikes.ts';
import { isStaff, listName } from '../../shared/schema/person.ts';
import type { Roster } from './roster.ts';

type Name = Parameters<typeof listName>[0];

/**
 * Staff who were entered by hand before there were lists, such as the head and the administrator of the
 * founding: where exactly one of them and exactly one of the roster's staff have a full name, they are one
 * person, and the roster's id becomes theirs. Pupils and parents are never matched by name.
 */
export function adoptedStaff(roster: Roster, directory: Directory): ReadonlyMap<string, string> {
  const byHand = new Map<string, string[]>();
  for (const { id, body } of directory.all('person')) {
    if (body.leftAt > 0 || !isStaff(body)) continue;
    const contacts = directory.about('contact', id);
    if (contacts.some((contact) => contact.body.sourcedId !== '')) continue;
    add(byHand, nameKey(body), id);
  }
  const named = new Map<string, string[]>();
  for (const person of roster.people) {
    if (isStaff(person)) add(named, nameKey(person), person.sourcedId);
  }
  const adopted = new Map<string, string>();
  for (const [name, [sourcedId, ...others]] of named) {
    const [id, ...namesakes] = byHand.get(name) ?? [];
    if (sourcedId === undefined || id === undefined || others.length + namesakes.length > 0) continue;
    adopted.set(sourcedId, id);
  }
  return adopted;
}

function nameKey(name: Name): string {
  return skeletonOf(listName(name));
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
