import { useState, useSyncExternalStore } from 'react';
import type { StreamPlace } from '../../shared/replica/stream/stream-place.ts';
import { ChatStream, type StreamAnswer } from './chat-stream.ts';
import type { Answer } from './watched-answer.ts';
import { bridge } from './window-bridge.ts';

/** The stream of a chat from some place on; mount the component anew (`key`) for another chat. */
export function useChatStream(
  chat: string,
  from: StreamPlace,
): { readonly answer: Answer<StreamAnswer>; readonly stream: ChatStream } {
  const [stream] = useState(
    () =>
      new ChatStream(
        (wish, listener) => bridge().replica.watch('messages', { chat, ...wish }, listener),
        from,
      ),
  );
  const answer = useSyncExternalStore(stream.watched.subscribe, stream.watched.getSnapshot);
  return { answer, stream };
}
