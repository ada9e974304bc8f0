import type { ClassRow } from '../../../shared/replica/school/classes-query.ts';

/** Classes that are sorted by grade, grade by grade; those without one last. */
export function groupByGrade(
  classes: readonly ClassRow[],
): readonly { readonly grade: number; readonly classes: readonly ClassRow[] }[] {
  const groups = [...Map.groupBy(classes, ({ grade }) => grade)].map(([grade, of]) => ({
    grade,
    classes: of,
  }));
  return groups.sort((a, b) => (a.grade || Infinity) - (b.grade || Infinity));
}
