import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Title } from './names.ts';

/**
 * A chat is offered to one person by name, in `person:<invitee>`; the school writes it in consequence of an
 * act of whoever invites. Coming in stays the invitee's own doing (clause E-2.3).
 */
export const InvitationBody = Type.Object(
  {
    chat: Id,
    person: Id,
    /** Who invites. */
    inviter: Id,
    title: Title,
    isActive: Type.Boolean(),
    /** The link by which the invitee came; missing where somebody invited by name. */
    link: Type.Optional(Id),
    /** Nobody invited: the chat has no teacher any more, and the invitee is to keep order in it (decision D-9). */
    isToModerate: Type.Optional(Type.Literal(true)),
    /** The link was not meant for the invitee, who asks to be let in: not decided yet, or refused. */
    asks: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('refused')])),
  },
  { additionalProperties: false },
);
export type InvitationBody = Type.Static<typeof InvitationBody>;

export function invitationId(chat: string, person: string): string {
  return `${chat}.${person}.i`;
}
