import type { ClassesView, ClassRow } from '../../../shared/replica/school/classes-query.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export const SHOWN = ['all', 'noLeader', 'outside'] as const;
export type Shown = (typeof SHOWN)[number];

/**
 * The classes and clubs that fit what is searched for, by title or leader, and what is to be shown.
 * @param entered who has come in, by what the hub says
 */
export function filterClasses(
  view: ClassesView,
  { text, shown }: { readonly text: string; readonly shown: Shown },
  entered: ReadonlySet<string>,
): ClassesView {
  const wanted = text.trim();
  if (wanted === '' && shown === 'all') return view;
  const fits = (row: ClassRow) =>
    (wanted === '' || matches(foldForSearch([row.title, ...row.leaders].join(' ')), wanted)) &&
    (shown !== 'noLeader' || row.leaders.length === 0) &&
    (shown !== 'outside' || row.outside.some((id) => !entered.has(id)));
  return {
    ...view,
    classes: view.classes.filter(fits),
    clubs: view.clubs.filter(fits),
    associations: view.associations.filter(fits),
    archived: shown === 'all' ? view.archived.filter(fits) : [],
  };
}
