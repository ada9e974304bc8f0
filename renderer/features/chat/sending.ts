import { type RefObject, useEffect, useRef } from 'react';
import type { DraftKeeper } from '../../bridge/draft-keeper.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { roomFor, textToSend } from './message-text.ts';

/** A text that is being written down: it stands in the field until it is safe. */
interface Underway {
  readonly raw: string;
  /** Whether the person has changed it meanwhile, instead of writing on behind it. */
  isTouched: boolean;
}

/** What is left in the field once what stood there is safe: what was written on behind it. */
export function leftAfter({ raw, isTouched }: Readonly<Underway>, now: string): string {
  if (now === raw) return '';
  return !isTouched && now.startsWith(raw) ? now.slice(raw.length) : now;
}

/**
 * Sends what is in the field. The text leaves the field when the replica has it on the disk, and stays when
 * it could not be kept. Whoever writes on and sends again meanwhile is not held up.
 */
export function useSending(
  chat: string,
  field: RefObject<HTMLTextAreaElement | null>,
  keeper: DraftKeeper,
  onSent: () => void,
) {
  const send = useCommand(bridge().replica.sendMessage);
  const underway = useRef<Underway>(undefined);
  const isWantedAgain = useRef(false);

  useEffect(() => {
    const element = field.current;
    const note = () => {
      if (!element || !underway.current) return;
      if (element.selectionStart < underway.current.raw.length) underway.current.isTouched = true;
    };
    element?.addEventListener('beforeinput', note);
    return () => element?.removeEventListener('beforeinput', note);
  }, [field]);

  const submit = async (): Promise<void> => {
    if (underway.current) {
      isWantedAgain.current = true;
      return;
    }
    const raw = keeper.draftOf(chat).text;
    const text = textToSend(raw);
    if (text === '' || roomFor(raw).state === 'over') return;
    const own: Underway = { raw, isTouched: false };
    underway.current = own;
    keeper.hold(chat);
    const outcome = await send.run({ chat, text });
    underway.current = undefined;
    const isAgain = isWantedAgain.current;
    isWantedAgain.current = false;
    if (!outcome.ok) return void (await keeper.save(chat));
    keeper.sent(chat);
    keeper.change(chat, (now) => leftAfter(own, now));
    onSent();
    if (isAgain) await submit();
  };
  return { submit, error: send.error };
}
