import type { Consequence } from '../../../shared/directory/consequence.ts';

/** What happens to one person, in the order in which it is read. */
export interface PersonConsequences {
  readonly person: string;
  readonly changes: readonly Exclude<Consequence, { readonly what: ChatChange }>[];
  /** Titles of chats that end, are offered, and stay. */
  readonly ends: readonly string[];
  readonly offers: readonly string[];
  readonly stays: readonly string[];
}

type ChatChange = 'chatOffered' | 'chatEnds' | 'chatStays';

/** The consequences of an act person by person; whoever is first in the plan stands first. */
export function groupConsequences(all: readonly Consequence[]): readonly PersonConsequences[] {
  const people = new Map<string, Consequence[]>();
  for (const consequence of all) {
    const known = people.get(consequence.person);
    if (known) known.push(consequence);
    else people.set(consequence.person, [consequence]);
  }
  return [...people].map(([person, of]) => ({
    person,
    changes: of.filter((one) => !isChatChange(one)),
    ends: titles(of, 'chatEnds'),
    offers: titles(of, 'chatOffered'),
    stays: titles(of, 'chatStays'),
  }));
}

function isChatChange(one: Consequence): one is Extract<Consequence, { readonly what: ChatChange }> {
  return one.what === 'chatOffered' || one.what === 'chatEnds' || one.what === 'chatStays';
}

function titles(of: readonly Consequence[], what: ChatChange): readonly string[] {
  return of.flatMap((one) => (isChatChange(one) && one.what === what ? [one.title] : []));
}

/** Ids of the classes that the consequences name. */
export function classroomsOf(all: readonly Consequence[]): readonly string[] {
  return [...new Set(all.flatMap((one) => ('classroom' in one ? [one.classroom] : [])))];
}
