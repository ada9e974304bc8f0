import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act, type ActContext, type Draft } from './act.ts';
import {
  invites,
  MOST_INVITED,
  openGroup,
  refusalToInvite,
  requirePresent,
  standingInvitations,
} from './invited-to.ts';

const ChatAndPeople = Type.Object(
  { chat: Id, people: Type.Array(Id, { minItems: 1, maxItems: MOST_INVITED, uniqueItems: true }) },
  { additionalProperties: false },
);

/** Offers a group chat to more people, by whoever made it or moderates it (clauses M-4 ¶12, E-2.3). */
export const chatsInvite = act({
  data: ChatAndPeople,
  refusal: ({ actor, directory }, { chat, people }) =>
    refusalToInvite({ directory }, actor, { chat, about: directory.chat(chat), people }),
  needsReason: false,
  plan: (context, { chat, people }): readonly Draft[] => {
    const { actor, directory } = context;
    const { title } = openGroup(directory, chat);
    requirePresent(directory, people);
    const fresh = people.filter((person) => !isInvited(context, chat, person));
    if (fresh.length === 0) throw new AppError('actTwice');
    return fresh.map((person) => invites({ chat, person, inviter: actor.person, title, isActive: true }));
  },
  targets: ({ chat, people }) => [chat, ...people],
});

/** Takes invitations back; whoever has joined already stays. */
export const chatsUninvite = act({
  data: ChatAndPeople,
  refusal: ({ actor, directory }, { chat }) => {
    const about = directory.chat(chat);
    const maker = about?.owner === undefined ? {} : { maker: about.owner };
    return refusalOf(actor, 'chats.uninvite', { chat, about, ...maker }, directory.isOn);
  },
  needsReason: false,
  plan: ({ actor, directory }, { chat, people }): readonly Draft[] => {
    const { title } = openGroup(directory, chat);
    // Only a hub knows who has been invited by whom.
    const standing = new Set(standingInvitations(directory, chat).map(({ body }) => body.person));
    const known = directory.knowsDevices ? people.filter((person) => standing.has(person)) : people;
    if (known.length === 0) throw new AppError('actTwice');
    return known.map((person) => invites({ chat, person, inviter: actor.person, title, isActive: false }));
  },
  targets: ({ chat, people }) => [chat, ...people],
});

function isInvited({ directory }: ActContext, chat: string, person: string): boolean {
  return directory.factsOf(person).invitedTo.has(chat);
}
