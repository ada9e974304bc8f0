import { AppError } from '../../shared/errors/app-error.ts';
import { ChatsInvitedData, type InvitedPerson } from '../../shared/ipc/chat-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { answerId } from '../../shared/schema/answer.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { Hub } from '../hub.ts';
import { handler } from './handler.ts';

/**
 * Whom the asking person has invited to a chat and what they have said (clause E-2.3): a refusal is told to
 * whoever invited, and to nobody else. Who has put the matter off counts as waiting.
 */
export const chatsInvited = handler({
  data: ChatsInvitedData,
  refusal: (facts) => refusalOf(facts, 'chats.open'),
  run: async ({ hub, facts }, { chat }) => {
    const directory = await hub.facts.directory();
    if (!directory.chat(chat)) throw new AppError('notFound');
    const people: InvitedPerson[] = [];
    for (const { body } of directory.about('invitation', chat)) {
      const { person, inviter, isActive } = body;
      if (body.chat !== chat || inviter !== facts.person || !isActive) continue;
      const isIn = directory.factsOf(person).chats.has(chat);
      const state = isIn ? 'in' : (await hasDeclined(hub, chat, person)) ? 'declined' : 'waiting';
      people.push({ person, state });
    }
    return { people };
  },
});

async function hasDeclined(hub: Hub, chat: string, person: string): Promise<boolean> {
  const answer = await hub.store.get(answerId(chat, person));
  return (
    answer !== undefined && !answer.gone && isOfKind(answer, 'answer') && answer.body.isDeclined === true
  );
}
