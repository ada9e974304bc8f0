import { describe, expect, it } from 'vitest';
import {
  appended,
  filesOf,
  fixtureFolder,
  fixtureTexts,
  replaced,
  without,
  type RosterTexts,
} from '../../tests/fixtures/roster/fixture-files.ts';
import type { RosterFileName } from './columns.ts';
import { parseRoster, type RosterResult } from './parse-roster.ts';
import { readRosterFiles } from './read-files.ts';
import type { Roster } from './roster.ts';

const TODAY = '2026-10-01';
const small = fixtureTexts('small-1.2');

function parsed(texts: RosterTexts): RosterResult {
  return parseRoster(filesOf(texts), { today: TODAY });
}

function rosterOf(texts: RosterTexts): Roster {
  const { roster, problems } = parsed(texts);
  expect(problems).toEqual([]);
  return roster!;
}

describe('a clean OneRoster 1.2 folder', () => {
  const result = parsed(small);
  const roster = result.roster!;

  it('gives a roster and nothing to complain about', () => {
    expect(result.problems).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('names the school, its year and its terms', () => {
    expect(roster.school).toEqual({ sourcedId: 'school', name: 'Школа № 5 "Родник"', identifier: '5' });
    expect(roster.years).toEqual([
      { sourcedId: 'y26', title: '2026/2027', begins: '2026-09-01', ends: '2027-05-26' },
    ]);
    expect(roster.terms).toEqual([
      {
        sourcedId: 'q1',
        title: '1 четверть',
        kind: 'term',
        year: 'y26',
        begins: '2026-09-01',
        ends: '2026-10-23',
      },
    ]);
  });

  it('takes the subject of a class from its course, and leaves out a removed class', () => {
    expect(
      roster.classrooms.map(({ title, kind, grade, subjects }) => [title, kind, grade, subjects]),
    ).toEqual([
      ['7А', 'homeroom', 7, []],
      ['7Б', 'homeroom', 7, []],
      ['Алгебра, 7Б', 'scheduled', 7, ['Алгебра']],
    ]);
  });

  it('maps the roles of roles.csv', () => {
    expect(Object.fromEntries(roster.people.map(({ sourcedId, roles }) => [sourcedId, roles]))).toEqual({
      head: ['head'],
      teacher: ['teacher'],
      mentor: ['teacher', 'parent'],
      library: ['staff'],
      dasha: ['pupil'],
      amir: ['pupil'],
      egor: ['pupil'],
      mother: ['parent'],
      father: ['parent'],
      granny: ['parent'],
    });
  });

  it('reads a person in full', () => {
    expect(roster.people[0]).toEqual({
      sourcedId: 'head',
      familyName: 'Воронцова',
      givenName: 'Ирина',
      middleName: 'Николаевна',
      roles: ['head'],
      isEnabled: true,
      email: 'head@example.org',
      phone: '+7 000 111-22-33',
      sms: '',
      grade: null,
    });
    expect(roster.people.find(({ sourcedId }) => sourcedId === 'egor')?.isEnabled).toBe(false);
  });

  it('makes the primary teacher of a homeroom its class teacher, and of a subject group a teacher', () => {
    const roles = roster.enrollments.map(({ sourcedId, role }) => [sourcedId, role]);
    expect(Object.fromEntries(roles)).toEqual({
      e1: 'classTeacher',
      e2: 'classTeacher',
      e3: 'teacher',
      e4: 'pupil',
      e5: 'pupil',
      e6: 'pupil',
      e7: 'pupil',
      e8: 'aide',
    });
  });

  it('joins families in whichever direction the file names them, each link once', () => {
    expect(roster.families).toEqual([
      { child: 'dasha', guardian: 'mother', relation: 'parent' },
      { child: 'dasha', guardian: 'father', relation: 'parent' },
      { child: 'amir', guardian: 'mentor', relation: 'relative' },
      { child: 'egor', guardian: 'mother', relation: 'parent' },
      { child: 'egor', guardian: 'father', relation: 'parent' },
      { child: 'amir', guardian: 'granny', relation: 'guardian' },
    ]);
  });
});

describe('other shapes of the same roster', () => {
  it('reads OneRoster 1.1, where users.csv names the roles', () => {
    const roster = rosterOf(fixtureTexts('small-1.1'));
    expect(roster.people.map(({ sourcedId, roles }) => [sourcedId, roles])).toEqual([
      ['teacher', ['teacher']],
      ['dasha', ['pupil']],
      ['mother', ['parent']],
      ['office', ['administrator']],
    ]);
    expect(roster.families).toEqual([{ child: 'dasha', guardian: 'mother', relation: 'parent' }]);
    expect(roster.classrooms[0]?.grade).toBe(7);
  });

  it('reads what a Russian spreadsheet program makes of it: windows-1251, semicolons, its own dates', async () => {
    const files = await readRosterFiles(fixtureFolder('spreadsheet-1251'));
    const result = parseRoster(files, { today: TODAY });
    expect(result.problems).toEqual([]);
    expect(result.roster).toEqual(rosterOf(small));
    expect(new Set(result.warnings.map(({ reason }) => reason))).toEqual(new Set(['encoding-windows-1251']));
  });

  it('does not mind the byte order mark, CRLF, column order, letter case and further columns', () => {
    const turned = new Map(
      [...small].map(([file, text]) => {
        const lines = text.trimEnd().split('\n');
        const [header = '', ...rows] = lines;
        const widened = [`metadata.note,${header.toUpperCase()}`, ...rows.map((row) => `x,${row}`)];
        return [file, `\uFEFF${widened.join('\r\n\r\n')}\r\n\r\n`] as const;
      }),
    );
    expect(rosterOf(turned)).toEqual(rosterOf(small));
  });

  it('reads UTF-16, as a spreadsheet program saves "Unicode text"', () => {
    const users = Buffer.from(`\uFEFF${small.get('users.csv') ?? ''}`, 'utf16le');
    const files = filesOf(new Map<RosterFileName, string | Uint8Array>([...small, ['users.csv', users]]));
    const { roster, problems } = parseRoster(files, { today: TODAY });
    expect(problems).toEqual([]);
    expect(roster).toEqual(rosterOf(small));
  });

  it('reads what is there when the manifest is missing, and says so', () => {
    const { roster, warnings } = parsed(without(small, 'manifest.csv'));
    expect(roster).toEqual(rosterOf(small));
    expect(warnings.map(({ reason }) => reason)).toEqual(['manifest-missing']);
  });

  it('does without the files that the manifest calls absent', () => {
    let texts = replaced(small, 'manifest.csv', 'file.courses,bulk', 'file.courses,absent');
    texts = replaced(texts, 'manifest.csv', 'file.academicSessions,bulk', 'file.academicSessions,absent');
    const roster = rosterOf(without(without(texts, 'courses.csv'), 'academicSessions.csv'));
    expect(roster.courses).toEqual([]);
    expect(roster.years).toEqual([]);
    expect(roster.classrooms[2]).toMatchObject({ courseSourcedId: 'c-algebra', terms: ['y26', 'q1'] });
  });

  it('cleans names: composes letters, removes invisible and direction characters, joins spaces', () => {
    const disguised = 'Кова\u202Eле\u0308ва\u200B  Мл.';
    const texts = replaced(small, 'users.csv', 'Дарья,Ковалёва', `Дарья,"${disguised}\n "`);
    const dasha = rosterOf(texts).people.find(({ sourcedId }) => sourcedId === 'dasha');
    expect(dasha?.familyName).toBe('Ковалёва Мл.');
  });
});

describe('roles', () => {
  const roleOf = (texts: RosterTexts, person: string): readonly string[] =>
    rosterOf(texts).people.find(({ sourcedId }) => sourcedId === person)?.roles ?? [];

  it('knows a deputy by the extended role, and by being a second principal', () => {
    const extended = appended(small, 'roles.csv', 'r20,,,teacher,secondary,ext:deputy,,,school,,');
    expect(roleOf(extended, 'teacher')).toEqual(['deputy', 'teacher']);
    const second = appended(small, 'roles.csv', 'r20,,,teacher,secondary,principal,,,school,,');
    expect(roleOf(second, 'teacher')).toEqual(['deputy', 'teacher']);
    expect(roleOf(second, 'head')).toEqual(['head']);
  });

  it('takes a secondary principal for the head where there is no other', () => {
    const texts = replaced(small, 'roles.csv', 'head,primary,principal', 'head,secondary,principal');
    expect(roleOf(texts, 'head')).toEqual(['head']);
  });

  it.each([
    ['administrator', 'administrator'],
    ['districtAdministrator', 'administrator'],
    ['siteadministrator', 'administrator'],
    ['systemAdministrator', 'administrator'],
    ['proctor', 'staff'],
    ['aide', 'staff'],
    ['Counselor', 'staff'],
    ['other', 'staff'],
  ])('maps %s to %s', (name, role) => {
    expect(roleOf(replaced(small, 'roles.csv', 'primary,ext:staff', `primary,${name}`), 'library')).toEqual([
      role,
    ]);
  });

  it('does not count a role that has ended, but one that begins later', () => {
    const ended = appended(
      small,
      'roles.csv',
      'r20,,,library,secondary,teacher,2020-09-01,2026-09-30,school,,',
    );
    expect(roleOf(ended, 'library')).toEqual(['staff']);
    const coming = appended(small, 'roles.csv', 'r20,,,library,secondary,teacher,2027-09-01,,school,,');
    expect(roleOf(coming, 'library')).toEqual(['teacher', 'staff']);
  });

  it('leaves out a person all of whose roles have ended, with the enrolments that have ended', () => {
    let texts = replaced(small, 'roles.csv', 'amir,primary,student,,', 'amir,primary,student,,2026-09-20');
    texts = replaced(
      texts,
      'enrollments.csv',
      'amir,student,false,2026-09-01,',
      'amir,student,false,,2026-09-20',
    );
    const { roster, problems, warnings } = parsed(texts);
    expect(problems).toEqual([]);
    expect(roster?.people.some(({ sourcedId }) => sourcedId === 'amir')).toBe(false);
    expect(roster?.enrollments.some(({ person }) => person === 'amir')).toBe(false);
    expect(roster?.families.some(({ child }) => child === 'amir')).toBe(false);
    expect(warnings.map(({ reason, value }) => [reason, value])).toEqual([
      ['guardian-without-child', 'mentor'],
      ['guardian-without-child', 'granny'],
    ]);
  });
});

describe('a file with several schools', () => {
  const several = [
    ['orgs.csv', 'other,,,Лицей,school,,district', 'north,,,Корпус 2,department,,school'],
    ['classes.csv', '7x,,,7А,07,c-home,,homeroom,,other,y26,,,'],
    [
      'users.csv',
      'stranger,,,true,stranger,,Олег,Чужой,,,,,,,,,other',
      'child,,,true,child,,Ян,Чужой,,,,,,"stranger",,,other',
      'coach,,,true,coach,,Пётр,Белов,,,,,,,,,north',
      'boss,,,true,boss,,Пётр,Район,,,,,,,,,district',
    ],
    [
      'roles.csv',
      'x1,,,stranger,primary,parent,,,other,,',
      'x2,,,child,primary,student,,,other,,',
      'x3,,,coach,primary,teacher,,,north,,',
      'x4,,,boss,primary,districtAdministrator,,,district,,',
    ],
    ['enrollments.csv', 'ex,,,7x,other,child,student,false,,'],
  ] as const;
  let texts: RosterTexts = small;
  for (const [file, ...lines] of several) texts = appended(texts, file, ...lines);

  it('takes the one that is asked for, with its departments and nobody else', () => {
    const { roster, problems } = parseRoster(filesOf(texts), { today: TODAY, schoolSourcedId: 'school' });
    expect(problems).toEqual([]);
    const alone = rosterOf(small);
    expect(roster?.people.slice(0, -1)).toEqual(alone.people);
    expect(roster?.people.at(-1)).toMatchObject({ sourcedId: 'coach', roles: ['teacher'] });
    expect(roster?.classrooms).toEqual(alone.classrooms);
    expect(roster?.families).toEqual(alone.families);
  });

  it('takes the other one just as well', () => {
    const { roster } = parseRoster(filesOf(texts), { today: TODAY, schoolSourcedId: 'other' });
    expect(roster?.people.map(({ sourcedId }) => sourcedId)).toEqual(['stranger', 'child']);
    expect(roster?.families).toEqual([{ child: 'child', guardian: 'stranger', relation: 'parent' }]);
  });
});

describe('a large roster', () => {
  it('reads 20,000 people', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index);
    let texts = appended(
      small,
      'users.csv',
      ...numbers.map((n) => `p${n},,,true,p${n},,Мария,"Иванова, ${n}",Алексеевна,,,,,mother,07,,school`),
    );
    texts = appended(texts, 'roles.csv', ...numbers.map((n) => `pr${n},,,p${n},primary,student,,,school,,`));
    texts = appended(
      texts,
      'enrollments.csv',
      ...numbers.map((n) => `pe${n},,,7b,school,p${n},student,false,,`),
    );
    const roster = rosterOf(texts);
    expect(roster.people).toHaveLength(20_010);
    expect(roster.families).toHaveLength(20_006);
  });
});
