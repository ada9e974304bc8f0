import { channelsClose, channelsEdit, channelsOpen } from './channels-edit.ts';
import { chatsClose, chatsRename } from './chats-edit.ts';
import { chatsInvite, chatsUninvite } from './chats-invite.ts';
import { chatsDecide, chatsEnter } from './chats-enter.ts';
import { chatsLink, chatsUnlink } from './chats-link.ts';
import { chatsMake } from './chats-make.ts';
import { chatsOpen } from './chats-open.ts';
import { peopleActivist } from './people-activist.ts';

/** What is done to chats and channels. */
export const CHAT_ACTS = {
  'chats.make': chatsMake,
  'chats.open': chatsOpen,
  'chats.invite': chatsInvite,
  'chats.uninvite': chatsUninvite,
  'chats.rename': chatsRename,
  'chats.close': chatsClose,
  'chats.link': chatsLink,
  'chats.unlink': chatsUnlink,
  'chats.enter': chatsEnter,
  'chats.decide': chatsDecide,
  'channels.open': channelsOpen,
  'channels.edit': channelsEdit,
  'channels.close': channelsClose,
  'people.activist': peopleActivist,
} as const;
