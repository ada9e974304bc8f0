import type { Role } from '../schema/person.ts';
import type { SwitchName } from '../schema/policy.ts';
import { ledClassrooms, pupilClassrooms, taughtClassrooms } from './capacities.ts';
import type { PersonFacts } from './facts.ts';
import { isOffered } from './offers.ts';
import type { ChatBody, ChatTemplate } from '../schema/chat.ts';

/** What an action is about; a condition that asks for something that is missing here does not hold. */
export interface Target {
  readonly person?: PersonFacts;
  /** Whether the person has entered with a device at least once. */
  readonly hasJoined?: boolean;
  readonly classroom?: string;
  /** The classes to which whoever acts teaches a subject (`taughtHomerooms`); whoever asks looks them up. */
  readonly taughtHomerooms?: ReadonlySet<string>;
  /** The role that somebody is to get. */
  readonly role?: Role;
  readonly chat?: string;
  readonly about?: ChatBody | undefined;
  /** Who made the thing that is to be changed. */
  readonly maker?: string;
}

/** The school's settings as they hold for the target. */
export type IsOn = (name: SwitchName, chat?: string) => boolean;

type Condition = (facts: PersonFacts, target: Target, isOn: IsOn) => boolean;

const CLOSED: ReadonlySet<ChatTemplate> = new Set(['private', 'management']);

const STUDY_CHATS: ReadonlySet<ChatTemplate> = new Set(['pupils', 'subject', 'club']);
const PARENTS_CHATS: ReadonlySet<ChatTemplate> = new Set(['parents', 'headParents']);
const STAFF_CHATS: ReadonlySet<ChatTemplate> = new Set([
  'staffroom',
  'teachers',
  'management',
  'headStaff',
  'association',
]);
const MANAGEMENT_CHATS: ReadonlySet<ChatTemplate> = new Set([
  'management',
  'headStaff',
  'headParents',
  'headPupils',
]);
const CLASS_CHATS: readonly ChatTemplate[] = ['pupils', 'parents', 'teachers'];
const FAMILY_ROLES: readonly Role[] = ['pupil', 'parent'];

function leads(facts: PersonFacts, classrooms: Iterable<string>): boolean {
  const led = ledClassrooms(facts);
  return [...classrooms].some((classroom) => led.includes(classroom));
}

function teaches(facts: PersonFacts, classrooms: Iterable<string>): boolean {
  const taught = taughtClassrooms(facts);
  return [...classrooms].some((classroom) => taught.includes(classroom));
}

/** Conditions of the permission table, by name. Each is a pure question about who acts and on what. */
export const CONDITIONS = {
  inChat: (facts, { chat }) => chat !== undefined && facts.chats.has(chat),
  offered: (facts, { chat, about }) =>
    chat !== undefined && about !== undefined && (facts.chats.has(chat) || isOffered(about, facts, chat)),
  /** The school, or the chat by an exception, lets one of the person's roles write here. */
  writingIsOn: (facts, { chat = '' }, isOn) =>
    facts.isStaff ||
    (facts.roles.includes('pupil') && isOn('pupilsWriteInChats', chat)) ||
    (facts.roles.includes('parent') && isOn('parentsWriteInChats', chat)),
  /** In the chat, or taken out of it by a movement and still reading what was said before. */
  readsChat: (facts, { chat }) => chat !== undefined && (facts.chats.has(chat) || facts.pastChats.has(chat)),
  /** The chat or channel was not closed, and has not ended with its class. */
  goesOn: (facts, { chat }) => chat !== undefined && !facts.archivedChats.has(chat),
  private: (_facts, { about }) => about?.template === 'private',
  /** Neither a private chat nor one of the management: what is said there stays among those who are in it. */
  open: (_facts, { about }) => about !== undefined && !CLOSED.has(about.template),
  /** A chat of more than two. */
  ofMany: (_facts, { about }) => about !== undefined && about.template !== 'private',
  /** The school, or the chat by an exception, lets everyone make polls here. */
  membersMakePolls: (_facts, { chat = '' }, isOn) => isOn('membersMakePolls', chat),
  /** The school, or the chat by an exception, lets everyone begin a call here. */
  membersCall: (_facts, { chat = '' }, isOn) => isOn('membersBeginCalls', chat),
  /** A chat of a class, a subject or a club. */
  forStudy: (_facts, { about }) => about !== undefined && STUDY_CHATS.has(about.template),
  /** Made it, or is in it: confirmed staff moderate wherever they are. */
  runsChat: (facts, { chat, maker }) =>
    maker === facts.person || (chat !== undefined && facts.chats.has(chat)),
  /** A chat of pupils, parents or teachers of a class. */
  classChat: (_facts, { about }) => about !== undefined && CLASS_CHATS.includes(about.template),
  withParents: (_facts, { about }) => about !== undefined && PARENTS_CHATS.has(about.template),
  /** A chat in which staff alone can be. */
  ofStaff: (_facts, { about }) => about !== undefined && STAFF_CHATS.has(about.template),
  /** A chat of staff, or one that somebody has made for some people. */
  ofColleagues: (_facts, { about }) =>
    about !== undefined && (STAFF_CHATS.has(about.template) || about.template === 'group'),
  ofManagement: (_facts, { about }) => about !== undefined && MANAGEMENT_CHATS.has(about.template),
  /** The chat of an association of teachers. */
  ofAssociation: (_facts, { about }) => about?.template === 'association',
  subjectChat: (_facts, { about }) => about?.template === 'subject' || about?.template === 'club',
  /** The administrator has let this person post in the channel. */
  mayPost: (facts, { about }) => about?.posters?.includes(facts.person) === true,
  inChannel: (facts, { chat }) => chat !== undefined && facts.channels.has(chat),
  self: (facts, { person }) => person?.person === facts.person,
  notSelf: (facts, { person }) => person !== undefined && person.person !== facts.person,
  ownThing: (facts, { maker }) => maker === facts.person,
  ownClass: (facts, { classroom }) => classroom !== undefined && leads(facts, [classroom]),
  /** A pupil of the class, in the subject or in the club. */
  learnsThere: (facts, { classroom }) =>
    classroom !== undefined && facts.classroomRoles.get(classroom) === 'pupil',
  /** The shelf that is nobody's but the school's. */
  schoolShelf: (_facts, { classroom }) => classroom === '',
  taughtClass: (facts, { classroom }) => classroom !== undefined && teaches(facts, [classroom]),
  taughtHomeroom: (_facts, { classroom, taughtHomerooms }) =>
    classroom !== undefined && taughtHomerooms?.has(classroom) === true,
  ownPupil: (facts, { person }) => person !== undefined && leads(facts, pupilClassrooms(person)),
  taughtPupil: (facts, { person }) => person !== undefined && teaches(facts, pupilClassrooms(person)),
  /** With no child elsewhere: or a class teacher who ties a parent to the own class could come in as that parent. */
  parentOfOwnPupils: (facts, { person }) =>
    person !== undefined &&
    person.children.size > 0 &&
    [...person.children].every((child) => facts.pupils.has(child)),
  parentOfTaughtClass: (facts, { person }) =>
    person !== undefined && teaches(facts, person.childrensClassrooms),
  /** Teachers meet pupils and parents once they are confirmed (clause M-4 ¶9), whoever begins. */
  ownTeacher: (facts, { person }) =>
    person !== undefined && person.isVerified && teaches(person, pupilClassrooms(facts)),
  teacherOfOwnChild: (facts, { person }) =>
    person !== undefined && person.isVerified && teaches(person, facts.childrensClassrooms),
  ownChild: (facts, { person }) => person !== undefined && facts.children.has(person.person),
  ownParent: (facts, { person }) => person?.children.has(facts.person) === true,
  toStaff: (_facts, { person }) => person?.isStaff === true,
  toPupil: (_facts, { person }) => person?.roles.includes('pupil') === true,
  toAdministration: (_facts, { person }) => person?.isAdministrator === true || person?.isHead === true,
  /** Nobody who works here: whoever lets a colleague in could come in as the colleague. */
  familyOnly: (_facts, { person }) => person !== undefined && !person.isStaff,
  familyRole: (_facts, { role }) => role !== undefined && FAMILY_ROLES.includes(role),
  parentRole: (_facts, { role }) => role === 'parent',
  staffWhoJoined: (_facts, { person, hasJoined }) =>
    person !== undefined &&
    person.isPresent &&
    person.isPedagogical &&
    person.isVerified &&
    hasJoined === true,
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;
