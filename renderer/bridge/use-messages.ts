import { useState, useSyncExternalStore } from 'react';
import type { MessagesView } from '../../shared/replica/views.ts';
import { type Answer, type StartWatching, WatchedAnswer } from './watched-answer.ts';
import { bridge } from './window-bridge.ts';

const FIRST_LIMIT = 80;
const STEP = 200;
const MAX_LIMIT = 5000;

/** The newest messages of one chat, and as many earlier ones as were asked for. */
export class ChatHistory {
  readonly watched: WatchedAnswer<MessagesView>;
  readonly #chat: string;
  #limit = FIRST_LIMIT;
  /** The answer that was on the screen when earlier messages were last asked for. */
  #askedFrom: Answer<MessagesView> | undefined;

  constructor(chat: string) {
    this.#chat = chat;
    this.watched = new WatchedAnswer(this.#source());
  }

  /** Asks for earlier messages. False when none can come; true while they are on their way. */
  readonly loadEarlier = (): boolean => {
    const answer = this.watched.getSnapshot();
    if (!answer.isReady || !answer.value.hasEarlier) return false;
    if (answer === this.#askedFrom) return true;
    if (this.#limit >= MAX_LIMIT || answer.value.rows.length < this.#limit) return false;
    this.#askedFrom = answer;
    this.#limit = Math.min(MAX_LIMIT, this.#limit + STEP);
    this.watched.replaceSource(this.#source());
    return true;
  };

  #source(): StartWatching<MessagesView> {
    const params = { chat: this.#chat, limit: this.#limit };
    return (listener) => bridge().replica.watch('messages', params, listener);
  }
}

/** Messages of a chat; mount the component anew (`key`) for another chat. */
export function useMessages(chat: string): {
  readonly answer: Answer<MessagesView>;
  readonly loadEarlier: () => boolean;
} {
  const [history] = useState(() => new ChatHistory(chat));
  const answer = useSyncExternalStore(history.watched.subscribe, history.watched.getSnapshot);
  return { answer, loadEarlier: history.loadEarlier };
}
