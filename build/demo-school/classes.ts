import { CLASS_TEACHER, CLUBS, TAUGHT_SUBJECTS, type Club } from './curriculum.ts';
import { gradeCode, HOMEROOMS, type Homeroom } from './homerooms.ts';
import type { PupilAccount } from './people.ts';
import type { Random } from './random.ts';
import { leaderOf, staffMember } from './staff.ts';

export interface DemoClass {
  readonly id: string;
  readonly title: string;
  readonly kind: 'homeroom' | 'scheduled';
  readonly grades: readonly string[];
  readonly courseId: string;
  readonly subject: string;
  readonly teacherId: string;
  readonly pupilIds: readonly string[];
}

export interface DemoCourse {
  readonly id: string;
  readonly title: string;
  readonly grades: readonly string[];
  readonly subject: string;
}

const CLUB_SUBJECT = 'Внеурочная деятельность';
const HOMEROOM_COURSE: DemoCourse = { id: 'course-homeroom', title: 'Класс', grades: [], subject: '' };

/** Homerooms, then the subject groups of each homeroom, then the clubs. */
export function makeClasses(pupils: readonly PupilAccount[], random: Random): readonly DemoClass[] {
  const subjectGroups = HOMEROOMS.flatMap((homeroom) => subjectGroupsOf(homeroom, pupils));
  const clubs = CLUBS.map((club) => clubClass(club, pupils, random));
  return [...HOMEROOMS.map((homeroom) => homeroomClass(homeroom, pupils)), ...subjectGroups, ...clubs];
}

export function makeCourses(): readonly DemoCourse[] {
  const subjects = TAUGHT_SUBJECTS.flatMap(({ subject, slug, grades }) =>
    grades.map((grade) => ({
      id: subjectCourseId(slug, grade),
      title: `${subject}, ${grade} класс`,
      grades: [gradeCode(grade)],
      subject,
    })),
  );
  const clubs = CLUBS.map(({ title, slug, grades }) => ({
    id: `course-${slug}`,
    title,
    grades: grades.map(gradeCode),
    subject: CLUB_SUBJECT,
  }));
  return [HOMEROOM_COURSE, ...subjects, ...clubs];
}

function homeroomClass({ title, slug, grade }: Homeroom, pupils: readonly PupilAccount[]): DemoClass {
  return {
    id: `class-${slug}`,
    title,
    kind: 'homeroom',
    grades: [gradeCode(grade)],
    courseId: HOMEROOM_COURSE.id,
    subject: HOMEROOM_COURSE.subject,
    teacherId: leaderOf(title).id,
    pupilIds: idsIn(title, pupils),
  };
}

function subjectGroupsOf({ title, slug, grade }: Homeroom, pupils: readonly PupilAccount[]): DemoClass[] {
  return TAUGHT_SUBJECTS.filter(({ grades }) => grades.includes(grade)).map((taught) => ({
    id: `class-${slug}-${taught.slug}`,
    title: `${taught.subject}, ${title}`,
    kind: 'scheduled',
    grades: [gradeCode(grade)],
    courseId: subjectCourseId(taught.slug, grade),
    subject: taught.subject,
    teacherId: taught.teacher === CLASS_TEACHER ? leaderOf(title).id : staffMember(taught.teacher).id,
    pupilIds: idsIn(title, pupils),
  }));
}

function clubClass(club: Club, pupils: readonly PupilAccount[], random: Random): DemoClass {
  const invited = pupils.filter(({ homeroom }) => club.grades.includes(Number.parseInt(homeroom, 10)));
  const members = new Set(random.shuffled(invited).slice(0, club.memberCount));
  return {
    id: `club-${club.slug}`,
    title: club.title,
    kind: 'scheduled',
    grades: club.grades.map(gradeCode),
    courseId: `course-${club.slug}`,
    subject: CLUB_SUBJECT,
    teacherId: staffMember(club.teacher).id,
    pupilIds: invited.filter((pupil) => members.has(pupil)).map(({ id }) => id),
  };
}

function subjectCourseId(slug: string, grade: number): string {
  return `course-${slug}-${gradeCode(grade)}`;
}

function idsIn(homeroom: string, pupils: readonly PupilAccount[]): readonly string[] {
  return pupils.filter((pupil) => pupil.homeroom === homeroom).map(({ id }) => id);
}
