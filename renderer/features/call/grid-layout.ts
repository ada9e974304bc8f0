import type { LessonPerson } from '../lesson/people-on-lesson.ts';

/** More on one page would be too small to know a face by at 1366×768. */
const MOST_ON_PAGE = 9;

/** How the tiles of one page stand. */
export interface GridPage {
  readonly people: readonly LessonPerson[];
  readonly columns: number;
  readonly pageCount: number;
  /** The page that is shown, which may be nearer than the one that was asked for. */
  readonly page: number;
}

/**
 * One page of people: whoever speaks or shows something is moved to the first page, and nobody else moves, so that
 * faces stay where they are. Oneself comes last.
 * @param page from 0
 */
export function gridPage(people: readonly LessonPerson[], page: number): GridPage {
  const ordered = people.toSorted((a, b) => Number(a.isOwn) - Number(b.isOwn));
  const first = withSpeakers(ordered, MOST_ON_PAGE);
  const pageCount = Math.max(1, Math.ceil(first.length / MOST_ON_PAGE));
  const shown = Math.min(Math.max(0, page), pageCount - 1);
  const on = first.slice(shown * MOST_ON_PAGE, (shown + 1) * MOST_ON_PAGE);
  return { people: on, columns: columnsFor(on.length), pageCount, page: shown };
}

/** Whoever matters and stands further down takes the place of somebody silent on the first page. */
function withSpeakers(people: readonly LessonPerson[], most: number): readonly LessonPerson[] {
  const first = people.slice(0, most);
  const rest = people.slice(most);
  for (const [index, person] of rest.entries()) {
    if (!matters(person)) continue;
    const silent = first.findLastIndex((one) => !matters(one));
    const moved = first[silent];
    if (!moved) break;
    first[silent] = person;
    rest[index] = moved;
  }
  return [...first, ...rest];
}

function matters(person: LessonPerson): boolean {
  return person.isSpeaking || person.picture?.source === 'screen';
}

function columnsFor(count: number): number {
  if (count <= 1) return 1;
  if (count <= 4) return 2;
  return 3;
}
