import type { PersonFacts } from '../permissions/facts.ts';
import { isOffered } from '../permissions/offers.ts';
import type { Consequence } from './consequence.ts';
import type { Directory } from './directory.ts';

/**
 * Everything that a plan changes for these people: the state before and after it, compared. It goes by whom
 * a chat is for and not by who has joined it, because that is nobody else's to know (clause E-2.3).
 */
export function consequencesOf(
  before: Directory,
  after: Directory,
  people: Iterable<string>,
): readonly Consequence[] {
  return [...new Set(people)].flatMap((person) => forPerson(person, before, after));
}

function forPerson(person: string, before: Directory, after: Directory): readonly Consequence[] {
  const old = before.factsOf(person);
  const now = after.factsOf(person);
  const found: Consequence[] = [];
  if (!old.isPresent && now.isPresent) found.push({ person, what: 'enters' });
  if (old.isPresent && !now.isPresent) found.push({ person, what: 'leaves' });
  if (old.isPresent && now.isPresent && old.isVerified !== now.isVerified) {
    found.push({ person, what: now.isVerified ? 'confirmed' : 'unconfirmed' });
  }
  for (const role of difference(now.roles, old.roles)) found.push({ person, what: 'roleBegins', role });
  for (const role of difference(old.roles, now.roles)) found.push({ person, what: 'roleEnds', role });
  for (const classroom of difference(old.classrooms, now.classrooms))
    found.push({ person, what: 'classEnds', classroom });
  for (const classroom of difference(now.classrooms, old.classrooms))
    found.push({ person, what: 'classBegins', classroom });
  for (const classroom of difference(old.childrensClassrooms, now.childrensClassrooms))
    found.push({ person, what: 'familyClassEnds', classroom });
  for (const classroom of difference(now.childrensClassrooms, old.childrensClassrooms))
    found.push({ person, what: 'familyClassBegins', classroom });
  const chats = chatChanges(person, { directory: before, facts: old }, { directory: after, facts: now });
  const hasChanged = found.length > 0 || chats.some(({ what }) => what !== 'chatStays');
  return hasChanged ? [...found, ...chats] : [];
}

interface Side {
  readonly directory: Directory;
  readonly facts: PersonFacts;
}

function chatChanges(person: string, old: Side, now: Side): readonly Consequence[] {
  const earlier = old.directory.chats();
  const later = now.directory.chats();
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((chat): Consequence[] => {
    const was = earlier.get(chat);
    const is = later.get(chat);
    const wasFor = was !== undefined && isOffered(was, old.facts, chat);
    const isFor = is !== undefined && isOffered(is, now.facts, chat);
    const title = (is ?? was)?.title ?? '';
    if (wasFor && !isFor) return [{ person, what: 'chatEnds', chat, title }];
    if (!wasFor && isFor) return [{ person, what: 'chatOffered', chat, title }];
    return isFor ? [{ person, what: 'chatStays', chat, title }] : [];
  });
}

function difference<V>(of: Iterable<V>, without: Iterable<V>): readonly V[] {
  const others = new Set(without);
  return [...of].filter((one) => !others.has(one));
}
