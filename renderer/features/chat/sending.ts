import type { DraftAim } from '../../../shared/schema/draft.ts';
import type { DraftKeeper } from '../../bridge/draft-keeper.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import type { Attachments } from '../files/attachments.ts';
import { sendFiles } from '../files/send-files.ts';
import { roomFor, textToSend } from './message-text.ts';

/**
 * Sends what is in the field. The text leaves it at once, so that whoever writes on and sends again is not held
 * up and nothing of one message gets into another; it comes back when it could not be kept.
 */
export function useSending(of: {
  readonly chat: string;
  readonly keeper: DraftKeeper;
  readonly attachments: Attachments;
  readonly isAtNight: boolean;
  readonly onSent: () => void;
  /** Whom of the chat a text names. */
  readonly namedIn: (text: string) => readonly string[];
}) {
  const { chat, keeper, attachments, isAtNight, onSent, namedIn } = of;
  const send = useCommand(bridge().replica.sendMessage);
  const talk = useCommand(bridge().replica.talk);
  const sendWithFiles = useCommand(sendFiles);
  const submitFiles = async (text: string, aim: DraftAim | undefined): Promise<void> => {
    const files = attachments.keeper.take(chat);
    if (!files) return;
    const taken = keeper.take(chat);
    const { replyTo = '', quote = '' } = aim ?? {};
    const outcome = await sendWithFiles.run({
      chat,
      text,
      files,
      isAtNight,
      replyTo,
      quote,
      mentions: namedIn(text),
    });
    if (!outcome.ok) {
      attachments.keeper.putBack(chat, files);
      return keeper.putBack(chat, taken, aim);
    }
    onSent();
    attachments.keeper.sent(chat, files);
    await keeper.sent(chat, taken);
  };
  const submit = async (): Promise<void> => {
    const { text: typed, aim } = keeper.draftOf(chat);
    const text = textToSend(typed);
    if (roomFor(typed).state === 'over') return;
    const isEdit = aim !== undefined && aim.edits !== '';
    if (attachments.all.length > 0 && !isEdit) return await submitFiles(text, aim);
    if (text === '') return;
    const taken = keeper.take(chat);
    const { replyTo = '', quote } = aim ?? {};
    const answered = { ...(replyTo === '' ? {} : { replyTo }), ...(quote === undefined ? {} : { quote }) };
    const mentions = namedIn(text);
    const named = mentions.length > 0 ? { mentions: [...mentions] } : {};
    const outcome = isEdit
      ? await talk.run({ do: 'edit', message: aim.edits, text, mentions: [...mentions] })
      : await send.run({ chat, text, ...answered, ...named });
    if (!outcome.ok) return keeper.putBack(chat, taken, aim);
    if (!isEdit) onSent();
    await keeper.sent(chat, taken);
  };
  return { submit, error: sendWithFiles.error ?? talk.error ?? send.error };
}
