import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isMeant } from '../permissions/offers.ts';
import { Audience } from '../schema/chat.ts';
import { ChatLinkBody, LINK_DAYS } from '../schema/chat-link.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type Draft } from './act.ts';
import { invites, openGroup, refusalToInvite } from './invited-to.ts';
import { requireNewId } from './new-id.ts';

const DAY_MS = 24 * 3600_000;

/** Makes a link into a group chat, for everyone whom its maker may invite, or some of them (clause M-4 ¶12). */
export const chatsLink = act({
  data: Type.Object(
    {
      id: Stamp,
      chat: Id,
      key: ChatLinkBody.properties.key,
      audience: Type.Optional(Audience),
      days: Type.Integer({ minimum: 1, maximum: LINK_DAYS.most }),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { chat }) => {
    const about = directory.chat(chat);
    const maker = about?.owner === undefined ? {} : { maker: about.owner };
    return refusalOf(actor, 'chats.link', { chat, about, ...maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ actor, directory, at }, { id, chat, key, audience, days }): readonly Draft[] => {
    requireNewId(directory, id);
    const { title } = openGroup(directory, chat);
    const body: ChatLinkBody = {
      chat,
      title,
      maker: actor.person,
      key,
      expiresAt: at + days * DAY_MS,
      isActive: true,
      ...(audience === undefined ? {} : { audience }),
    };
    return [{ kind: 'chatlink', id, scope: scopeOf.slip(actor.person), parent: chat, body }];
  },
  targets: ({ id, chat }) => [chat, id],
});

/** Takes a link back: nobody else is invited by it. */
export const chatsUnlink = act({
  data: Type.Object({ chat: Id, link: Id }, { additionalProperties: false }),
  refusal: ({ actor, directory }, { link }) => {
    const maker = directory.get('chatlink', link)?.body.maker;
    return refusalOf(actor, 'chats.unlink', maker === undefined ? {} : { maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ directory }, { chat, link }): readonly Draft[] => {
    const held = directory.get('chatlink', link);
    if (!held || held.body.chat !== chat) throw new AppError('notFound');
    if (!held.body.isActive) throw new AppError('actTwice');
    const { id, scope, parent, body } = held;
    return [{ kind: 'chatlink', id, scope, parent, body: { ...body, isActive: false } }];
  },
  targets: ({ chat, link }) => [chat, link],
});

/**
 * Somebody of the school opens a link and is invited by name; coming in is still that person's own doing.
 * Only the maker's computer and the hub know the link, so anybody else's takes the word of whoever passed it on.
 */
export const chatsEnter = act({
  data: Type.Object({ link: Stamp, key: ChatLinkBody.properties.key }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'chats.enter', {}, directory.isOn),
  needsReason: false,
  plan: ({ actor, directory, at }, { link: id, key }): readonly Draft[] => {
    const link = directory.get('chatlink', id)?.body;
    if (!link && !directory.knowsDevices) return [];
    if (link?.key !== key) throw new AppError('slipUnknown');
    if (!link.isActive) throw new AppError('slipAnnulled');
    if (link.expiresAt < at) throw new AppError('slipExpired');
    const { chat, maker } = link;
    const about = openGroup(directory, chat);
    if (actor.chats.has(chat) || actor.invitedTo.has(chat)) throw new AppError('actTwice');
    const isForActor = link.audience === undefined || isMeant(link.audience, actor);
    const inviter = directory.factsOf(maker);
    const refusal = refusalToInvite({ directory }, inviter, { chat, about, people: [actor.person] });
    if (!isForActor || refusal) throw new AppError('notInvited');
    return [invites({ chat, person: actor.person, inviter: maker, title: about.title, isActive: true })];
  },
  targets: ({ link }) => [link],
});
