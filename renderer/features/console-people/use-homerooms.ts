import { useQuery } from '../../bridge/use-query.ts';
import type { SelectOption } from '../../ui/SelectField.tsx';

/** The open classes of the school, to choose one of. */
export function useHomerooms(): readonly SelectOption[] {
  const answer = useQuery('school.people', {});
  const classrooms = answer.isReady ? (answer.value?.classrooms ?? []) : [];
  return classrooms.map(({ id, title }) => ({ id, title }));
}
