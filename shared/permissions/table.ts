import type { SwitchName } from '../schema/policy.ts';
import type { Capacity } from './capacities.ts';
import type { ConditionName } from './conditions.ts';
import { MODERATION_ACTIONS } from './table-moderation.ts';
import { SESSION_ACTIONS } from './table-sessions.ts';

/** Who may do an action: any of these capacities, where all conditions hold and the setting is on. */
export interface Grant {
  readonly to: readonly Capacity[] | 'everyone';
  readonly when?: readonly ConditionName[];
  readonly setting?: SwitchName;
  /** True where those who wait for their confirmation may, too. */
  readonly unconfirmed?: true;
}

export interface ActionRow {
  /** The clauses of the regulations that ask for it. */
  readonly clause: string;
  readonly grants: readonly Grant[];
}

const ADMINISTRATOR: Grant = { to: ['administrator'] };
const PEDAGOGICAL: readonly Capacity[] = ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'];
const STAFF: readonly Capacity[] = [...PEDAGOGICAL, 'staff'];
const MANAGEMENT: Grant = { to: ['head', 'deputy'] };

/**
 * Who may do what (clauses M-2 ¶1, M-4). The hub, the client and the tests ask this one table through
 * `can()`; `docs/permissions.md` and the help pages are made from it. What is not granted is refused.
 */
export const ACTIONS = {
  'chat.join': {
    clause: 'E-2.3, P-2.5(1), P-2.7(1)',
    grants: [{ to: 'everyone', when: ['offered'], unconfirmed: true }],
  },
  'chat.leave': { clause: 'E-2.3', grants: [{ to: 'everyone', when: ['readsChat'], unconfirmed: true }] },
  'chat.write': {
    clause: 'P-2.5(2), P-2.7(2)',
    grants: [{ to: 'everyone', when: ['inChat', 'goesOn', 'writingIsOn'], unconfirmed: true }],
  },
  'chat.markRead': { clause: 'P-2.5(2)', grants: [{ to: 'everyone', when: ['inChat'], unconfirmed: true }] },
  /** Edits are messages; taking one back asks for less than writing, because it only takes away. */
  'message.delete': {
    clause: 'P-2.5(2), P-2.7(2)',
    grants: [
      { to: 'everyone', when: ['inChat', 'goesOn'], unconfirmed: true },
      { to: ['administrator', 'head'], when: ['inChannel'] },
      { to: STAFF, when: ['inChannel', 'mayPost'] },
    ],
  },
  'message.react': {
    clause: 'P-2.5(2), P-2.7(2)',
    grants: [{ to: 'everyone', when: ['inChat', 'goesOn'], unconfirmed: true }],
  },
  /** Words of a private chat and of the management are passed on by whoever wrote them alone. */
  'message.forward': {
    clause: 'P-2.5(2), P-2.7(2)',
    grants: [
      { to: 'everyone', when: ['readsChat', 'open'], unconfirmed: true },
      { to: 'everyone', when: ['readsChat', 'ownThing'], unconfirmed: true },
      { to: 'everyone', when: ['inChannel'], unconfirmed: true },
    ],
  },
  'message.pin': {
    clause: 'P-2.3(4), P-2.4(4)',
    grants: [
      { to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'], when: ['inChat', 'goesOn'] },
      { to: 'everyone', when: ['inChat', 'private'], unconfirmed: true },
      { to: ['administrator', 'head'], when: ['inChannel'] },
    ],
  },
  /** Teachers tend what pupils and parents write; what staff write, the administrator and the head alone. */
  'message.takeDown': {
    clause: 'P-2.3(4), P-2.4(4)',
    grants: [
      { to: ['administrator', 'head'], when: ['inChat', 'goesOn', 'open', 'notSelf'] },
      {
        to: ['deputy', 'classTeacher', 'teacher'],
        when: ['inChat', 'goesOn', 'open', 'notSelf', 'familyOnly'],
      },
    ],
  },
  'chat.prefer': {
    clause: 'P-2.5(2), P-2.7(2)',
    grants: [
      { to: 'everyone', when: ['readsChat'], unconfirmed: true },
      { to: 'everyone', when: ['inChannel'], unconfirmed: true },
    ],
  },
  'channel.write': {
    clause: 'P-2.1(13), M-4 ¶8',
    grants: [
      { to: ['administrator'], when: ['inChannel', 'goesOn'] },
      { to: ['head'], when: ['inChannel', 'goesOn'] },
      { to: STAFF, when: ['inChannel', 'goesOn', 'mayPost'] },
    ],
  },
  'channel.markRead': {
    clause: 'P-2.1(13)',
    grants: [{ to: 'everyone', when: ['inChannel'], unconfirmed: true }],
  },
  'channels.edit': { clause: 'P-2.1(13)', grants: [ADMINISTRATOR] },
  'channel.submit': { clause: 'P-2.2(5)', grants: [{ to: STAFF, when: ['inChannel', 'goesOn'] }] },
  'channel.publish': { clause: 'P-2.2(5), P-2.1(13)', grants: [ADMINISTRATOR] },
  'channel.reach': {
    clause: 'M-4 ¶8',
    grants: [{ to: STAFF, when: ['ownThing'] }, ADMINISTRATOR, MANAGEMENT],
  },
  /** The chats that the regulations name, of the school, a class or a subject. */
  'chats.make': {
    clause: 'P-2.2(6), P-2.3(3), P-2.4(3)',
    grants: [
      ADMINISTRATOR,
      MANAGEMENT,
      { to: ['classTeacher'], when: ['classChat', 'ownClass'] },
      { to: ['classTeacher', 'teacher'], when: ['subjectChat', 'taughtClass'] },
    ],
  },
  /** Group chats begin with the pedagogical staff. */
  'chats.open': { clause: 'P-2.2(6), P-2.3(3), P-2.4(3), E-2.1', grants: [{ to: PEDAGOGICAL }] },
  'chats.invite': {
    clause: 'M-4 ¶12, P-2.3(3), P-2.4(3)',
    grants: [
      { to: ['administrator', 'head', 'deputy'], when: ['runsChat', 'notSelf'] },
      { to: ['classTeacher', 'teacher'], when: ['runsChat', 'toStaff', 'notSelf'] },
      { to: ['classTeacher', 'teacher'], when: ['runsChat', 'taughtPupil'] },
      { to: ['classTeacher', 'teacher'], when: ['runsChat', 'parentOfTaughtClass'] },
    ],
  },
  'chats.uninvite': { clause: 'M-4 ¶12', grants: [{ to: PEDAGOGICAL, when: ['runsChat'] }] },
  'chats.edit': {
    clause: 'P-2.2(6), P-2.3(3), P-2.4(3)',
    grants: [
      { to: PEDAGOGICAL, when: ['ownThing'] },
      { to: ['administrator', 'head', 'deputy'], when: ['inChat'] },
    ],
  },
  'chats.link': { clause: 'M-4 ¶12', grants: [{ to: PEDAGOGICAL, when: ['runsChat'] }] },
  'chats.unlink': { clause: 'M-4 ¶12', grants: [ADMINISTRATOR, { to: PEDAGOGICAL, when: ['ownThing'] }] },
  /** The link says who is meant, and its maker has to have the right to invite whoever opens it. */
  'chats.enter': { clause: 'M-4 ¶12, E-2.3', grants: [{ to: 'everyone', unconfirmed: true }] },
  'people.activist': {
    clause: 'P-2.2(6)',
    grants: [
      ADMINISTRATOR,
      MANAGEMENT,
      { to: ['classTeacher'], when: ['ownPupil'] },
      { to: ['classTeacher'], when: ['parentOfTaughtClass'] },
    ],
  },
  'lesson.start': {
    clause: 'P-2.4(4), M-4 ¶9',
    grants: [
      { to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'], when: ['inChat', 'goesOn'] },
    ],
  },
  /** Of two: whoever may write there, as far as the school lets families call. Of many: staff, or all by a setting. */
  'call.start': {
    clause: 'P-1.5, M-2 ¶2',
    grants: [
      { to: STAFF, when: ['inChat', 'goesOn', 'private'], unconfirmed: true },
      { to: 'everyone', when: ['inChat', 'goesOn', 'private'], setting: 'familiesCall', unconfirmed: true },
      { to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofMany'] },
      { to: 'everyone', when: ['inChat', 'goesOn', 'ofMany', 'membersCall'], unconfirmed: true },
    ],
  },
  'lesson.take': {
    clause: 'P-2.5(3), P-2.7(2)',
    grants: [
      { to: 'everyone', when: ['inChat', 'goesOn'], unconfirmed: true },
      { to: 'everyone', when: ['inChannel', 'goesOn'], unconfirmed: true },
    ],
  },
  'lesson.lead': {
    clause: 'P-2.4(4), M-4 ¶9',
    grants: [
      { to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'], when: ['inChat', 'goesOn'] },
      { to: ['administrator', 'head'], when: ['inChannel', 'goesOn'] },
    ],
  },
  /** Of the own pupils: who was in the room before a broadcast, and who has caught up with it. */
  'lesson.markOwn': {
    clause: 'P-2.3(4), P-2.5(3)',
    grants: [{ to: ['classTeacher'], when: ['inChannel', 'goesOn', 'ownPupil'] }],
  },
  'lesson.record': {
    clause: 'M-4 ¶11, M-5',
    grants: [
      { to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'], when: ['inChat', 'goesOn'] },
      { to: ['administrator', 'head'], when: ['inChannel', 'goesOn'] },
    ],
  },
  'lessons.review': { clause: 'P-2.2(7)', grants: [ADMINISTRATOR, MANAGEMENT] },
  ...SESSION_ACTIONS,
  ...MODERATION_ACTIONS,
  'poll.make': {
    clause: 'P-1.5, M-2 ¶2',
    grants: [
      {
        to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'],
        when: ['inChat', 'goesOn', 'ofMany'],
      },
      { to: 'everyone', when: ['inChat', 'goesOn', 'ofMany', 'membersMakePolls'] },
      { to: ['administrator', 'head'], when: ['inChannel'] },
    ],
  },
  'poll.vote': {
    clause: 'P-1.5, M-2 ¶2',
    grants: [
      { to: 'everyone', when: ['inChat', 'goesOn'] },
      { to: 'everyone', when: ['inChannel'] },
    ],
  },
  'event.plan': {
    clause: 'P-2.3(4), P-2.4(4)',
    grants: [
      {
        to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'],
        when: ['inChat', 'goesOn', 'ofMany'],
      },
      { to: ['administrator', 'head'], when: ['inChannel'] },
    ],
  },
  'task.set': {
    clause: 'M-5',
    grants: [{ to: ['classTeacher', 'teacher'], when: ['inChat', 'goesOn', 'forStudy'] }],
  },
  'task.answer': { clause: 'M-5', grants: [{ to: ['pupil'], when: ['inChat', 'goesOn'] }] },
  'task.judge': {
    clause: 'M-5',
    grants: [{ to: ['classTeacher', 'teacher'], when: ['inChat', 'goesOn'] }],
  },
  /** One-to-one messages (decision D-7). */
  'person.writeTo': {
    clause: 'M-1 ¶2',
    grants: [
      {
        to: ['administrator', 'head', 'deputy', 'classTeacher', 'teacher', 'staff'],
        when: ['toStaff', 'notSelf'],
        unconfirmed: true,
      },
      { to: ['classTeacher', 'teacher'], when: ['taughtPupil'], setting: 'staffWriteToPupils' },
      { to: ['administrator', 'head', 'deputy'], when: ['toPupil'], setting: 'staffWriteToPupils' },
      { to: ['classTeacher', 'teacher'], when: ['parentOfTaughtClass'] },
      { to: ['pupil'], when: ['ownTeacher'], setting: 'staffWriteToPupils' },
      { to: ['pupil'], when: ['toPupil', 'notSelf'], setting: 'pupilsWriteToPupils' },
      { to: ['pupil'], when: ['ownParent'] },
      { to: ['parent'], when: ['ownChild'] },
      { to: ['parent'], when: ['teacherOfOwnChild'] },
      { to: ['parent'], when: ['toAdministration'] },
    ],
  },
  'school.edit': { clause: 'P-2.1(3)', grants: [ADMINISTRATOR] },
  'policy.set': { clause: 'P-1.4', grants: [ADMINISTRATOR, MANAGEMENT] },
  'policy.except': {
    clause: 'P-1.4',
    grants: [ADMINISTRATOR, { to: ['classTeacher', 'teacher', 'head', 'deputy'], when: ['inChat'] }],
  },
  'links.set': { clause: 'P-1.5, M-2 ¶2', grants: [ADMINISTRATOR] },
  'papers.keep': { clause: 'O-3, P-2.2(1)', grants: [ADMINISTRATOR, MANAGEMENT] },
  'orders.place': { clause: 'M-4 ¶8, O-4, O-5', grants: [ADMINISTRATOR, MANAGEMENT] },
  'orders.acknowledge': { clause: 'O-4', grants: [{ to: 'everyone', when: ['self'], unconfirmed: true }] },
  'orders.enterPaper': { clause: 'O-4', grants: [ADMINISTRATOR, MANAGEMENT] },
  'materials.place': {
    clause: 'M-4 ¶11, M-4 ¶15, M-5',
    grants: [
      ADMINISTRATOR,
      MANAGEMENT,
      { to: ['classTeacher', 'teacher'], when: ['taughtClass'] },
      { to: ['teacher'], when: ['schoolShelf'] },
      { to: ['pupil'], when: ['learnsThere'] },
    ],
  },
  'materials.placeForParents': {
    clause: 'M-5',
    grants: [ADMINISTRATOR, MANAGEMENT, { to: ['classTeacher', 'teacher'], when: ['taughtClass'] }],
  },
  'materials.verify': {
    clause: 'M-5',
    grants: [
      ADMINISTRATOR,
      MANAGEMENT,
      { to: ['classTeacher', 'teacher'], when: ['taughtClass'] },
      { to: ['teacher'], when: ['schoolShelf'] },
    ],
  },
  'materials.remove': {
    clause: 'M-4 ¶15',
    grants: [ADMINISTRATOR, MANAGEMENT, { to: ['classTeacher', 'teacher'], when: ['taughtClass'] }],
  },
  'classrooms.edit': { clause: 'P-2.1(5)', grants: [ADMINISTRATOR] },
  'clubs.edit': {
    clause: 'P-1.6, P-2.4',
    grants: [ADMINISTRATOR, { to: ['classTeacher', 'teacher'], when: ['ownThing'] }],
  },
  /** Associations of teachers are made and kept by whoever leads the school. */
  'associations.edit': { clause: 'M-5', grants: [ADMINISTRATOR, MANAGEMENT] },
  'year.turn': { clause: 'P-2.1(5), P-2.1(11)', grants: [ADMINISTRATOR] },
  'teachers.attach': { clause: 'P-2.1(8)', grants: [ADMINISTRATOR] },
  'people.add': { clause: 'P-2.1(6), P-2.1(11)', grants: [ADMINISTRATOR] },
  'people.edit': { clause: 'P-2.1(11)', grants: [ADMINISTRATOR] },
  'people.confirm': { clause: 'P-2.1(10), M-4 ¶10', grants: [{ to: ['administrator'], when: ['notSelf'] }] },
  'people.move': { clause: 'P-2.1(11), E-2.9', grants: [ADMINISTRATOR] },
  'family.edit': {
    clause: 'E-2.9, M-4 ¶16',
    grants: [ADMINISTRATOR, { to: ['classTeacher'], when: ['ownPupil'] }],
  },
  'appoint.administrator': {
    clause: 'O-1.4, P-2.1(7), P-2.2(2)',
    grants: [
      { to: ['administrator'], when: ['staffWhoJoined', 'notSelf'] },
      { to: ['head', 'deputy'], when: ['staffWhoJoined', 'notSelf'] },
    ],
  },
  'appoint.head': { clause: 'O, P-2.1', grants: [{ to: ['administrator', 'head'], when: ['notSelf'] }] },
  'appoint.end': { clause: 'O-1.4, P-2.1', grants: [{ to: ['administrator', 'head'] }] },
  'slips.make': {
    clause: 'P-2.1(6), P-2.3(1), P-2.4(1), M-4 ¶12-13',
    grants: [
      ADMINISTRATOR,
      { to: ['head', 'deputy'], when: ['parentRole'] },
      { to: ['classTeacher'], when: ['familyRole', 'ownClass'], setting: 'teachersMakeSlips' },
      { to: ['teacher'], when: ['familyRole', 'taughtClass'], setting: 'teachersMakeSlips' },
      { to: ['teacher'], when: ['familyRole', 'taughtHomeroom'], setting: 'teachersMakeSlips' },
    ],
  },
  'slips.makeFor': {
    clause: 'P-2.1(6), M-4 ¶12-13',
    grants: [
      { to: ['administrator'] },
      { to: ['classTeacher'], when: ['ownPupil', 'familyOnly'], setting: 'teachersMakeSlips' },
      { to: ['classTeacher'], when: ['parentOfOwnPupils', 'familyOnly'], setting: 'teachersMakeSlips' },
    ],
  },
  'slips.annul': {
    clause: 'P-2.1(12)',
    grants: [ADMINISTRATOR, { to: 'everyone', when: ['ownThing'], unconfirmed: true }],
  },
  'requests.decide': { clause: 'P-2.1(9)', grants: [ADMINISTRATOR] },
  'devices.see': {
    clause: 'P-2.5(4)',
    grants: [ADMINISTRATOR, { to: 'everyone', when: ['self'], unconfirmed: true }],
  },
  'devices.signOut': {
    clause: 'P-2.5(4)',
    grants: [ADMINISTRATOR, { to: 'everyone', when: ['self'], unconfirmed: true }],
  },
  'pins.reset': {
    clause: 'P-2.5(4), M-4 ¶18',
    grants: [
      { to: ['administrator'], when: ['notSelf'] },
      { to: ['classTeacher'], when: ['ownPupil', 'familyOnly', 'notSelf'] },
    ],
  },
  'console.open': { clause: 'O-5, P-2.1', grants: [ADMINISTRATOR, MANAGEMENT] },
  'audit.read': { clause: 'O-5, P-2.2(7)', grants: [ADMINISTRATOR, MANAGEMENT] },
  'roster.import': { clause: 'P-1.7', grants: [ADMINISTRATOR] },
  'school.export': { clause: 'P-1.7, P-4.3', grants: [ADMINISTRATOR] },
  'person.export': {
    clause: 'P-4.3',
    grants: [ADMINISTRATOR, { to: 'everyone', when: ['self'], unconfirmed: true }],
  },
  'person.erase': { clause: 'P-4.3', grants: [{ to: ['administrator'], when: ['notSelf'] }] },
  'mail.set': { clause: 'M-4 ¶13', grants: [ADMINISTRATOR] },
} as const satisfies Record<string, ActionRow>;

export type ActionName = keyof typeof ACTIONS;

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

export function actionNames(): readonly ActionName[] {
  return Object.keys(ACTIONS).filter(isActionName);
}
