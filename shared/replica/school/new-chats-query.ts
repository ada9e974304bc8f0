import Type from 'typebox';
import { classChatTitle, schoolChatTitle } from '../../directory/class-chats.ts';
import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { ChatBody, ChatTemplate } from '../../schema/chat.ts';
import { expectedChats } from './expected-chats.ts';
import { type Invitable, invitablePeople } from './invitable.ts';
import { schoolQuery } from './school-query.ts';

/** A chat that the regulations name, that is not there and that the reader may make. */
export interface MissingChat {
  readonly template: ChatTemplate;
  readonly classroom: string;
  readonly title: string;
}

export interface NewChats {
  readonly canOpen: boolean;
  readonly canOpenChannel: boolean;
  readonly missing: readonly MissingChat[];
}

/** What a person may begin: nothing where `canOpen` is false and nothing is missing. */
export const newChatsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): NewChats => {
    const mayMake = ({ template, classroom, title }: MissingChat) => {
      const about: ChatBody = { title, template, classroom, isArchived: false };
      return can(facts, 'chats.make', { about, classroom }, directory.isOn);
    };
    const canOpen = can(facts, 'chats.open', {}, directory.isOn);
    const canOpenChannel = can(facts, 'channels.edit', {}, directory.isOn);
    return { canOpen, canOpenChannel, missing: canOpen ? missingChats(directory).filter(mayMake) : [] };
  },
});

function missingChats(directory: Directory): readonly MissingChat[] {
  const { school, classes } = expectedChats(directory);
  const titleOf = (template: ChatTemplate, classroom: string) =>
    classroom === ''
      ? schoolChatTitle(template)
      : classChatTitle(template, directory.get('classroom', classroom)?.body.title ?? '');
  return [...school, ...classes.flatMap(({ chats }) => chats)]
    .filter(({ chat }) => chat === '')
    .map(({ template, classroom }) => ({ template, classroom, title: titleOf(template, classroom) }));
}

/** Whom the reader may invite to a group that is still to be made. */
export const invitableQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): readonly Invitable[] => {
    const about: ChatBody = {
      title: '',
      template: 'group',
      classroom: '',
      isArchived: false,
      owner: facts.person,
    };
    return invitablePeople(directory, facts, { chat: '', about });
  },
});
