import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { AddPeople } from '../console-people/AddPeople.tsx';

/** Somebody new, from the list of people: the same dialog as in the console. */
export function AddPerson() {
  const { place } = useNavigation();
  return place.panel === 'addPerson' ? <AddDialog /> : null;
}

function AddDialog() {
  const { go } = useNavigation();
  const answer = useQuery('school.people', {});
  if (!answer.isReady || !answer.value) return null;
  return (
    <AddPeople
      view={answer.value}
      isOpen
      onClose={() => go({ to: 'panel', panel: 'none' })}
      onAdded={(person) => go({ to: 'person', person })}
    />
  );
}
