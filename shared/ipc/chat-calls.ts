import Type, { type Static } from 'typebox';
import { Id } from '../ids/id.ts';

export const ChatsInvitedData = Type.Object({ chat: Id }, { additionalProperties: false });

const InvitedPerson = Type.Object({
  person: Id,
  /** waiting: has said neither yes nor no. */
  state: Type.Union([Type.Literal('waiting'), Type.Literal('in'), Type.Literal('declined')]),
});
export type InvitedPerson = Static<typeof InvitedPerson>;

/** Whom the asking person has invited to a chat. */
export const ChatsInvitedAnswer = Type.Object({ people: Type.Array(InvitedPerson, { maxItems: 5000 }) });
