import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRoster } from '../../tests/fixtures/roster/any-roster.ts';
import { filesOf, fixtureTexts } from '../../tests/fixtures/roster/fixture-files.ts';
import { parseRoster } from './parse-roster.ts';
import { familyKey, planRoster, type CurrentDirectory, type EntryPlan, type RosterPlan } from './plan.ts';
import type { Roster, RosterEnrollment, RosterPerson } from './roster.ts';

const TODAY = '2026-10-01';
const roster = parseRoster(filesOf(fixtureTexts('small-1.2')), { today: TODAY }).roster!;
const nothing: CurrentDirectory = {
  today: TODAY,
  school: null,
  people: new Map(),
  classrooms: new Map(),
  enrollments: new Map(),
  families: new Map(),
};

/** What a hub has in force after carrying out a plan. */
function applied(plan: RosterPlan, current: CurrentDirectory): CurrentDirectory {
  return {
    today: current.today,
    school: plan.school.after,
    people: appliedTo(current.people, plan.people, ({ sourcedId }) => sourcedId),
    classrooms: appliedTo(current.classrooms, plan.classrooms, ({ sourcedId }) => sourcedId),
    enrollments: appliedTo(current.enrollments, plan.enrollments, ({ sourcedId }) => sourcedId),
    families: appliedTo(current.families, plan.families, familyKey),
  };
}

function appliedTo<Entry>(
  current: ReadonlyMap<string, Entry>,
  plan: EntryPlan<Entry>,
  keyOf: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const entries = new Map(current);
  for (const entry of plan.ended) entries.delete(keyOf(entry));
  for (const entry of plan.added) entries.set(keyOf(entry), entry);
  for (const { after } of plan.changed) entries.set(keyOf(after), after);
  return entries;
}

const imported = applied(planRoster(roster, nothing), nothing);

function withPerson(id: string, change: Partial<RosterPerson>): Roster {
  return {
    ...roster,
    people: roster.people.map((person) => (person.sourcedId === id ? { ...person, ...change } : person)),
  };
}

function withEnrollment(id: string, change: Partial<RosterEnrollment>): Roster {
  return {
    ...roster,
    enrollments: roster.enrollments.map((entry) =>
      entry.sourcedId === id ? { ...entry, ...change } : entry,
    ),
  };
}

/** A roster without a person and all that names the person, as an export after the person has left. */
function withoutPerson(id: string): Roster {
  return {
    ...roster,
    people: roster.people.filter(({ sourcedId }) => sourcedId !== id),
    enrollments: roster.enrollments.filter(({ person }) => person !== id),
    families: roster.families.filter(({ child, guardian }) => child !== id && guardian !== id),
  };
}

function counts<Entry>({ added, changed, ended, unchangedCount }: EntryPlan<Entry>): readonly number[] {
  return [added.length, changed.length, ended.length, unchangedCount];
}

describe('planning an import', () => {
  it('adds everything to an empty hub', () => {
    const plan = planRoster(roster, nothing);
    expect(plan.school.kind).toBe('new');
    expect(counts(plan.people)).toEqual([10, 0, 0, 0]);
    expect(counts(plan.classrooms)).toEqual([3, 0, 0, 0]);
    expect(counts(plan.enrollments)).toEqual([8, 0, 0, 0]);
    expect(counts(plan.families)).toEqual([6, 0, 0, 0]);
    expect(plan).toMatchObject({ moves: [], isEmpty: false, endsMostPeople: false });
  });

  it('changes nothing the second time', () => {
    const plan = planRoster(roster, imported);
    expect(counts(plan.people)).toEqual([0, 0, 0, 10]);
    expect(counts(plan.enrollments)).toEqual([0, 0, 0, 8]);
    expect(plan.isEmpty).toBe(true);
  });

  it('changes nothing the second time, whatever the roster and whatever was there before', () => {
    fc.assert(
      fc.property(anyRoster, anyRoster, fc.constantFrom(TODAY, '2027-09-01'), (before, after, today) => {
        const empty = { ...nothing, today };
        const first = applied(planRoster(before, empty), empty);
        const second = applied(planRoster(after, first), first);
        expect(planRoster(after, second).isEmpty).toBe(true);
        expect(new Set(second.people.values())).toEqual(new Set(after.people));
      }),
    );
  });

  it('does not mind another order of the rows or of a list', () => {
    const reversed: Roster = {
      ...roster,
      people: roster.people.map((person) => ({ ...person, roles: [...person.roles].reverse() })).reverse(),
      enrollments: [...roster.enrollments].reverse(),
    };
    expect(planRoster(reversed, imported).isEmpty).toBe(true);
  });

  it('sees a new name as a change of the same person', () => {
    const plan = planRoster(
      withPerson('teacher', { familyName: 'Орлова', email: 'orlova@example.org' }),
      imported,
    );
    expect(plan.people.changed.map(({ after, fields }) => [after.sourcedId, fields])).toEqual([
      ['teacher', ['familyName', 'email']],
    ]);
    expect(counts(plan.people)).toEqual([0, 1, 0, 9]);
  });

  it('does not take two people of one name for one', () => {
    const plan = planRoster(withPerson('teacher', { sourcedId: 'teacher-2' }), imported);
    expect(plan.people.added.map(({ sourcedId }) => sourcedId)).toEqual(['teacher-2']);
    expect(plan.people.ended.map(({ sourcedId }) => sourcedId)).toEqual(['teacher']);
  });

  it('sees a pupil move, shown as an enrolment that ends beside a new one', () => {
    const moved = withEnrollment('e6', { ends: '2026-09-30' });
    const after: Roster = {
      ...moved,
      enrollments: [
        ...moved.enrollments,
        { sourcedId: 'e20', classroom: '7a', person: 'amir', role: 'pupil', begins: TODAY, ends: '' },
      ],
    };
    const plan = planRoster(after, imported);
    expect(plan.moves).toEqual([
      {
        person: 'amir',
        name: 'Гарипов Амир Русланович',
        from: '7b',
        fromTitle: '7Б',
        to: '7a',
        toTitle: '7А',
      },
    ]);
    expect(plan.enrollments.ended).toMatchObject([{ sourcedId: 'e6', ends: '2026-09-30' }]);
    expect(planRoster(after, applied(plan, imported)).isEmpty).toBe(true);
  });

  it('sees a pupil move, shown as an enrolment whose class changes', () => {
    const plan = planRoster(withEnrollment('e6', { classroom: '7a' }), imported);
    expect(plan.moves).toMatchObject([{ person: 'amir', from: '7b', to: '7a' }]);
    expect(plan.enrollments.changed.map(({ fields }) => fields)).toEqual([['classroom']]);
  });

  it('ends a leaver with the enrolments and family links', () => {
    const plan = planRoster(withoutPerson('dasha'), imported);
    expect(plan.people.ended.map(({ sourcedId }) => sourcedId)).toEqual(['dasha']);
    expect(plan.enrollments.ended.map(({ sourcedId }) => sourcedId)).toEqual(['e5', 'e7']);
    expect(plan.families.ended.map(({ guardian }) => guardian)).toEqual(['mother', 'father']);
    expect(plan.moves).toEqual([]);
    expect(plan.endsMostPeople).toBe(false);
  });

  it('adds a new sibling to parents who are here already', () => {
    const current = applied(planRoster(withoutPerson('egor'), nothing), nothing);
    const plan = planRoster(roster, current);
    expect(plan.people.added.map(({ sourcedId }) => sourcedId)).toEqual(['egor']);
    expect(plan.families.added.map(({ child, guardian }) => [child, guardian])).toEqual([
      ['egor', 'mother'],
      ['egor', 'father'],
    ]);
    expect(counts(plan.people)).toEqual([1, 0, 0, 9]);
  });

  it('does not count an enrolment whose last day is over, neither as new nor as held', () => {
    const over = withEnrollment('e7', { ends: '2026-09-30' });
    expect(counts(planRoster(over, nothing).enrollments)).toEqual([7, 0, 0, 0]);
    const held: CurrentDirectory = {
      ...imported,
      enrollments: new Map(over.enrollments.map((entry) => [entry.sourcedId, entry])),
    };
    expect(planRoster(over, held).isEmpty).toBe(true);
  });

  it('tells a school with a new name from another school', () => {
    const renamed: Roster = { ...roster, school: { ...roster.school, name: 'Школа № 6' } };
    expect(planRoster(renamed, imported).school.kind).toBe('renamed');
    expect(planRoster(renamed, imported).isEmpty).toBe(false);
    const other: Roster = { ...roster, school: { ...roster.school, sourcedId: 'lyceum' } };
    expect(planRoster(other, imported).school.kind).toBe('other');
  });

  it('warns where half of the people would leave', () => {
    const halved: Roster = { ...roster, people: roster.people.slice(0, 5) };
    expect(planRoster(halved, imported).endsMostPeople).toBe(true);
    const shorter: Roster = { ...roster, people: roster.people.slice(0, 6) };
    expect(planRoster(shorter, imported).endsMostPeople).toBe(false);
  });
});
