import Type from 'typebox';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { Title } from '../schema/names.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { chatTitle } from './chats-open.ts';
import { invites, openGroup, standingInvitations } from './invited-to.ts';
import { nothingToDo } from './new-id.ts';

/** Calls a group chat otherwise, also in the invitations that stand. */
export const chatsRename = act({
  data: Type.Object({ chat: Id, title: Title }, { additionalProperties: false }),
  refusal: refusalToEditChat,
  needsReason: false,
  plan: ({ directory }, { chat, title: typed }): readonly Draft[] => {
    const body = openGroup(directory, chat);
    const title = chatTitle(typed);
    if (title === body.title) throw new AppError('actTwice');
    return [
      { kind: 'chat', id: chat, scope: scopeOf.chat(chat), body: { ...body, title } },
      ...standingInvitations(directory, chat).map((one) => invites({ ...one.body, title })),
    ];
  },
  targets: ({ chat }) => [chat],
});

/** Closes a group chat: it is read and no longer written in, and offered to nobody. It can be opened again. */
export const chatsClose = act({
  data: Type.Object({ chat: Id, isClosed: Type.Boolean() }, { additionalProperties: false }),
  refusal: refusalToEditChat,
  needsReason: false,
  plan: ({ directory }, { chat, isClosed }): readonly Draft[] => {
    const body = directory.chat(chat);
    if (!body) throw new AppError('notFound');
    if (body.template !== 'group') throw new AppError('badRequest');
    if (body.isArchived === isClosed) return nothingToDo(directory);
    return [
      { kind: 'chat', id: chat, scope: scopeOf.chat(chat), body: { ...body, isArchived: isClosed } },
      ...(isClosed ? standingInvitations(directory, chat) : []).map((one) =>
        invites({ ...one.body, isActive: false }),
      ),
    ];
  },
  targets: ({ chat }) => [chat],
});

function refusalToEditChat(
  { actor, directory }: ActContext,
  { chat }: { readonly chat: string },
): AppErrorCode | undefined {
  const about = directory.chat(chat);
  const maker = about?.owner === undefined ? {} : { maker: about.owner };
  return refusalOf(actor, 'chats.edit', { chat, about, ...maker }, directory.isOn);
}
