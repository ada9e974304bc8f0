import { areOverlapping, type EnrollmentContext, type PlacedEnrollment } from './enrollments.ts';

/**
 * What a school expects of its classes: one class teacher at a time (two are refused, none is warned about),
 * and each pupil in one class.
 */
export function checkHomerooms(placed: readonly PlacedEnrollment[], context: EnrollmentContext): void {
  const { rows, classrooms, people, problems } = context;
  const { file } = rows.enrollments;
  const isCurrent = ({ enrollment }: PlacedEnrollment): boolean =>
    enrollment.ends === '' || enrollment.ends >= context.today;
  const inHomerooms = placed.filter(
    (entry) => classrooms.get(entry.enrollment.classroom)?.kind === 'homeroom',
  );
  const teachers = inHomerooms.filter(({ enrollment }) => enrollment.role === 'classTeacher');
  const pupils = inHomerooms.filter(({ enrollment }) => enrollment.role === 'pupil');
  for (const { first, second } of overlaps(teachers, (entry) => entry.enrollment.classroom)) {
    const value = classrooms.get(second.enrollment.classroom)?.title ?? '';
    const details = { firstLine: first.line };
    problems.add({
      file,
      line: second.line,
      column: 'primary',
      reason: 'class-teacher-several',
      value,
      details,
    });
  }
  for (const { first, second } of overlaps(pupils, (entry) => entry.enrollment.person)) {
    const value = second.enrollment.person;
    const details = { firstLine: first.line };
    problems.add({ file, line: second.line, reason: 'pupil-two-homerooms', value, details });
  }
  const led = new Set(teachers.filter(isCurrent).map(({ enrollment }) => enrollment.classroom));
  const placedPupils = new Set(pupils.filter(isCurrent).map(({ enrollment }) => enrollment.person));
  const homerooms = [...classrooms.values()].filter((classroom) => classroom.kind === 'homeroom');
  for (const { sourcedId, title } of homerooms.filter((classroom) => !led.has(classroom.sourcedId))) {
    const line = rows.classes.rows.get(sourcedId)?.line ?? 0;
    problems.add({ file: rows.classes.file, line, reason: 'class-teacher-missing', value: title });
  }
  if (homerooms.length === 0) return;
  for (const { sourcedId, roles } of people.values()) {
    if (!roles.includes('pupil') || placedPupils.has(sourcedId)) continue;
    const line = rows.users.rows.get(sourcedId)?.line ?? 0;
    problems.add({ file: rows.users.file, line, reason: 'pupil-without-homeroom', value: sourcedId });
  }
}

interface Overlap {
  readonly first: PlacedEnrollment;
  readonly second: PlacedEnrollment;
}

/** For each entry that shares days with an earlier one of its group, the first such. */
function overlaps(
  entries: readonly PlacedEnrollment[],
  groupOf: (entry: PlacedEnrollment) => string,
): readonly Overlap[] {
  const groups = new Map<string, PlacedEnrollment[]>();
  const found: Overlap[] = [];
  for (const second of entries) {
    const group = groups.get(groupOf(second));
    if (group === undefined) {
      groups.set(groupOf(second), [second]);
      continue;
    }
    const first = group.find((entry) => areOverlapping(entry.enrollment, second.enrollment));
    if (first !== undefined) found.push({ first, second });
    group.push(second);
  }
  return found;
}
