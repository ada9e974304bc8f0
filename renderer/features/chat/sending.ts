import type { DraftKeeper } from '../../bridge/draft-keeper.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { roomFor, textToSend } from './message-text.ts';

/**
 * Sends what is in the field. The text leaves it at once, so that whoever writes on and sends again is not held
 * up and nothing of one message gets into another; it comes back when it could not be kept.
 * @param namedIn whom of the chat a text names
 */
export function useSending(
  chat: string,
  keeper: DraftKeeper,
  onSent: () => void,
  namedIn: (text: string) => readonly string[],
) {
  const send = useCommand(bridge().replica.sendMessage);
  const talk = useCommand(bridge().replica.talk);
  const submit = async (): Promise<void> => {
    const { text: typed, aim } = keeper.draftOf(chat);
    const text = textToSend(typed);
    if (text === '' || roomFor(typed).state === 'over') return;
    const taken = keeper.take(chat);
    const replyTo = aim?.replyTo ?? '';
    const mentions = namedIn(text);
    const named = mentions.length > 0 ? { mentions: [...mentions] } : {};
    const isEdit = aim !== undefined && aim.edits !== '';
    const outcome = isEdit
      ? await talk.run({ do: 'edit', message: aim.edits, text, mentions: [...mentions] })
      : await send.run({ chat, text, ...(replyTo === '' ? {} : { replyTo }), ...named });
    if (!outcome.ok) return keeper.putBack(chat, taken, aim);
    if (!isEdit) onSent();
    await keeper.sent(chat, taken);
  };
  return { submit, error: talk.error ?? send.error };
}
