import { useQuery } from '../../bridge/use-query.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';

/**
 * The mark of somebody of whom only the id is at hand. It goes by the name card in the replica and never by
 * the name that a call shows.
 */
export function MarkOf({ person }: { readonly person: string }) {
  const people = useQuery('people', {});
  const card = people.isReady ? people.value.people.find(({ id }) => id === person) : undefined;
  return card ? <PersonMark person={card} /> : null;
}
