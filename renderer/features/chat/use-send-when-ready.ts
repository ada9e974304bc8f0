import { useCallback, useEffect, useRef } from 'react';

/**
 * Sends at once, or as soon as the files of the message have been made ready: whoever presses Enter a moment
 * before has not to press it again. Whoever writes on, or turns to another chat, has thought better of it.
 */
export function useSendWhenReady(of: {
  readonly chat: string;
  readonly isPreparing: boolean;
  readonly submit: () => Promise<void>;
}) {
  const { chat, isPreparing, submit } = of;
  const isWanted = useRef(false);
  useEffect(() => {
    isWanted.current = false;
  }, [chat]);
  useEffect(() => {
    if (!isWanted.current || isPreparing) return;
    isWanted.current = false;
    void submit();
  }, [isPreparing, submit]);
  const send = useCallback(() => {
    if (isPreparing) isWanted.current = true;
    else void submit();
  }, [isPreparing, submit]);
  const wait = useCallback(() => {
    isWanted.current = false;
  }, []);
  return { send, wait };
}
