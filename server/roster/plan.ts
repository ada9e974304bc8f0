import type {
  Roster,
  RosterClassroom,
  RosterEnrollment,
  RosterFamily,
  RosterPerson,
  RosterSchool,
} from './roster.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';

/**
 * What the hub has in force now from earlier imports: nobody who has left, no class that was archived. An
 * enrolment whose last day is over may still be in it and does not count. Keys are `sourcedId`s, for families those of `familyKey`.
 */
export interface CurrentDirectory {
  /** 'YYYY-MM-DD', the day for which the plan is made. */
  readonly today: string;
  /** Null before the first import. */
  readonly school: RosterSchool | null;
  readonly people: ReadonlyMap<string, RosterPerson>;
  readonly classrooms: ReadonlyMap<string, RosterClassroom>;
  readonly enrollments: ReadonlyMap<string, RosterEnrollment>;
  readonly families: ReadonlyMap<string, RosterFamily>;
}

/** One entry that differs, and the names of the fields that do. */
export interface Change<Entry> {
  readonly before: Entry;
  readonly after: Entry;
  readonly fields: readonly (keyof Entry & string)[];
}

export interface EntryPlan<Entry> {
  readonly added: readonly Entry[];
  readonly changed: readonly Change<Entry>[];
  /** Entries as the roster has them, with their last day, or as they are now where it names them no more. */
  readonly ended: readonly Entry[];
  readonly unchangedCount: number;
}

/** A pupil who goes from one homeroom to another: ids, and what people call them. */
interface PupilMove {
  readonly person: string;
  readonly name: string;
  readonly from: string;
  readonly fromTitle: string;
  readonly to: string;
  readonly toTitle: string;
}

export interface RosterPlan {
  readonly school: {
    readonly before: RosterSchool | null;
    readonly after: RosterSchool;
    /** `other`: the roster is of a school with another id than the one that the hub belongs to. */
    readonly kind: 'new' | 'same' | 'renamed' | 'other';
  };
  readonly people: EntryPlan<RosterPerson>;
  readonly classrooms: EntryPlan<RosterClassroom>;
  readonly enrollments: EntryPlan<RosterEnrollment>;
  readonly families: EntryPlan<RosterFamily>;
  /** Also contained in the enrolments that end, are added or change. */
  readonly moves: readonly PupilMove[];
  /** True where at least half of the people in force would leave: probably a file of another school or system. */
  readonly endsMostPeople: boolean;
  /** True where an import would change nothing. */
  readonly isEmpty: boolean;
}

/**
 * Computes what an import of the roster would change. People and all else are matched by `sourcedId` alone:
 * two people of one name are never taken for one.
 */
export function planRoster(roster: Roster, current: CurrentDirectory): RosterPlan {
  return atOnce(planSteps(roster, current));
}

/** The same in steps of a few milliseconds. */
export function* planSteps(roster: Roster, current: CurrentDirectory): Steps<RosterPlan> {
  const inForce = (enrollment: RosterEnrollment): boolean =>
    enrollment.ends === '' || enrollment.ends >= current.today;
  const byId = ({ sourcedId }: { readonly sourcedId: string }): string => sourcedId;
  const always = (): boolean => true;
  const people = yield* planEntries(roster.people, current.people, byId, PERSON_FIELDS, always);
  const classrooms = yield* planEntries(
    roster.classrooms,
    current.classrooms,
    byId,
    CLASSROOM_FIELDS,
    always,
  );
  const enrollments = yield* planEntries(
    roster.enrollments,
    current.enrollments,
    byId,
    ENROLLMENT_FIELDS,
    inForce,
  );
  const families = yield* planEntries(roster.families, current.families, familyKey, FAMILY_FIELDS, always);
  const school = planSchool(roster.school, current.school);
  const isUntouched = [people, classrooms, enrollments, families].every(
    ({ added, changed, ended }) => added.length + changed.length + ended.length === 0,
  );
  return {
    school,
    people,
    classrooms,
    enrollments,
    families,
    moves: findMoves(roster, current, enrollments),
    endsMostPeople: people.ended.length > 0 && people.ended.length * 2 >= current.people.size,
    isEmpty: isUntouched && school.kind === 'same',
  };
}

/** Family name, given name, patronymic: the order of Russian lists. */
export function fullName({ familyName, givenName, middleName }: RosterPerson): string {
  return [familyName, givenName, middleName].filter((part) => part !== '').join(' ');
}

/** The key of a family link: there is one between any two people. */
export function familyKey({ child, guardian }: Pick<RosterFamily, 'child' | 'guardian'>): string {
  return `${child}\n${guardian}`;
}

/** Every field of a kind of entry: the compiler refuses a list that lacks one. */
type AllFields<Entry> = { readonly [Field in keyof Required<Entry>]: Field };

const PERSON_FIELDS = Object.values({
  sourcedId: 'sourcedId',
  familyName: 'familyName',
  givenName: 'givenName',
  middleName: 'middleName',
  roles: 'roles',
  isEnabled: 'isEnabled',
  email: 'email',
  phone: 'phone',
  sms: 'sms',
  grade: 'grade',
} as const satisfies AllFields<RosterPerson>);

const CLASSROOM_FIELDS = Object.values({
  sourcedId: 'sourcedId',
  title: 'title',
  grade: 'grade',
  kind: 'kind',
  courseSourcedId: 'courseSourcedId',
  subjects: 'subjects',
  terms: 'terms',
} as const satisfies AllFields<RosterClassroom>);

const ENROLLMENT_FIELDS = Object.values({
  sourcedId: 'sourcedId',
  classroom: 'classroom',
  person: 'person',
  role: 'role',
  begins: 'begins',
  ends: 'ends',
} as const satisfies AllFields<RosterEnrollment>);

const FAMILY_FIELDS = Object.values({
  child: 'child',
  guardian: 'guardian',
  relation: 'relation',
} as const satisfies AllFields<RosterFamily>);

function* planEntries<Entry extends object>(
  wanted: readonly Entry[],
  current: ReadonlyMap<string, Entry>,
  keyOf: (entry: Entry) => string,
  fields: readonly (keyof Entry & string)[],
  isInForce: (entry: Entry) => boolean,
): Steps<EntryPlan<Entry>> {
  const added: Entry[] = [];
  const changed: Change<Entry>[] = [];
  const ended: Entry[] = [];
  const named = new Set<string>();
  let unchangedCount = 0;
  const held = new Map([...current].filter(([, entry]) => isInForce(entry)));
  yield* eachOf(wanted, (after) => {
    const key = keyOf(after);
    named.add(key);
    const before = held.get(key);
    if (!isInForce(after)) {
      if (before !== undefined) ended.push(after);
    } else if (before === undefined) {
      added.push(after);
    } else {
      const differing = fields.filter((field) => !isEqual(before[field], after[field]));
      if (differing.length > 0) changed.push({ before, after, fields: differing });
      else unchangedCount += 1;
    }
  });
  yield* eachOf(held, ([key, before]) => {
    if (!named.has(key)) ended.push(before);
  });
  return { added, changed, ended, unchangedCount };
}

/** Fields hold texts, numbers, flags and lists of texts; the order of a list says nothing. */
function isEqual(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}

function planSchool(after: RosterSchool, before: RosterSchool | null): RosterPlan['school'] {
  if (before === null) return { before, after, kind: 'new' };
  if (before.sourcedId !== after.sourcedId) return { before, after, kind: 'other' };
  const isSame = before.name === after.name && before.identifier === after.identifier;
  return { before, after, kind: isSame ? 'same' : 'renamed' };
}

/** Exports show a move as an enrolment that ends beside a new one, or as one whose class changes. */
function findMoves(
  roster: Roster,
  current: CurrentDirectory,
  plan: EntryPlan<RosterEnrollment>,
): readonly PupilMove[] {
  const homerooms = new Map(
    [...current.classrooms.values(), ...roster.classrooms]
      .filter(({ kind }) => kind === 'homeroom')
      .map(({ sourcedId, title }) => [sourcedId, title]),
  );
  const isPlace = ({ role, classroom }: RosterEnrollment): boolean =>
    role === 'pupil' && homerooms.has(classroom);
  const names = new Map(roster.people.map((person) => [person.sourcedId, fullName(person)]));
  const left = new Map(
    [...plan.ended, ...plan.changed.map(({ before }) => before)]
      .filter(isPlace)
      .map(({ person, classroom }) => [person, classroom]),
  );
  const entered = [...plan.added, ...plan.changed.map(({ after }) => after)].filter(isPlace);
  return entered.flatMap(({ person, classroom: to }) => {
    const from = left.get(person);
    if (from === undefined || from === to) return [];
    const titleOf = (classroom: string): string => homerooms.get(classroom) ?? classroom;
    const name = names.get(person) ?? person;
    return [{ person, name, from, fromTitle: titleOf(from), to, toTitle: titleOf(to) }];
  });
}
