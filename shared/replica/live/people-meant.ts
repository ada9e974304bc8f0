import { ledClassrooms } from '../../permissions/capacities.ts';
import { isChannel } from '../../schema/chat.ts';
import { pupilsOf } from '../../acts/class-members.ts';
import type { ReaderContext } from '../message-rows.ts';
import { briefsByName, chatPeople } from '../talk/chat-people.ts';
import type { PersonBrief } from '../views.ts';

type Reader = Pick<ReaderContext, 'projection' | 'person'>;

/** For whom something is held, by name: those in its chat; of a channel, which has no members, the reader's own pupils. */
export function peopleMeant({ projection, person }: Reader, chat: string): readonly PersonBrief[] {
  if (!isChannelOf(projection, chat)) return chatPeople(projection, chat);
  const led = ledClassrooms(projection.factsOf(person));
  const pupils = led.flatMap((classroom) => pupilsOf(projection.directory, classroom));
  return briefsByName(projection, [...new Set(pupils)]);
}

/** Whether somebody may say of all those that they were there, or have caught up. */
export function mayMark(
  context: Reader,
  { chat, mayLead }: { readonly chat: string; readonly mayLead: boolean },
) {
  return mayLead || (isChannelOf(context.projection, chat) && peopleMeant(context, chat).length > 0);
}

function isChannelOf({ directory }: Reader['projection'], chat: string): boolean {
  const about = directory.chat(chat);
  return about !== undefined && isChannel(about.template);
}
