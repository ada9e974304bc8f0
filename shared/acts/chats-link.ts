import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { Audience } from '../schema/chat.ts';
import { ChatLinkBody, LINK_DAYS, LINK_MOST_TURNS } from '../schema/chat-link.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type Draft } from './act.ts';
import { openGroup } from './invited-to.ts';
import { nothingToDo, requireNewId } from './new-id.ts';

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
      mostUses: ChatLinkBody.properties.mostUses,
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { chat }) => {
    const about = directory.chat(chat);
    const maker = about?.owner === undefined ? {} : { maker: about.owner };
    return refusalOf(actor, 'chats.link', { chat, about, ...maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ actor, directory, at }, { id, chat, key, audience, days, mostUses }): readonly Draft[] => {
    requireNewId(directory, id);
    openGroup(directory, chat);
    const body: ChatLinkBody = {
      chat,
      maker: actor.person,
      key,
      expiresAt: at + days * DAY_MS,
      mostUses,
      isActive: true,
      turns: [{ what: 'made', by: actor.person, at }],
      ...(audience === undefined ? {} : { audience }),
    };
    return [{ kind: 'chatlink', id, scope: scopeOf.door(chat), parent: chat, body }];
  },
  targets: ({ id, chat }) => [chat, id],
});

/** Takes a link back, so that nobody else is invited by it, or gives it back. */
export const chatsUnlink = act({
  data: Type.Object({ chat: Id, link: Id, isRecalled: Type.Boolean() }, { additionalProperties: false }),
  refusal: ({ actor, directory }, { link }) => {
    const maker = directory.get('chatlink', link)?.body.maker;
    return refusalOf(actor, 'chats.unlink', maker === undefined ? {} : { maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ actor, directory, at }, { chat, link, isRecalled }): readonly Draft[] => {
    const held = directory.get('chatlink', link);
    if (!held || held.body.chat !== chat) throw new AppError('notFound');
    if (held.body.isActive !== isRecalled) return nothingToDo(directory);
    const { id, scope, parent, body } = held;
    // Taking it back is possible always; it cannot be given back for ever.
    if (!isRecalled && body.turns.length >= LINK_MOST_TURNS - 1) throw new AppError('actOutdated');
    const turn = { what: isRecalled ? ('recalled' as const) : ('restored' as const), by: actor.person, at };
    const next: ChatLinkBody = { ...body, isActive: !isRecalled, turns: [...body.turns, turn] };
    return [{ kind: 'chatlink', id, scope, parent, body: next }];
  },
  targets: ({ chat, link }) => [chat, link],
});
