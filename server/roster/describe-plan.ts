import { fullName, type Change, type EntryPlan, type RosterPlan } from './plan.ts';
import type { RosterClassroom, RosterPerson, RosterRole } from './roster.ts';

/** How many entries of a sort are listed by name. */
const LISTED = 20;

interface Words {
  readonly school: string;
  readonly schoolKinds: Readonly<Record<RosterPlan['school']['kind'], string>>;
  readonly people: string;
  readonly classrooms: string;
  readonly enrollments: string;
  readonly families: string;
  readonly moves: string;
  readonly counts: (counts: Counts) => string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly endsMostPeople: string;
  readonly roles: Readonly<Record<RosterRole, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
}

const WORDS: Readonly<Record<'ru' | 'en', Words>> = {
  ru: {
    school: 'Школа',
    schoolKinds: {
      new: 'первая загрузка',
      same: 'без изменений',
      renamed: 'изменены сведения',
      other: 'ДРУГАЯ ШКОЛА',
    },
    people: 'Люди',
    classrooms: 'Классы и группы',
    enrollments: 'Зачисления',
    families: 'Семьи',
    moves: 'Переводы',
    counts: ({ added, changed, ended, unchanged }) =>
      `добавится ${added}, изменится ${changed}, завершится ${ended}, без изменений ${unchanged}`,
    more: (count) => `… и ещё ${count}`,
    nothing: 'Загрузка ничего не изменит.',
    endsMostPeople: 'Внимание: выбывает половина людей или больше. Проверьте, тот ли это файл.',
    roles: {
      pupil: 'ученик',
      head: 'директор',
      deputy: 'заместитель',
      administrator: 'администратор',
      teacher: 'учитель',
      staff: 'сотрудник',
      parent: 'родитель',
    },
    fields: {
      familyName: 'фамилия',
      givenName: 'имя',
      middleName: 'отчество',
      roles: 'роли',
      isEnabled: 'доступ',
      email: 'почта',
      phone: 'телефон',
      sms: 'номер для SMS',
      grade: 'параллель',
      title: 'название',
      kind: 'вид',
      courseSourcedId: 'курс',
      subjects: 'предметы',
      terms: 'периоды',
    },
  },
  en: {
    school: 'School',
    schoolKinds: {
      new: 'first import',
      same: 'unchanged',
      renamed: 'details changed',
      other: 'ANOTHER SCHOOL',
    },
    people: 'People',
    classrooms: 'Classes and groups',
    enrollments: 'Enrolments',
    families: 'Families',
    moves: 'Moves',
    counts: ({ added, changed, ended, unchanged }) =>
      `${added} to add, ${changed} to change, ${ended} to end, ${unchanged} unchanged`,
    more: (count) => `… and ${count} more`,
    nothing: 'The import would change nothing.',
    endsMostPeople: 'Warning: half of the people or more would leave. Check that this is the right file.',
    roles: {
      pupil: 'pupil',
      head: 'head',
      deputy: 'deputy head',
      administrator: 'administrator',
      teacher: 'teacher',
      staff: 'staff',
      parent: 'parent',
    },
    fields: {
      familyName: 'family name',
      givenName: 'given name',
      middleName: 'middle name',
      roles: 'roles',
      isEnabled: 'access',
      email: 'e-mail',
      phone: 'phone',
      sms: 'SMS number',
      grade: 'grade',
      title: 'name',
      kind: 'kind',
      courseSourcedId: 'course',
      subjects: 'subjects',
      terms: 'terms',
    },
  },
};

/** The plan as lines for a terminal. Names are shown, the contents of contacts are not. */
export function describePlan(plan: RosterPlan, language: 'ru' | 'en'): readonly string[] {
  const words = WORDS[language];
  const { school } = plan;
  const person = (entry: RosterPerson): string =>
    `${fullName(entry)} (${entry.roles.map((role) => words.roles[role]).join(', ')})`;
  const lines = [
    `${words.school}: ${school.after.name} (${words.schoolKinds[school.kind]})`,
    ...section(words.people, plan.people, words, person),
    ...section(words.classrooms, plan.classrooms, words, (entry: RosterClassroom) => entry.title),
    `${words.enrollments}: ${countsOf(plan.enrollments, words)}`,
    `${words.families}: ${countsOf(plan.families, words)}`,
    ...describeMoves(plan, words),
  ];
  if (plan.endsMostPeople) lines.push(words.endsMostPeople);
  if (plan.isEmpty) lines.push(words.nothing);
  return lines;
}

function section<Entry>(
  title: string,
  plan: EntryPlan<Entry>,
  words: Words,
  nameEntry: (entry: Entry) => string,
): readonly string[] {
  const changeLine = ({ after, fields }: Change<Entry>): string =>
    `  ~ ${nameEntry(after)}: ${fields.map((field) => words.fields[field] ?? field).join(', ')}`;
  return [
    `${title}: ${countsOf(plan, words)}`,
    ...listed(plan.added, words, (entry) => `  + ${nameEntry(entry)}`),
    ...listed(plan.changed, words, changeLine),
    ...listed(plan.ended, words, (entry) => `  − ${nameEntry(entry)}`),
  ];
}

function countsOf<Entry>(plan: EntryPlan<Entry>, words: Words): string {
  return words.counts({
    added: plan.added.length,
    changed: plan.changed.length,
    ended: plan.ended.length,
    unchanged: plan.unchangedCount,
  });
}

function describeMoves(plan: RosterPlan, words: Words): readonly string[] {
  if (plan.moves.length === 0) return [];
  return [
    `${words.moves}: ${plan.moves.length}`,
    ...listed(plan.moves, words, (move) => `  ${move.name}: ${move.fromTitle} → ${move.toTitle}`),
  ];
}

function listed<Item>(items: readonly Item[], words: Words, line: (item: Item) => string): readonly string[] {
  const shown = items.slice(0, LISTED).map(line);
  return items.length > LISTED ? [...shown, `  ${words.more(items.length - LISTED)}`] : shown;
}
