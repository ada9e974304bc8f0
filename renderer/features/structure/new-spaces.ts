import { skeletonOf } from '../../../shared/directory/look-alikes.ts';
import type { ClassRow } from '../../../shared/replica/school/classes-query.ts';

export interface WantedSpaces {
  readonly spaces: readonly { readonly homeroom: string; readonly subject: string }[];
  /** What there is already, in words: «Алгебра, 7Б». */
  readonly present: readonly string[];
}

/** A space for each class and subject, without those that there are already, whatever letters they are typed with. */
export function wantedSpaces(
  classes: readonly Pick<ClassRow, 'id' | 'title' | 'subjects'>[],
  subjects: readonly string[],
): WantedSpaces {
  const once = [...new Map(subjects.map((subject) => [skeletonOf(subject), subject])).values()];
  const pairs = classes.flatMap((one) => {
    const has = new Set(one.subjects.map(skeletonOf));
    return once.map((subject) => ({ one, subject, isThere: has.has(skeletonOf(subject)) }));
  });
  return {
    spaces: pairs.flatMap(({ one, subject, isThere }) => (isThere ? [] : [{ homeroom: one.id, subject }])),
    present: pairs.flatMap(({ one, subject, isThere }) => (isThere ? [`${subject}, ${one.title}`] : [])),
  };
}
