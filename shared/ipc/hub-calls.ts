import Type, { type TSchema } from 'typebox';
import { Id } from '../ids/id.ts';
import { CaseOpenAnswer, CaseOpenData } from './case-calls.ts';
import { ChatsInvitedAnswer, ChatsInvitedData } from './chat-calls.ts';
import { DevicesListAnswer, DevicesListData } from './device-calls.ts';
import { EXPORT_CALLS } from './export-calls.ts';
import { LessonPeopleAnswer, LessonPeopleData, LessonsHeldAnswer, LessonsHeldData } from './lesson-calls.ts';
import { MailCheckAnswer, MailSetData, MailStateAnswer } from './mail-calls.ts';
import { PapersReadAnswer, PapersReadData, PapersWriteAnswer, PapersWriteData } from './paper-calls.ts';
import { ChannelReachAnswer, ChannelReachData } from './reach-calls.ts';
import { ROSTER_CALLS } from './roster-calls.ts';
import { TypingHearData, TypingTellData } from './typing-calls.ts';

export interface HubCall<D extends TSchema = TSchema, A extends TSchema = TSchema> {
  readonly data: D;
  readonly answer: A;
}

export function hubCall<const D extends TSchema, const A extends TSchema>(of: HubCall<D, A>): HubCall<D, A> {
  return of;
}

const Nothing = Type.Object({}, { additionalProperties: false });

/**
 * What the window may ask of the hub and what the hub alone can answer: each needs a link. What can be done
 * without one is an act, not a call.
 */
export const HUB_CALLS = {
  ...ROSTER_CALLS,
  ...EXPORT_CALLS,
  'mail.state': hubCall({ data: Nothing, answer: MailStateAnswer }),
  'mail.check': hubCall({ data: MailSetData, answer: MailCheckAnswer }),
  'mail.set': hubCall({ data: MailSetData, answer: Nothing }),
  'papers.write': hubCall({ data: PapersWriteData, answer: PapersWriteAnswer }),
  'papers.read': hubCall({ data: PapersReadData, answer: PapersReadAnswer }),
  'devices.list': hubCall({ data: DevicesListData, answer: DevicesListAnswer }),
  'audit.check': hubCall({
    data: Nothing,
    answer: Type.Object({ lines: Type.Integer({ minimum: 0 }), brokenAt: Type.Integer({ minimum: 0 }) }),
  }),
  /** Asks to be told who writes in a chat, '' for no more. */
  'typing.hear': hubCall({ data: TypingHearData, answer: Nothing }),
  /** Says that one writes in a chat. */
  'typing.tell': hubCall({ data: TypingTellData, answer: Nothing }),
  /** Who has come in with a device at least once, by ids. */
  'accounts.entered': hubCall({
    data: Nothing,
    answer: Type.Object({ people: Type.Array(Id, { maxItems: 50_000 }) }),
  }),
  'case.open': hubCall({ data: CaseOpenData, answer: CaseOpenAnswer }),
  'lessons.people': hubCall({ data: LessonPeopleData, answer: LessonPeopleAnswer }),
  'lessons.held': hubCall({ data: LessonsHeldData, answer: LessonsHeldAnswer }),
  'channel.reach': hubCall({ data: ChannelReachData, answer: ChannelReachAnswer }),
  'chats.invited': hubCall({ data: ChatsInvitedData, answer: ChatsInvitedAnswer }),
  /** How many are in each chat that the school offers; never who. */
  'chats.counts': hubCall({
    data: Nothing,
    answer: Type.Object({
      counts: Type.Array(Type.Object({ chat: Id, members: Type.Integer({ minimum: 0 }) }), {
        maxItems: 20_000,
      }),
    }),
  }),
} as const satisfies Record<string, HubCall>;

export type HubCallName = keyof typeof HUB_CALLS;
