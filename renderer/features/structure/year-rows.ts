import type { YearStep } from '../../../shared/acts/year-turn.ts';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { skeletonOf } from '../../../shared/directory/look-alikes.ts';
import type { YearRow } from '../../../shared/replica/school/classes-year-query.ts';

/** What is decided otherwise than proposed, by class. */
export type YearChanges = ReadonlyMap<string, Partial<Pick<YearRow, 'to' | 'title'>>>;

/** The proposal with what was decided otherwise. */
export function yearRows(proposed: readonly YearRow[], changes: YearChanges): readonly YearRow[] {
  return proposed.map((row) => {
    const changed = changes.get(row.classroom);
    if (!changed) return row;
    const to = changed.to ?? row.to;
    // A class that was proposed to leave or to stay and goes on after all is one grade higher then.
    const grade = to === 'promote' && row.to !== 'promote' ? Math.min(12, row.gradeNow + 1) : row.grade;
    return { ...row, to, title: changed.title ?? row.title, grade };
  });
}

export function yearSteps(rows: readonly YearRow[]): readonly YearStep[] {
  return rows.map(({ classroom, to, title, grade }) => ({ classroom, to, title: title.trim(), grade }));
}

/** The classes of which the new title is missing, or is that of another class in the new year. */
export function unfitTitles(rows: readonly YearRow[]): ReadonlySet<string> {
  const byTitle = new Map<string, string[]>();
  const unfit = new Set<string>();
  for (const { classroom, to, title, titleNow } of rows) {
    if (to === 'leave') continue;
    const skeleton = skeletonOf(to === 'promote' ? title : titleNow);
    if (skeleton === '') unfit.add(classroom);
    else byTitle.set(skeleton, [...(byTitle.get(skeleton) ?? []), classroom]);
  }
  for (const classes of byTitle.values()) if (classes.length > 1) for (const one of classes) unfit.add(one);
  return unfit;
}

export interface YearNumbers {
  readonly promoted: number;
  readonly ending: number;
  /** Pupils who go on with their class, and who leave with it. */
  readonly pupilsGoOn: number;
  readonly pupilsLeave: number;
  /** People who leave the school besides the pupils: parents without another child here. */
  readonly othersLeave: number;
  readonly chatsEnd: number;
}

/** What the turn of the year does, in numbers. */
export function yearNumbers(rows: readonly YearRow[], consequences: readonly Consequence[]): YearNumbers {
  const sum = (to: YearRow['to']) => rows.reduce((total, row) => total + (row.to === to ? row.pupils : 0), 0);
  const leaving = new Set(consequences.flatMap(({ person, what }) => (what === 'leaves' ? [person] : [])));
  const pupils = new Set(
    consequences.flatMap((one) => (one.what === 'classEnds' && leaving.has(one.person) ? [one.person] : [])),
  );
  const chats = new Set(consequences.flatMap((one) => (one.what === 'chatEnds' ? [one.chat] : [])));
  return {
    promoted: rows.filter(({ to }) => to === 'promote').length,
    ending: rows.filter(({ to }) => to === 'leave').length,
    pupilsGoOn: sum('promote') + sum('keep'),
    pupilsLeave: pupils.size,
    othersLeave: leaving.size - pupils.size,
    chatsEnd: chats.size,
  };
}
