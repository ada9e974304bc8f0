import { useQuery } from '../../bridge/use-query.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import type { PaneProps } from '../console/panes.ts';
import { ClassCard } from './ClassCard.tsx';
import { ClassList } from './ClassList.tsx';
import { YearTurn } from './YearTurn.tsx';

/** The word in the pane's filter under which the turn of the year is found. */
export const YEAR = 'year';

/** The classes and clubs of the school, one of them, or the turn of the year. */
export default function ClassesPane({ filter, open }: PaneProps) {
  const answer = useQuery('school.classes', {});
  if (open !== '') return <ClassCard key={open} classroom={open} />;
  if (filter === YEAR) return <YearTurn />;
  if (!answer.isReady || !answer.value) return <SkeletonRows count={10} />;
  return <ClassList view={answer.value} first={filter === 'noTeacher' ? 'noLeader' : 'all'} />;
}
