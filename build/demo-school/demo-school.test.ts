import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../server/roster/parse-roster.ts';
import { readRosterFiles } from '../../server/roster/read-files.ts';
import type { RosterPerson } from '../../server/roster/roster.ts';
import { demoSchoolFiles } from './demo-school.ts';
import { feminine } from './names.ts';

const folder = join(import.meta.dirname, '../../resources/demo-school');
const result = parseRoster(await readRosterFiles(folder), { today: '2026-10-01' });
const roster = result.roster!;
const people = new Map(roster.people.map((person) => [person.sourcedId, person]));
const nameOf = ({ familyName, givenName, middleName }: RosterPerson): string =>
  [familyName, givenName, middleName].join(' ');
const named = (start: string): RosterPerson => {
  const [found, ...others] = roster.people.filter((person) => nameOf(person).startsWith(start));
  expect(others).toEqual([]);
  return found!;
};
const withRole = (role: RosterPerson['roles'][number]): readonly RosterPerson[] =>
  roster.people.filter(({ roles }) => roles.includes(role));

/** The people of a class in a role, by name. */
function namesIn(title: string, role: string): readonly string[] {
  const classroom = roster.classrooms.find((candidate) => candidate.title === title);
  return roster.enrollments
    .filter((entry) => entry.classroom === classroom?.sourcedId && entry.role === role)
    .map(({ person }) => nameOf(people.get(person)!));
}

function guardiansOf(child: string): readonly string[] {
  return roster.families.filter((family) => family.child === child).map(({ guardian }) => guardian);
}

/** Children by the guardian who has them. */
const children = new Map<string, string[]>();
for (const { child, guardian } of roster.families) {
  children.set(guardian, [...(children.get(guardian) ?? []), child]);
}

describe('the demo school in resources', () => {
  it('is what the generator makes', () => {
    const files = demoSchoolFiles();
    const kept = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    expect(kept.sort()).toEqual([...files.keys()].sort());
    for (const [file, text] of files) {
      expect(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')).toBe(text);
    }
  });

  it('is read without a problem or a warning', () => {
    expect(result.problems).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('has the size that the documentation says', () => {
    const homerooms = roster.classrooms.filter(({ kind }) => kind === 'homeroom');
    expect({
      pupils: withRole('pupil').length,
      staff: roster.people.filter(({ sourcedId }) => sourcedId.startsWith('staff-')).length,
      parents: withRole('parent').length,
      homerooms: homerooms.length,
      subjectGroupsAndClubs: roster.classrooms.length - homerooms.length,
    }).toEqual({ pupils: 220, staff: 30, parents: 272, homerooms: 14, subjectGroupsAndClubs: 185 });
    expect(new Set(homerooms.map(({ grade }) => grade)).size).toBe(11);
    expect(roster.years.map(({ title }) => title)).toEqual(['2026/2027 учебный год']);
    expect(roster.terms).toHaveLength(4);
  });

  it('gives every class a teacher, every homeroom one of its own, every pupil a homeroom', () => {
    for (const { title, kind } of roster.classrooms) {
      expect(namesIn(title, kind === 'homeroom' ? 'classTeacher' : 'teacher')).toHaveLength(1);
    }
    const leaders = roster.enrollments
      .filter(({ role }) => role === 'classTeacher')
      .map(({ person }) => person);
    expect(new Set(leaders).size).toBe(14);
  });

  it('gives every subject group of a homeroom the pupils of that homeroom', () => {
    expect(namesIn('Алгебра, 7Б', 'pupil')).toEqual(namesIn('7Б', 'pupil'));
    expect(namesIn('Кружок «Юный метеоролог»', 'pupil')).toHaveLength(14);
  });
});

describe('the people of the demo school', () => {
  it('lead and teach 7Б as the demonstration tells', () => {
    expect(namesIn('7Б', 'classTeacher')).toEqual(['Соколова Анна Сергеевна']);
    expect(namesIn('Алгебра, 7Б', 'teacher')).toEqual(['Соколова Анна Сергеевна']);
    expect(namesIn('Физика, 7Б', 'teacher')).toEqual(['Сорокина Галина Петровна']);
    const pupils = namesIn('7Б', 'pupil');
    expect(pupils).toHaveLength(26);
    for (const name of ['Ковалёва Дарья', 'Ахметов Тимур', 'Лапин Семён', 'Климова Арина', 'Иванова Мария']) {
      expect(pupils.filter((pupil) => pupil.startsWith(name))).toHaveLength(1);
    }
  });

  it('are a head, two deputies, an administrator who teaches, teachers and other staff', () => {
    expect(withRole('head')).toHaveLength(1);
    expect(withRole('deputy')).toHaveLength(2);
    expect(withRole('administrator').map(({ roles }) => roles)).toEqual([['administrator', 'teacher']]);
    expect(withRole('teacher')).toHaveLength(23);
    expect(withRole('staff')).toHaveLength(7);
  });

  it('include a teacher with a child in 4А', () => {
    const teacher = named('Гарипова Лилия');
    expect(teacher.roles).toEqual(['teacher', 'parent']);
    expect(children.get(teacher.sourcedId)).toEqual([named('Гарипов Амир').sourcedId]);
    expect(namesIn('4А', 'pupil')).toContain('Гарипов Амир Русланович');
  });

  it('include a family with children in three classes, and very long names', () => {
    const [guardian = ''] = guardiansOf(named('Лапин Семён').sourcedId);
    const grades = children.get(guardian)?.map((child) => people.get(child)?.grade);
    expect(grades?.toSorted((one, other) => one! - other!)).toEqual([3, 7, 10]);
    expect(named('Константинопольский Всеволод Вячеславович').grade).toBe(5);
    expect(named('Рождественская-Преображенская').roles).toEqual(['teacher']);
  });
});

describe('the families of the demo school', () => {
  it('give every pupil one or two guardians', () => {
    for (const { sourcedId } of withRole('pupil')) {
      expect([1, 2]).toContain(guardiansOf(sourcedId).length);
    }
  });

  it('are of all sorts: siblings, two parents, one parent, a grandmother', () => {
    const siblings = [...children.values()].filter((list) => list.length > 1).map((list) => list.join());
    expect(new Set(siblings).size).toBeGreaterThanOrEqual(25);
    const sizes = withRole('pupil').map(({ sourcedId }) => guardiansOf(sourcedId).length);
    expect(sizes.filter((size) => size === 2).length).toBeGreaterThan(100);
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(30);
    expect(roster.families.filter(({ relation }) => relation === 'guardian').length).toBeGreaterThan(5);
  });

  it('share the father, whose name the patronymic shows', () => {
    for (const list of children.values()) {
      const stems = list.map((child) =>
        people.get(child)!.middleName.replace(/(?:вич|вна|ич|ична|инична)$/u, ''),
      );
      expect(new Set(stems.map((stem) => stem.slice(0, 3))).size).toBe(1);
    }
  });
});

describe('the names of the demo school', () => {
  it('agree in gender: surname, given name and patronymic', () => {
    for (const person of roster.people) {
      const isWoman = person.middleName.endsWith('на');
      expect(person.middleName).toMatch(isWoman ? /(?:вна|ична)$/u : /ич$/u);
      for (const surname of person.familyName.split('-')) {
        if (isWoman) expect(surname).not.toMatch(/(?:[оеё]в|[иы]н|кий)$/u);
        else expect(surname).not.toMatch(/(?:[оеё]ва|[иы]на|кая)$/u);
      }
    }
  });

  it('have their feminine form', () => {
    const pairs = [
      'Лапин Лапина',
      'Ковалёв Ковалёва',
      'Троицкий Троицкая',
      'Юдин Юдина',
      'Саркисян Саркисян',
    ];
    expect(pairs.map((pair) => `${pair.split(' ')[0]} ${feminine(pair.split(' ')[0] ?? '')}`)).toEqual(pairs);
  });

  it('are never the same for two pupils of a class, and come with contacts that reach nobody', () => {
    const homerooms = roster.classrooms.filter(({ kind }) => kind === 'homeroom');
    for (const { title } of homerooms) {
      const names = namesIn(title, 'pupil');
      expect(new Set(names).size).toBe(names.length);
    }
    for (const { email, phone, sms } of roster.people) {
      expect(email === '' || email.endsWith('@example.org')).toBe(true);
      for (const number of [phone, sms]) expect(number).toMatch(/^(?:\+7 000 \d{3}-\d{2}-\d{2})?$/u);
    }
    const emails = roster.people.map(({ email }) => email).filter((email) => email !== '');
    expect(new Set(emails).size).toBe(emails.length);
  });
});
