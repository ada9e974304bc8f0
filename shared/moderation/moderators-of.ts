import type { Directory } from '../directory/directory.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { type ChatBody, isChannel } from '../schema/chat.ts';
import { isPedagogical } from '../schema/person.ts';
import { type Moderating, moderatorsFrom } from './acting-moderator.ts';

type School = Pick<Directory, 'about' | 'all' | 'chat' | 'get'> & {
  /** The facts of a person without the chats in which the person only acts for a missing moderator. */
  readonly plainFactsOf: (person: string) => PersonFacts;
};

/** Who keeps order in a chat, the one who answers for it first; nobody in channels and between two people. */
export function moderatorsOf(school: School, chat: string): readonly string[] {
  const about = school.chat(chat);
  if (!about || !isModerated(about)) return [];
  const teachers = [...teachersIn(school, chat, about)];
  // Most chats have a teacher: then nobody else is looked for.
  if (teachers.length > 0) return moderatorsFrom({ ...NOBODY, teachers });
  const hasMembers = membersOf(school, chat).some(({ person }) =>
    school.plainFactsOf(person).chats.has(chat),
  );
  return hasMembers ? moderatorsFrom({ ...leaders(school), teachers, hasMembers }) : [];
}

/** Whether whoever leaves a chat that they moderate may name a person for it: another confirmed teacher in it. */
export function maySucceed(
  successor: string,
  { chat, leaver }: { readonly chat: string; readonly leaver: PersonFacts },
  known: Pick<Directory, 'factsOf'>,
): boolean {
  const isModerating = (facts: PersonFacts) =>
    facts.isPresent && facts.isPedagogical && facts.isVerified && facts.chats.has(chat);
  return successor !== leaver.person && isModerating(leaver) && isModerating(known.factsOf(successor));
}

/** Whom the moderator named who left last and named somebody; '' for nobody. */
function namedIn(school: Pick<School, 'about'>, chat: string): string {
  let last = { stamp: '', person: '' };
  for (const { stamp, body } of school.about('membership', chat)) {
    const { groupType, group, state, successor } = body;
    if (groupType !== 'chat' || group !== chat || state !== 'ended' || successor === undefined) continue;
    if (stamp > last.stamp) last = { stamp, person: successor };
  }
  return last.person;
}

/** The chats for which each deputy or administrator acts because there is no teacher in them (decision D-9). */
export function actingByPerson(school: School): ReadonlyMap<string, ReadonlySet<string>> {
  const acting = new Map<string, Set<string>>();
  for (const { id: chat, body } of school.all('chat')) {
    if (!isModerated(body) || !teachersIn(school, chat, body).next().done) continue;
    const [first] = moderatorsOf(school, chat);
    if (first !== undefined) acting.set(first, (acting.get(first) ?? new Set<string>()).add(chat));
  }
  return acting;
}

const NOBODY = { deputies: [], administrators: [], hasMembers: true } as const;

function isModerated({ isArchived, template }: ChatBody): boolean {
  return !isArchived && template !== 'private' && !isChannel(template);
}

function membersOf(
  school: School,
  chat: string,
): readonly { readonly person: string; readonly joined: string }[] {
  return school.about('membership', chat).flatMap(({ stamp, body }) => {
    const isIn = body.group === chat && body.groupType === 'chat' && body.state === 'active';
    return isIn ? [{ person: body.person, joined: stamp }] : [];
  });
}

/** Confirmed teachers of a chat, one after another: whoever needs only one looks up no more people than that. */
function* teachersIn(
  school: School,
  chat: string,
  { classroom }: ChatBody,
): Generator<Moderating, undefined> {
  const named = namedIn(school, chat);
  for (const { person, joined } of membersOf(school, chat)) {
    const facts = teacher(school, person);
    if (!facts?.chats.has(chat)) continue;
    yield { person, joined, isClassTeacher: leads(facts, classroom), isNamed: person === named };
  }
  if (classroom === '') return undefined;
  for (const { body } of school.about('membership', classroom)) {
    const facts = teacher(school, body.person);
    if (!facts || !leads(facts, classroom)) continue;
    yield { person: body.person, joined: '', isClassTeacher: true, isNamed: false };
  }
  return undefined;
}

/** The card says it of most people; only of teachers more has to be known. */
function teacher(school: School, person: string): PersonFacts | undefined {
  const card = school.get('person', person)?.body;
  const isTeacher = card?.isVerified === true && card.leftAt === 0 && isPedagogical(card);
  return isTeacher ? school.plainFactsOf(person) : undefined;
}

function leads(facts: PersonFacts, classroom: string): boolean {
  return facts.classroomRoles.get(classroom) === 'classTeacher';
}

function leaders(school: School): {
  readonly deputies: readonly string[];
  readonly administrators: readonly string[];
} {
  const cards = school.all('person').filter(({ body }) => body.leftAt === 0 && body.isVerified);
  const having = (role: 'deputy' | 'administrator') =>
    cards.filter(({ body }) => body.roles.includes(role)).map(({ id }) => id);
  return { deputies: having('deputy'), administrators: having('administrator') };
}
