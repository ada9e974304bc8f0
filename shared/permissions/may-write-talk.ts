import type { AppErrorCode } from '../errors/app-error.ts';
import { chatScope, isChannel } from '../schema/chat.ts';
import { type AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind, type Kind } from '../schema/kinds.ts';
import { writtenAt } from '../schema/order.ts';
import { pinId } from '../schema/pin.ts';
import { preferenceId } from '../schema/preference.ts';
import { reactionId } from '../schema/reaction.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { takedownId } from '../schema/takedown.ts';
import { refusalOf } from './can.ts';
import { citedRefusal } from './cited-rule.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import type { Surroundings } from './surroundings.ts';

type Of<K extends Kind> = Written & DocumentOf<K, AuthorPart>;
type Rule = (
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
) => AppErrorCode | undefined;

/**
 * Who may say something about a message: react, take out, pin; and who may set a chat for themselves. Each is a
 * document of its own by whoever says it, one per person and message. None is taken back by `gone`, after which
 * it could never be said again.
 */
export const TALK_RULES: Partial<Record<Kind, Rule>> = {
  reaction: ruleOf('reaction', (facts, part, context) => {
    const chat = chatOfScope(part.scope);
    if (part.id !== reactionId(part.parent, facts.person) || part.scope !== scopeOf.chat(chat)) {
      return 'notAllowed';
    }
    return refusalOf(facts, 'message.react', { chat, about: context.chat(chat) }, context.isOn);
  }),
  takedown: ruleOf('takedown', (facts, part, context, { look, at }) => {
    const chat = chatOfScope(part.scope);
    if (part.id !== takedownId(part.parent, facts.person) || part.scope !== scopeOf.chat(chat)) {
      return 'notAllowed';
    }
    const refusal = takedownRefusal(facts, { chat, author: part.body.author }, context);
    // The rule is one of the day on which the message was written, where that is known here.
    const message = look(part.parent);
    if (message && (message.by !== part.body.author || message.scope !== part.scope)) return 'notAllowed';
    // What the school has brought back is not taken out again by somebody else.
    if (context.about('restoral', part.parent).length > 0) return 'actTwice';
    return refusal ?? citedRefusal(context, { ...part.body, chat }, message ? writtenAt(message) : at);
  }),
  pin: ruleOf('pin', (facts, part, context) => {
    const chat = part.parent;
    const about = context.chat(chat);
    const isThere = about !== undefined && part.scope === chatScope(about.template, chat);
    if (!isThere || part.id !== pinId(part.body.message, facts.person)) return 'notAllowed';
    return refusalOf(facts, 'message.pin', { chat, about }, context.isOn);
  }),
  preference: ruleOf('preference', (facts, part, context) => {
    const { chat } = part.body;
    const isOwn = part.id === preferenceId(chat, facts.person) && part.parent === chat;
    if (!isOwn || part.scope !== scopeOf.person(facts.person)) return 'notAllowed';
    return refusalOf(facts, 'chat.prefer', { chat, about: context.chat(chat) }, context.isOn);
  }),
};

/** Why a person may not take somebody's words out of a chat; undefined where the person may. */
export function takedownRefusal(
  facts: PersonFacts,
  { chat, author }: { readonly chat: string; readonly author: string },
  context: WriteContext,
): AppErrorCode | undefined {
  const about = context.chat(chat);
  // Whoever has left the school is nobody's colleague any more.
  const person = { ...context.factsOf(author), person: author };
  return refusalOf(facts, 'message.takeDown', { chat, about, person }, context.isOn);
}

export function mayPin(facts: PersonFacts, chat: string, context: WriteContext): boolean {
  return refusalOf(facts, 'message.pin', { chat, about: context.chat(chat) }, context.isOn) === undefined;
}

export function mayReact(facts: PersonFacts, chat: string, context: WriteContext): boolean {
  const about = context.chat(chat);
  if (about !== undefined && isChannel(about.template)) return false;
  return refusalOf(facts, 'message.react', { chat, about }, context.isOn) === undefined;
}

function ruleOf<K extends Kind>(
  kind: K,
  refusal: (
    facts: PersonFacts,
    part: Of<K>,
    context: WriteContext,
    around: Surroundings,
  ) => AppErrorCode | undefined,
): Rule {
  return (facts, part, context, around) =>
    isOfKind(part, kind) && !part.gone ? refusal(facts, part, context, around) : 'notAllowed';
}
