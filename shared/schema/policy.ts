import Type from 'typebox';
import { line } from './names.ts';

interface Switch {
  readonly kind: 'switch';
  readonly standard: boolean;
  /** Whether a chat may have an exception of its own. */
  readonly perChat: boolean;
}
interface Amount {
  readonly kind: 'amount';
  readonly standard: number;
  readonly least: number;
  readonly most: number;
  readonly perChat: false;
}

/**
 * What a school sets for itself in one place (clause P-1.4). A chat without an exception follows the
 * school, also when the school changes its mind later.
 */
export const POLICIES = {
  /** Pupils write in the chats of their class, subjects and clubs. */
  pupilsWriteInChats: { kind: 'switch', standard: true, perChat: true },
  parentsWriteInChats: { kind: 'switch', standard: true, perChat: true },
  /** Not staff alone but everyone in a chat asks the others by polls and sign-ups. */
  membersMakePolls: { kind: 'switch', standard: false, perChat: true },
  /** Pupils of the school write to each other in private. */
  pupilsWriteToPupils: { kind: 'switch', standard: false, perChat: false },
  /** Teachers and their pupils write to each other in private. */
  staffWriteToPupils: { kind: 'switch', standard: true, perChat: false },
  /** Pupils and parents call those to whom they write in private. */
  familiesCall: { kind: 'switch', standard: true, perChat: false },
  /** Not staff alone but everyone in a chat begins a call of all in it. */
  membersBeginCalls: { kind: 'switch', standard: false, perChat: true },
  /** Class and subject teachers make slips for their own pupils and the parents. */
  teachersMakeSlips: { kind: 'switch', standard: true, perChat: false },
  /** Who knows the hub's address may ask to be let in. */
  requestsAreOpen: { kind: 'switch', standard: true, perChat: false },
  /** Whoever was in a class when it ended goes on reading its chats; a chat left by a movement is closed. */
  leaversKeepHistory: { kind: 'switch', standard: true, perChat: false },
  /** Pupils of grades 1 to 4 enter with a code that a parent gets by e-mail, where the hub has mail. */
  primaryByMail: { kind: 'switch', standard: true, perChat: false },
  /** How long a printed slip can be used. */
  slipDays: { kind: 'amount', standard: 14, least: 1, most: 90, perChat: false },
  /** The hours of the day between which no notice disturbs; the same hour twice for none. */
  quietFromHour: { kind: 'amount', standard: 21, least: 0, most: 23, perChat: false },
  quietUntilHour: { kind: 'amount', standard: 7, least: 0, most: 23, perChat: false },
  /** How large a file may be that somebody sends. */
  fileMegabytes: { kind: 'amount', standard: 2000, least: 1, most: 4000, perChat: false },
  /** For how many months recorded violations count; 0 for the school year (decision D-4). */
  violationMonths: { kind: 'amount', standard: 0, least: 0, most: 12, perChat: false },
  /** How many days the members of a chat have to object to an apology (decision D-5). */
  objectionDays: { kind: 'amount', standard: 3, least: 1, most: 14, perChat: false },
  /** Whoever may not write in a chat for a while goes on reading what is said there. */
  blockedReads: { kind: 'switch', standard: true, perChat: false },
  /** After so many hours a report that nobody has dealt with is shown to the administrator, too. */
  reportHours: { kind: 'amount', standard: 24, least: 1, most: 168, perChat: false },
  /** How much pupils and parents write in one chat within a minute; 0 without a limit, as of all that follow. */
  messagesPerMinute: { kind: 'amount', standard: 40, least: 0, most: 200, perChat: false },
  /** How often they send the same words within an hour, passing on included. */
  sameTextPerHour: { kind: 'amount', standard: 10, least: 0, most: 100, perChat: false },
  /** How often they call very many people by one message within an hour. */
  callsOfAllPerHour: { kind: 'amount', standard: 5, least: 0, most: 60, perChat: false },
  /** How many people staff invite into chats within an hour; a link counts as one. */
  invitesPerHour: { kind: 'amount', standard: 300, least: 0, most: 5000, perChat: false },
  /** How long a device is let in by a hub that hears nothing from the hub that let it in. */
  credentialDays: { kind: 'amount', standard: 14, least: 1, most: 60, perChat: false },
} as const satisfies Record<string, Switch | Amount>;

export type PolicyName = keyof typeof POLICIES;
export type SwitchName = {
  [N in PolicyName]: (typeof POLICIES)[N]['kind'] extends 'switch' ? N : never;
}[PolicyName];
export type AmountName = Exclude<PolicyName, SwitchName>;
export type PolicyValue = boolean | number;

export function isPolicyName(name: string): name is PolicyName {
  return Object.hasOwn(POLICIES, name);
}

export function policyNames(): readonly PolicyName[] {
  return Object.keys(POLICIES).filter(isPolicyName);
}

/** One setting of the school (scope `school`, `chat` is '') or a chat's exception from it (scope of the chat). */
export const PolicyBody = Type.Object(
  {
    name: Type.Unsafe<PolicyName>(Type.Union(policyNames().map((name) => Type.Literal(name)))),
    chat: line(64),
    value: Type.Union([Type.Boolean(), Type.Integer({ minimum: 0, maximum: 100_000 })]),
    /** False where a chat goes back to what the school says, or the school to what it began with. */
    isSet: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type PolicyBody = Type.Static<typeof PolicyBody>;

export function policyId(name: PolicyName, chat = ''): string {
  return chat === '' ? `policy.${name.toLowerCase()}` : `${chat}.${name.toLowerCase()}`;
}

/** Whether a value can be that of a setting. */
export function isPolicyValue(name: PolicyName, value: PolicyValue): boolean {
  const policy = POLICIES[name];
  if (policy.kind === 'switch') return typeof value === 'boolean';
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= policy.least && value <= policy.most
  );
}
