import type { AlertsView, AlertRow } from '../../../shared/replica/talk/talk-views.ts';
import type { ReplicaClient } from '../../replica/client.ts';

/** What comes closer together than this is one notice. */
export const GATHER_MS = 1_200;
/** So many ids of what was seen are remembered. */
const MOST_SEEN = 2_000;

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** The chat to be opened, '' where there are several. */
  readonly chat: string;
}

export interface NoticesParts {
  readonly replica: Pick<ReplicaClient, 'watch'>;
  /** Whether the person has the window before their eyes. */
  readonly isLookedAt: () => boolean;
  /** Puts a notice on the screen; the returned function takes it away. */
  readonly show: (notice: Notice) => () => void;
  readonly words: () => NoticeWords;
}

export interface NoticeWords {
  readonly appName: string;
  readonly newMessages: (count: number) => string;
  readonly missedCall: string;
}

/**
 * Tells of messages that come while the person looks elsewhere. Only what has come since everything was here
 * is told, once, and nothing of it stays on the screen when the vault is locked.
 */
export class Notices {
  readonly #parts: NoticesParts;
  #stopWatch: (() => void) | undefined;
  readonly #seen = new Set<string>();
  #fresh: readonly AlertRow[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: (() => void)[] = [];

  constructor(parts: NoticesParts) {
    this.#parts = parts;
  }

  /** Somebody's replica is open. */
  begin(): void {
    if (this.#stopWatch) return;
    const watch = this.#parts.replica.watch('alerts', {}, (view) => this.#take(view));
    this.#stopWatch = watch.stop;
    // A refusal of the thread is told by the screens that ask it.
    watch.started.catch(() => undefined);
  }

  /** Nobody's is, or it is locked: what was told goes from the screen. */
  end(): void {
    this.#stopWatch?.();
    this.#stopWatch = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#fresh = [];
    this.#seen.clear();
    for (const takeAway of this.#shown.splice(0)) takeAway();
  }

  #take(answer: unknown): void {
    const view = alertsOf(answer);
    const rows = view.rows.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of rows) this.#seen.add(id);
    for (const id of this.#seen) {
      if (this.#seen.size <= MOST_SEEN) break;
      this.#seen.delete(id);
    }
    if (!view.isCaughtUp || this.#parts.isLookedAt()) return;
    this.#fresh = [...rows.filter(({ isQuiet }) => !isQuiet), ...this.#fresh];
    if (this.#fresh.length > 0) this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    this.#timer = undefined;
    const fresh = this.#fresh;
    this.#fresh = [];
    const [newest] = fresh;
    if (!newest || this.#parts.isLookedAt()) return;
    this.#shown.push(this.#parts.show(noticeOf(newest, fresh, this.#parts.words())));
  }
}

/** One message is told whole; of several, how many. */
function noticeOf(newest: AlertRow, fresh: readonly AlertRow[], words: NoticeWords): Notice {
  const isOneChat = fresh.every(({ chat }) => chat === newest.chat);
  const title = isOneChat ? newest.chatTitle : words.appName;
  const text = newest.isMissedCall ? words.missedCall : newest.text;
  const body = fresh.length === 1 ? `${newest.authorName}: ${text}` : words.newMessages(fresh.length);
  return { title, body, chat: isOneChat ? newest.chat : '' };
}

/** The thread is ours, so its answers are trusted as those to the window are. */
function alertsOf(answer: unknown): AlertsView;
function alertsOf(answer: unknown): unknown {
  return answer;
}
