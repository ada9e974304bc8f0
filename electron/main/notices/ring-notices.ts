import type { RingRow } from '../../../shared/replica/live/call-views.ts';
import type { NoticesParts } from './notices.ts';

export interface RingNoticesParts extends Pick<NoticesParts, 'replica' | 'isLookedAt' | 'show'> {
  readonly words: () => { readonly callsYou: string; readonly callsAll: (chat: string) => string };
}

/**
 * Tells at once of a call that comes in while the person looks elsewhere, and takes the notice away when it does
 * not ring any more. What is quiet is not told; it is seen in the window and stays in the chat.
 */
export class RingNotices {
  readonly #parts: RingNoticesParts;
  #stopWatch: (() => void) | undefined;
  /** What takes each notice away, by call. */
  readonly #shown = new Map<string, () => void>();

  constructor(parts: RingNoticesParts) {
    this.#parts = parts;
  }

  begin(): void {
    if (this.#stopWatch) return;
    const watch = this.#parts.replica.watch('rings', {}, (rows) => this.#take(ringsOf(rows)));
    this.#stopWatch = watch.stop;
    // A refusal of the thread is told by the screens that ask it.
    watch.started.catch(() => undefined);
  }

  end(): void {
    this.#stopWatch?.();
    this.#stopWatch = undefined;
    this.#take([]);
  }

  #take(rings: readonly RingRow[]): void {
    const now = new Set(rings.map(({ lesson }) => lesson));
    for (const [lesson, takeAway] of this.#shown) {
      if (now.has(lesson)) continue;
      takeAway();
      this.#shown.delete(lesson);
    }
    for (const { lesson, chat, title, caller, isOfTwo, isQuiet } of rings) {
      if (this.#shown.has(lesson) || isQuiet || this.#parts.isLookedAt()) continue;
      const words = this.#parts.words();
      const body = isOfTwo ? words.callsYou : words.callsAll(title);
      this.#shown.set(lesson, this.#parts.show({ title: caller.name, body, chat }));
    }
  }
}

/** The thread is ours, so its answers are trusted as those to the window are. */
function ringsOf(answer: unknown): readonly RingRow[];
function ringsOf(answer: unknown): unknown {
  return answer;
}
