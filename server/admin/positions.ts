import type { Roster, RosterPerson } from '../roster/roster.ts';

/** «учитель …»: what a subject is called after the word «учитель», for the subjects schools have. */
const TEACHER_OF: readonly (readonly [RegExp, string])[] = [
  [/алгебр|геометр|математик|вероятност/i, 'математики'],
  [/русск/i, 'русского языка и литературы'],
  [/литератур|чтени/i, 'русского языка и литературы'],
  [/физическ|физкультур/i, 'физкультуры'],
  [/физик/i, 'физики'],
  [/хими/i, 'химии'],
  [/биолог/i, 'биологии'],
  [/географ/i, 'географии'],
  [/истори/i, 'истории'],
  [/обществ/i, 'обществознания'],
  [/английск|иностран/i, 'английского языка'],
  [/немецк/i, 'немецкого языка'],
  [/информатик/i, 'информатики'],
  [/музык/i, 'музыки'],
  [/изобраз|изо\b/i, 'изобразительного искусства'],
  [/технолог|труд/i, 'труда (технологии)'],
  [/обж|безопасн|защит/i, 'основ безопасности'],
  [/окружающ/i, 'начальных классов'],
];

/** What each person is in the school, in one line, by roster id; '' for pupils and parents. */
export function positionsOf(roster: Roster): ReadonlyMap<string, string> {
  const taught = new Map<string, Set<string>>();
  const ledBy = new Map<string, string[]>();
  const classrooms = new Map(roster.classrooms.map((classroom) => [classroom.sourcedId, classroom]));
  for (const { person, classroom, role } of roster.enrollments) {
    const place = classrooms.get(classroom);
    if (!place || role === 'pupil') continue;
    if (place.kind === 'homeroom') {
      if (role === 'classTeacher') ledBy.set(person, [...(ledBy.get(person) ?? []), place.title]);
      continue;
    }
    const subjects = taught.get(person) ?? new Set<string>();
    const name = place.subjects[0] ?? place.title;
    const found = (place.grade ?? 5) <= 4 ? 'начальных классов' : teacherOf(name);
    if (found) subjects.add(found);
    taught.set(person, subjects);
  }
  return new Map(
    roster.people.map((person) => [
      person.sourcedId,
      positionOf(person, [...(taught.get(person.sourcedId) ?? [])], ledBy.get(person.sourcedId) ?? []),
    ]),
  );
}

function teacherOf(subject: string): string | undefined {
  return TEACHER_OF.find(([pattern]) => pattern.test(subject))?.[1];
}

function positionOf(person: RosterPerson, subjects: readonly string[], led: readonly string[]): string {
  const parts: string[] = [];
  if (person.roles.includes('head')) parts.push('директор');
  if (person.roles.includes('deputy')) parts.push('заместитель директора');
  const taught = subjects.includes('начальных классов') ? ['начальных классов'] : subjects.slice(0, 2);
  if (taught.length > 0) parts.push(`учитель ${taught.join(', ')}`);
  else if (person.roles.includes('teacher') && parts.length === 0) parts.push('учитель');
  if (led.length > 0) parts.push(`классный руководитель ${led.join(', ')}`);
  if (parts.length === 0 && person.roles.includes('staff')) parts.push('сотрудник школы');
  if (parts.length === 0 && person.roles.includes('administrator')) parts.push('администратор');
  return parts.join(', ').slice(0, 80);
}
