import { AppError } from '../../shared/errors/app-error.ts';
import { TypingHearData, TypingTellData } from '../../shared/ipc/typing-calls.ts';
import { mayWriteInChat } from '../../shared/permissions/may-write.ts';
import { handler } from './handler.ts';

/** Of one chat, in which the person is; channels have readers, and nobody hears of those. */
export const typingHear = handler({
  data: TypingHearData,
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: ({ hub, facts, device }, { chat }) => {
    if (chat !== '' && !facts.chats.has(chat)) throw new AppError('notAllowed');
    hub.typing.hear(device, facts.person, chat);
    return Promise.resolve({});
  },
});

export const typingTell = handler({
  data: TypingTellData,
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: async ({ hub, facts, device }, { chat }) => {
    const isIn =
      facts.chats.has(chat) && mayWriteInChat(facts, chat, await hub.facts.directory(), hub.acceptor.time());
    if (!isIn) throw new AppError('notAllowed');
    await hub.typing.told(device, facts.person, chat);
    return {};
  },
});
