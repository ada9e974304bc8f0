import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { Id } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import { type ChatBody, type ChatTemplate, isChannel } from '../../schema/chat.ts';
import { listName, type Role } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import { type Invitable, invitablePeople } from './invitable.ts';
import { schoolQuery } from './school-query.ts';

export interface ChatMember {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly roles: readonly Role[];
  readonly isVerified: boolean;
  readonly isModerator: boolean;
}

/** A setting of the school that a chat may have otherwise. */
export interface ChatRule {
  readonly name: (typeof CHAT_RULES)[number];
  readonly value: boolean;
  readonly ofSchool: boolean;
}

const CHAT_RULES = [
  'pupilsWriteInChats',
  'parentsWriteInChats',
  'membersMakePolls',
  'membersBeginCalls',
] as const;
/** In whose chats there are no pupils, or no parents. */
const WITHOUT: Readonly<Record<ChatRule['name'], readonly ChatTemplate[]>> = {
  pupilsWriteInChats: [
    'parents',
    'staffroom',
    'teachers',
    'management',
    'headStaff',
    'headParents',
    'association',
  ],
  parentsWriteInChats: [
    'pupils',
    'subject',
    'club',
    'staffroom',
    'teachers',
    'management',
    'headStaff',
    'headPupils',
    'association',
  ],
  membersMakePolls: [],
  membersBeginCalls: [],
};

/** Who is in a chat that the reader is in, and what the reader may do with it. */
export interface ChatMembers {
  readonly title: string;
  readonly template: ChatTemplate;
  readonly isClosed: boolean;
  /** By name, moderators first. */
  readonly members: readonly ChatMember[];
  /** Rename, close, open again. */
  readonly canEdit: boolean;
  /** The rules that the reader may set for this chat. */
  readonly rules: readonly ChatRule[];
  /** Whom the reader may invite. */
  readonly invitable: readonly Invitable[];
}

export const chatMembersQuery = schoolQuery({
  params: Type.Object({ chat: Id }, { additionalProperties: false }),
  answer: ({ directory, facts }, { chat }): ChatMembers | undefined => {
    const about = directory.chat(chat);
    if (!about || isChannel(about.template) || !facts.chats.has(chat)) return undefined;
    const maker = about.owner === undefined ? {} : { maker: about.owner };
    const isGroup = about.template === 'group';
    const isOpen = isGroup && !about.isArchived && can(facts, 'chats.open', {}, directory.isOn);
    return {
      title: about.title,
      template: about.template,
      isClosed: about.isArchived,
      members: membersOf(directory, chat),
      canEdit: isGroup && can(facts, 'chats.edit', { chat, about, ...maker }, directory.isOn),
      rules: rulesOf(directory, facts, { chat, about }),
      invitable: isOpen ? invitablePeople(directory, facts, { chat, about }) : [],
    };
  },
});

function membersOf(directory: Directory, chat: string): readonly ChatMember[] {
  const members = directory.about('membership', chat).flatMap(({ body }): ChatMember[] => {
    const card = directory.get('person', body.person);
    if (body.group !== chat || !card || !directory.factsOf(body.person).chats.has(chat)) return [];
    const { position, roles, isVerified } = card.body;
    const isModerator = body.role === 'moderator';
    return [{ id: card.id, name: listName(card.body), position, roles, isVerified, isModerator }];
  });
  return members.sort(
    (a, b) => Number(b.isModerator) - Number(a.isModerator) || BY_TITLE.compare(a.name, b.name),
  );
}

function rulesOf(
  directory: Directory,
  facts: PersonFacts,
  { chat, about }: { readonly chat: string; readonly about: ChatBody },
): readonly ChatRule[] {
  const isOfTwo = about.template === 'private';
  if (isOfTwo || about.isArchived || !can(facts, 'policy.except', { chat, about }, directory.isOn)) return [];
  return CHAT_RULES.filter((name) => !WITHOUT[name].includes(about.template)).map((name) => ({
    name,
    value: directory.isOn(name, chat),
    ofSchool: directory.isOn(name),
  }));
}
