import type { Directory, Entry } from '../directory/directory.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { refusalOf } from '../permissions/can.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import type { ChatBody } from '../schema/chat.ts';
import { type InvitationBody, invitationId } from '../schema/invitation.ts';
import { scopeOf } from '../schema/scope.ts';
import type { ActContext, Draft } from './act.ts';

/** As many as one act invites. */
export const MOST_INVITED = 200;

/** A chat to which people are invited by name. Throws AppError `notFound`, `badRequest`, `actOutdated`. */
export function openGroup(directory: Directory, id: string): ChatBody {
  const about = directory.chat(id);
  if (!about) throw new AppError('notFound');
  if (about.template !== 'group') throw new AppError('badRequest');
  if (about.isArchived) throw new AppError('actOutdated');
  return about;
}

/** A chat that is offered to somebody by name. */
export function invites(body: InvitationBody): Draft {
  const { chat, person } = body;
  return {
    kind: 'invitation',
    id: invitationId(chat, person),
    scope: scopeOf.person(person),
    parent: chat,
    body,
  };
}

/** The invitations to a chat that stand, as far as this directory knows them: a hub knows all. */
export function standingInvitations(directory: Directory, chat: string): readonly Entry<'invitation'>[] {
  return directory.about('invitation', chat).filter(({ body }) => body.chat === chat && body.isActive);
}

/** Why somebody may not invite these people to a chat: the first reason among them. */
export function refusalToInvite(
  { directory }: Pick<ActContext, 'directory'>,
  inviter: PersonFacts,
  of: { readonly chat: string; readonly about: ChatBody | undefined; readonly people: readonly string[] },
): AppErrorCode | undefined {
  const { chat, about, people } = of;
  const maker = about?.owner === undefined ? {} : { maker: about.owner };
  for (const person of people) {
    const target = { chat, about, person: directory.factsOf(person), ...maker };
    const refusal = refusalOf(inviter, 'chats.invite', target, directory.isOn);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Throws AppError `notFound` where one of them is not in the school. */
export function requirePresent(directory: Directory, people: readonly string[]): void {
  if (people.some((person) => !directory.isPresent(person))) throw new AppError('notFound');
}
