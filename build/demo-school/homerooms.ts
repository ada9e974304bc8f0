export interface Homeroom {
  readonly title: string;
  readonly grade: number;
  /** Part of the ids of its classes. */
  readonly slug: string;
  readonly pupilCount: number;
}

const PUPIL_COUNTS: Readonly<Record<string, number>> = {
  '1А': 20,
  '2А': 18,
  '3А': 17,
  '4А': 16,
  '5А': 14,
  '5Б': 13,
  '6А': 19,
  '7А': 18,
  '7Б': 26,
  '8А': 17,
  '9А': 13,
  '9Б': 12,
  '10А': 9,
  '11А': 8,
};

/** The 14 homerooms, 220 pupils in all. */
export const HOMEROOMS: readonly Homeroom[] = Object.entries(PUPIL_COUNTS).map(([title, pupilCount]) => {
  const grade = Number.parseInt(title, 10);
  return { title, grade, slug: `${grade}${title.endsWith('Б') ? 'b' : 'a'}`, pupilCount };
});

/** A grade as the files write it. */
export function gradeCode(grade: number): string {
  return String(grade).padStart(2, '0');
}
