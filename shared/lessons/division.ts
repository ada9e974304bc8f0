import type { AuthorPart } from '../schema/envelope.ts';
import type { SplitBody } from '../schema/split.ts';
import { newestOf } from './on-air.ts';

/** The people of each group, in the order of the groups; none while all are together. */
export type Groups = readonly (readonly string[])[];

const TOGETHER: Groups = [];

/** The word that decides how a session is divided, undefined before the first one. */
export function decidingSplit(about: Iterable<AuthorPart>): SplitBody | undefined {
  return newestOf(about, 'split')?.body;
}

/**
 * The groups at a time.
 * @param now hub time in milliseconds
 */
export function groupsAt(split: SplitBody | undefined, now: number): Groups {
  if (!split || (split.untilMs > 0 && split.untilMs <= now)) return TOGETHER;
  return split.groups;
}

/** The number of a person's group, from 1; 0 in the main room. */
export function groupOf(groups: Groups, person: string): number {
  return groups.findIndex((people) => people.includes(person)) + 1;
}

/** The same groups with a person in another one, or in the main room (0). */
export function moved(groups: Groups, person: string, to: number): Groups {
  return groups.map((people, index) => {
    const others = people.filter((one) => one !== person);
    return index + 1 === to ? [...others, person] : others;
  });
}

/** Whether nobody stands in two places. */
export function isEachOnce(groups: Groups): boolean {
  const all = groups.flat();
  return new Set(all).size === all.length;
}

/**
 * Groups of as equal size as can be.
 * @param chance gives numbers from 0 to below 1
 */
export function byChance(people: readonly string[], count: number, chance: () => number): Groups {
  const waiting = [...people];
  const groups: string[][] = Array.from({ length: count }, () => []);
  for (let n = 0; waiting.length > 0; n += 1) {
    const [next] = waiting.splice(Math.min(waiting.length - 1, Math.floor(chance() * waiting.length)), 1);
    if (next !== undefined) groups[n % count]?.push(next);
  }
  return groups;
}
