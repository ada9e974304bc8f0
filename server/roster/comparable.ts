import type { Directory } from '../../shared/directory/directory.ts';
import type { Role } from '../../shared/schema/person.ts';
import { cleanText } from './clean-text.ts';
import { type CurrentDirectory, familyKey } from './plan.ts';
import { enrollmentKey, type RosterNow, rosterNowSteps } from './roster-now.ts';
import type { Roster, RosterClassroom, RosterEnrollment, RosterFamily, RosterPerson } from './roster.ts';
import type { SourcedIds } from './sourced-ids.ts';
import { eachOf, mapped, type Steps } from './steps.ts';

/** A roster needs a name; who has none is called so in ours. */
export const NO_NAME = '—';

/** What a classroom keeps of a subject's name. */
const SUBJECT_LETTERS = 80;

/**
 * What a roster may say of somebody's roles: an order gives and ends the others (clauses O-1.4, P-2.1(7)).
 * Whoever is nothing but head or deputy teaches, and whoever is nothing but administrator works there.
 */
export function plainRoles(roles: readonly Role[]): readonly Role[] {
  const plain = roles.filter((role) => role !== 'administrator' && role !== 'head' && role !== 'deputy');
  if (plain.length > 0 || roles.length === 0) return plain;
  return roles.every((role) => role === 'administrator') ? ['staff'] : ['teacher'];
}

export interface Comparison {
  readonly roster: Roster;
  readonly current: CurrentDirectory;
}

/**
 * A roster and the school brought into one form, so that everything that differs can be carried out and
 * nothing else differs. Terms and courses are not kept here; what the roster leaves empty erases nothing;
 * whom and what was entered by hand a roster may change but not end.
 * @param schoolSourcedId how rosters call the school, '' where none has named it yet
 */
export function* comparable(
  roster: Roster,
  directory: Directory,
  ids: SourcedIds,
  { today, schoolSourcedId }: { readonly today: string; readonly schoolSourcedId: string },
): Steps<Comparison> {
  const now = yield* rosterNowSteps(directory, ids);
  const byOrder = peopleByOrder(now);
  const people = keyed(yield* mapped(now.people, personForm), ({ sourcedId }) => sourcedId);
  const classrooms = keyed(now.classrooms.map(classroomForm), ({ sourcedId }) => sourcedId);
  const families = keyed(now.families, familyKey);
  const mixed = mixedGuardians(now.families);
  const wanted = {
    people: yield* mapped(roster.people, (one) => personWanted(personForm(one), people.get(one.sourcedId))),
    classrooms: roster.classrooms.map((one) =>
      classroomWanted(classroomForm(one), classrooms.get(one.sourcedId)),
    ),
    families: roster.families.map((one) =>
      // A roster gives each guardian one relation to all children.
      mixed.has(one.guardian) ? (families.get(familyKey(one)) ?? one) : one,
    ),
  };
  const homerooms = homeroomsOf([...classrooms.values(), ...wanted.classrooms]);
  const form = (one: RosterEnrollment) => enrollmentForm(one, homerooms);
  const enrollments = yield* mapped(yield* enrollmentsWanted(roster, today), form);
  const places = keyed(yield* mapped(now.enrollments, form), ({ sourcedId }) => sourcedId);
  const named = new Set(wanted.people.map(({ sourcedId }) => sourcedId));
  const isByRoster = (...of: readonly string[]): boolean =>
    of.every((one) => ids.isFromRoster(one) && (named.has(one) || !byOrder.has(one)));
  return {
    roster: { ...roster, ...wanted, enrollments },
    current: {
      today,
      school: schoolSourcedId === '' ? null : { ...roster.school, sourcedId: schoolSourcedId },
      people: yield* held(people, named, ({ sourcedId }) => isByRoster(sourcedId)),
      classrooms: yield* held(
        classrooms,
        wanted.classrooms.map(({ sourcedId }) => sourcedId),
        ({ sourcedId }) => isByRoster(sourcedId),
      ),
      enrollments: yield* held(
        places,
        enrollments.map(({ sourcedId }) => sourcedId),
        ({ classroom, person }) => isByRoster(classroom, person),
      ),
      families: yield* held(families, wanted.families.map(familyKey), ({ child, guardian }) =>
        isByRoster(child, guardian),
      ),
    },
  };
}

function keyed<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

/** Those with a role that an order gives and ends: a roster that does not name them does not let them go. */
function peopleByOrder({ people }: RosterNow): ReadonlySet<string> {
  return new Set(
    people.flatMap(({ sourcedId, roles }) =>
      roles.some((role) => role === 'administrator' || role === 'head' || role === 'deputy')
        ? [sourcedId]
        : [],
    ),
  );
}

function* held<Entry>(
  entries: ReadonlyMap<string, Entry>,
  named: Iterable<string>,
  isByRoster: (entry: Entry) => boolean,
): Steps<ReadonlyMap<string, Entry>> {
  const names = new Set(named);
  const kept = new Map<string, Entry>();
  yield* eachOf(entries, ([key, entry]) => {
    if (names.has(key) || isByRoster(entry)) kept.set(key, entry);
  });
  return kept;
}

function personForm(person: RosterPerson): RosterPerson {
  return {
    ...person,
    familyName: cleanText(person.familyName) || NO_NAME,
    givenName: cleanText(person.givenName) || NO_NAME,
    middleName: cleanText(person.middleName),
    roles: plainRoles(person.roles),
    email: cleanText(person.email),
    phone: cleanText(person.phone || person.sms),
    sms: '',
    grade: null,
  };
}

function personWanted(wanted: RosterPerson, now: RosterPerson | undefined): RosterPerson {
  if (!now) return wanted;
  return { ...wanted, email: wanted.email || now.email, phone: wanted.phone || now.phone };
}

function classroomForm({ sourcedId, title, grade, kind, subjects }: RosterClassroom): RosterClassroom {
  // A list of subjects has commas between them, so a subject with a comma in its name is two.
  const parts = subjects.flatMap((subject) => subject.split(/[,;]/u)).map(cleanText);
  const first = [...(parts.find((part) => part !== '') ?? '')].slice(0, SUBJECT_LETTERS).join('');
  return {
    sourcedId,
    title: cleanText(title),
    grade,
    kind,
    subjects: kind === 'homeroom' || first === '' ? [] : [first],
    terms: [],
  };
}

/** What a class is, it stays; a roster that says nothing of grade or subject takes neither away. */
function classroomWanted(wanted: RosterClassroom, now: RosterClassroom | undefined): RosterClassroom {
  if (!now) return wanted;
  return {
    ...wanted,
    kind: now.kind,
    grade: wanted.grade ?? now.grade,
    subjects: wanted.subjects.length > 0 && now.kind !== 'homeroom' ? wanted.subjects : now.subjects,
  };
}

/** The enrolments of today, one for a class and a person; entered twice, somebody keeps the weightier role. */
function* enrollmentsWanted({ enrollments }: Roster, today: string): Steps<readonly RosterEnrollment[]> {
  const byKey = new Map<string, RosterEnrollment>();
  yield* eachOf(enrollments, ({ classroom, person, role, ends }) => {
    if (ends !== '' && ends < today) return;
    const sourcedId = enrollmentKey(classroom, person);
    if (byKey.has(sourcedId) && role !== 'classTeacher') return;
    byKey.set(sourcedId, { sourcedId, classroom, person, role, begins: '', ends: '' });
  });
  return [...byKey.values()];
}

function homeroomsOf(classrooms: readonly RosterClassroom[]): ReadonlySet<string> {
  return new Set(classrooms.flatMap(({ sourcedId, kind }) => (kind === 'homeroom' ? [sourcedId] : [])));
}

/** Only a class has a class teacher; to say so of a subject makes no difference. */
function enrollmentForm(enrollment: RosterEnrollment, homerooms: ReadonlySet<string>): RosterEnrollment {
  const isLead = enrollment.role === 'classTeacher' && !homerooms.has(enrollment.classroom);
  return isLead ? { ...enrollment, role: 'teacher' } : enrollment;
}

function mixedGuardians(families: RosterNow['families']): ReadonlySet<string> {
  const relations = new Map<string, RosterFamily['relation']>();
  const mixed = new Set<string>();
  for (const { guardian, relation } of families) {
    const known = relations.get(guardian);
    if (known !== undefined && known !== relation) mixed.add(guardian);
    relations.set(guardian, relation);
  }
  return mixed;
}
