import { otherOf } from '../permissions/may-write-chats.ts';
import { personBrief } from './person-brief.ts';
import type { Projection } from './projection.ts';

/** How a chat is called for a person: a private chat by the other one's name; '' where nothing is known of it. */
export function chatTitle(projection: Projection, person: string, chat: string): string {
  const about = projection.directory.chat(chat);
  if (about?.template !== 'private') return about?.title ?? '';
  return personBrief(projection, otherOf(chat, person)).name;
}
