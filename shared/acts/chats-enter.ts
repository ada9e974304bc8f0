import Type from 'typebox';
import type { Directory, Entry } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { isMeant } from '../permissions/offers.ts';
import { type ChatEntryBody, chatEntryId, ChatLinkBody } from '../schema/chat-link.ts';
import { invitationId } from '../schema/invitation.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { invites, openGroup, refusalToInvite } from './invited-to.ts';

/** What stands for the title of a chat with somebody who may not know it yet. */
const UNTOLD = '—';

/**
 * Somebody of the school opens a link and is invited by name; coming in is still that person's own doing. Whom
 * the link is not meant for, and who was invited before and is no longer, asks to be let in. Only those who
 * tend the chat and the hub know the link, so anybody else's computer takes the word of whoever passed it on.
 */
export const chatsEnter = act({
  data: Type.Object({ link: Stamp, key: ChatLinkBody.properties.key }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'chats.enter', {}, directory.isOn),
  needsReason: false,
  plan: ({ actor, directory, at }, { link: id, key }): readonly Draft[] => {
    const link = directory.get('chatlink', id)?.body;
    if (!link && !directory.knowsDevices) return [];
    if (link?.key !== key) throw new AppError('chatLinkUnknown');
    if (!link.isActive) throw new AppError('chatLinkRecalled');
    if (link.expiresAt < at) throw new AppError('chatLinkExpired');
    const { chat, maker } = link;
    const { title } = openGroup(directory, chat);
    requireOutside(directory, actor, { chat, link: id });
    if (usesOf(directory, id) >= link.mostUses) throw new AppError('chatLinkUsedUp');
    const inviter = directory.factsOf(maker);
    const about = directory.chat(chat);
    const refusal = refusalToInvite({ directory }, inviter, { chat, about, people: [actor.person] });
    if (refusal) throw new AppError('notInvited');
    const isMeantFor = link.audience === undefined || isMeant(link.audience, actor);
    const asks = !isMeantFor || wasInvited(directory, chat, actor.person);
    const state = asks ? 'asks' : 'invited';
    const of = { chat, person: actor.person, link: id };
    const invitation = asks
      ? ({ ...of, inviter: maker, title: UNTOLD, isActive: false, asks: 'waiting' } as const)
      : { ...of, inviter: maker, title, isActive: true };
    return [entry({ ...of, at, state, decidedBy: '', decidedAt: 0 }), invites(invitation)];
  },
  targets: ({ link }) => [link],
});

/** Lets in whoever asks to come by a link that was not meant for them, or does not; the first word decides. */
export const chatsDecide = act({
  data: Type.Object(
    { chat: Id, link: Id, person: Id, isLetIn: Type.Boolean() },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { chat, person, isLetIn }) => {
    const about = directory.chat(chat);
    if (isLetIn) return refusalToInvite({ directory }, actor, { chat, about, people: [person] });
    const maker = about?.owner === undefined ? {} : { maker: about.owner };
    return refusalOf(actor, 'chats.uninvite', { chat, about, ...maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ actor, directory, at }, { chat, link, person, isLetIn }): readonly Draft[] => {
    const asked = directory.get('chatentry', chatEntryId(link, person))?.body;
    if (asked?.chat !== chat || asked.person !== person) throw new AppError('notFound');
    if (asked.state !== 'asks') throw new AppError('actTwice');
    const { title } = openGroup(directory, chat);
    const inviter = actor.person;
    const state = isLetIn ? 'letIn' : 'refused';
    const of = { chat, person, inviter, link };
    const invitation = isLetIn
      ? { ...of, title, isActive: true }
      : ({ ...of, title: UNTOLD, isActive: false, asks: 'refused' } as const);
    return [entry({ ...asked, state, decidedBy: inviter, decidedAt: at }), invites(invitation)];
  },
  targets: ({ chat, link, person }) => [chat, link, person],
});

/** How many people a link has let in. */
export function usesOf(directory: Directory, link: string): number {
  return directory.about('chatentry', link).filter(({ body }) => body.link === link && isUse(body)).length;
}

function isUse({ state }: ChatEntryBody): boolean {
  return state === 'invited' || state === 'letIn';
}

/** Throws AppError `chatLinkTwice` for whoever is in, invited or waiting already, `chatLinkRefused` for who was not let in. */
function requireOutside(
  directory: Directory,
  actor: PersonFacts,
  { chat, link }: { readonly chat: string; readonly link: string },
): void {
  if (actor.chats.has(chat) || actor.invitedTo.has(chat)) throw new AppError('chatLinkTwice');
  const { asks } = lastInvitation(directory, chat, actor.person)?.body ?? {};
  if (asks === 'waiting') throw new AppError('chatLinkTwice');
  const before = directory.get('chatentry', chatEntryId(link, actor.person));
  if (asks === 'refused' || before?.body.state === 'refused') throw new AppError('chatLinkRefused');
}

function wasInvited(directory: Directory, chat: string, person: string): boolean {
  return lastInvitation(directory, chat, person) !== undefined;
}

function lastInvitation(
  directory: ActContext['directory'],
  chat: string,
  person: string,
): Entry<'invitation'> | undefined {
  return directory.get('invitation', invitationId(chat, person));
}

function entry(body: ChatEntryBody): Draft {
  const { chat, link, person } = body;
  return { kind: 'chatentry', id: chatEntryId(link, person), scope: scopeOf.door(chat), parent: link, body };
}
