import type { IpcOutcome } from '../../shared/ipc/channels.ts';
import type { HubCallName } from '../../shared/ipc/hub-calls.ts';
import { isTyping, type TYPING_EVERY_MS, type TYPING_LASTS_MS } from '../../shared/protocol/typing.ts';

const EVERY_MS = 5_000 satisfies typeof TYPING_EVERY_MS;
const LASTS_MS = 7_000 satisfies typeof TYPING_LASTS_MS;
/** A link that answers more slowly has no room for what is over in a moment. */
export const GOOD_MS = 400;

export interface TypingLinkOptions {
  readonly ask: (
    method: HubCallName & `typing.${string}`,
    data: { readonly chat: string },
  ) => Promise<IpcOutcome<unknown>>;
  /** Whether the link costs by the byte. */
  readonly isMetered: () => Promise<boolean>;
  /** Milliseconds of a clock that does not step. */
  readonly now: () => number;
}

const NOBODY: readonly string[] = [];

/**
 * Who writes in the chat on the screen, and that one writes oneself. Only on a link that is good and free: each
 * answer of the hub measures it, and after a slow one there is silence until a chat is opened again.
 */
export class TypingLink {
  readonly #options: TypingLinkOptions;
  readonly #listeners = new Set<() => void>();
  #chat = '';
  #isGood = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  #writing: readonly string[] = NOBODY;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(options: TypingLinkOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The ids of those who write in a chat, the first to begin first. */
  of(chat: string): readonly string[] {
    return chat === this.#chat ? this.#writing : NOBODY;
  }

  /** A chat is on the screen, and there is a link. */
  async open(chat: string): Promise<void> {
    this.#chat = chat;
    this.#isGood = false;
    if (await this.#options.isMetered()) return;
    if (this.#chat === chat) await this.#measured('typing.hear', chat);
  }

  /** It is so no more. */
  close(chat: string): void {
    if (this.#chat !== chat) return;
    this.#chat = '';
    if (this.#isGood) this.#fall(chat);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#show(NOBODY);
  }

  /** A letter was typed in a chat. */
  typed(chat: string): void {
    const now = this.#options.now();
    if (chat !== this.#chat || !this.#isGood || now - this.#toldAt < EVERY_MS) return;
    this.#toldAt = now;
    void this.#measured('typing.tell', chat);
  }

  /** What the hub told, of whatever kind. */
  readonly take = (notice: unknown): void => {
    if (!isTyping(notice) || notice.chat !== this.#chat) return;
    const { person } = notice;
    clearTimeout(this.#timers.get(person));
    this.#timers.set(
      person,
      setTimeout(() => this.wrote(person), LASTS_MS),
    );
    if (!this.#writing.includes(person)) this.#show([...this.#writing, person]);
  };

  /** What a person wrote is here, or nothing was heard of it for long. */
  wrote(person: string): void {
    clearTimeout(this.#timers.get(person));
    this.#timers.delete(person);
    if (this.#writing.includes(person)) this.#show(this.#writing.filter((one) => one !== person));
  }

  async #measured(method: 'typing.hear' | 'typing.tell', chat: string): Promise<void> {
    const { ask, now } = this.#options;
    const askedAt = now();
    const outcome = await ask(method, { chat });
    if (this.#chat !== chat) return;
    const isGood = outcome.ok && now() - askedAt <= GOOD_MS;
    const isToSayNoMore = !isGood && (this.#isGood || outcome.ok);
    this.#isGood = isGood;
    if (isToSayNoMore) this.#fall(chat);
  }

  #fall(chat: string): void {
    this.#isGood = false;
    // Another chat that was opened meanwhile has been asked for already.
    if (this.#chat === '' || this.#chat === chat) void this.#options.ask('typing.hear', { chat: '' });
  }

  #show(writing: readonly string[]): void {
    this.#writing = writing;
    for (const tell of this.#listeners) tell();
  }
}
