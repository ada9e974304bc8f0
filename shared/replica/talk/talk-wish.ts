import Type, { type TProperties } from 'typebox';
import { Id } from '../../ids/id.ts';
import { CITED } from '../moderation/moderation-wish.ts';
import { MAX_MENTIONS, MESSAGE_MAX_LETTERS, MessageBody } from '../../schema/message.ts';
import { text } from '../../schema/names.ts';
import { PreferenceBody } from '../../schema/preference.ts';
import { ReactionBody } from '../../schema/reaction.ts';
import { REASON_MAX_LETTERS } from '../../schema/case-step.ts';

function wish<D extends string, P extends TProperties>(what: D, properties: P) {
  return Type.Object({ do: Type.Literal(what), ...properties }, { additionalProperties: false });
}

export const Mentions = Type.Array(Id, { maxItems: MAX_MENTIONS, uniqueItems: true });

/** What a message says besides its words. */
export const SAYING = {
  replyTo: Type.Optional(Id),
  quote: MessageBody.properties.quote,
  mentions: Type.Optional(Mentions),
} as const;
export type Saying = Partial<Pick<MessageBody, 'replyTo' | 'quote' | 'mentions'>>;

/** What a person does with a message that stands in a chat. Each is done at once, with and without a link. */
export const TalkWish = Type.Union([
  wish('edit', { message: Id, text: text(MESSAGE_MAX_LETTERS), mentions: Mentions }),
  /** Takes an own message back, for everyone. */
  wish('delete', { message: Id }),
  /** Takes somebody else's message out of the chat by a rule; its author learns which one, and the reason. */
  wish('takeDown', { message: Id, reason: text(REASON_MAX_LETTERS), ...CITED }),
  /** An empty sign takes the own one away. */
  wish('react', { message: Id, sign: ReactionBody.properties.sign }),
  wish('pin', { message: Id, isPinned: Type.Boolean() }),
  /** Into another chat, with the name of its author. */
  wish('forward', { message: Id, chat: Id }),
  /** For oneself: no notices of a chat until a moment by hub time in milliseconds, 0 for none muted. */
  wish('mute', { chat: Id, mutedUntil: PreferenceBody.properties.mutedUntil }),
  /** For oneself: whether one's name in a muted chat is noticed all the same. */
  wish('hear', { chat: Id, hearsMentions: Type.Boolean() }),
]);
export type TalkWish = Type.Static<typeof TalkWish>;
