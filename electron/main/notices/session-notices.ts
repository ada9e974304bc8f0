import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { ConnectionView } from '../../../shared/replica/views.ts';
import { AHEAD_MS } from '../../../shared/sessions/occurrences.ts';
import type { NoticesParts } from './notices.ts';

export interface SessionNoticesParts extends Pick<NoticesParts, 'replica' | 'show'> {
  readonly words: () => { readonly beginsAt: (title: string, at: number) => string };
}

const DAY_MS = 86_400_000;
/** So often the plan is asked for anew, for a question names its period. */
const ASKED_EVERY_MS = 6 * 3_600_000;
/** A computer that slept, or whose clock was set, is noticed after so long. */
const LOOK_MS = 30_000;
/** A clock that is off by less is as good as right. */
const SLIGHT_MS = 60_000;

/**
 * Reminds of what is planned ten minutes before it begins, once, and takes the notice away when it has begun or was
 * called off or moved. Nothing is heard in quiet hours or of a muted chat. It is told also to who looks at the
 * window, where another chat may be open.
 */
export class SessionNotices {
  readonly #parts: SessionNoticesParts;
  #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = 0;
  #offsetMs = 0;
  #askedOffsetMs = 0;
  #rows: readonly SessionRow[] = [];
  readonly #told = new Set<string>();
  /** What takes each notice away, by time of something planned. */
  readonly #shown = new Map<string, () => void>();

  constructor(parts: SessionNoticesParts) {
    this.#parts = parts;
  }

  begin(): void {
    if (this.#stops.length > 0) return;
    const link = this.#parts.replica.watch('connection', {}, (view) => {
      const { clockOffsetMs } = connectionOf(view);
      if (clockOffsetMs === this.#offsetMs) return;
      this.#offsetMs = clockOffsetMs;
      // What was asked for by a wrong clock is of another day.
      if (Math.abs(clockOffsetMs - this.#askedOffsetMs) > SLIGHT_MS) this.#ask();
      this.#look();
    });
    link.started.catch(() => undefined);
    this.#stops.push(link.stop);
    this.#ask();
  }

  /** Nobody's replica is open, or it is locked: what was told goes from the screen. */
  end(): void {
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#offsetMs = 0;
    this.#rows = [];
    this.#told.clear();
    for (const takeAway of this.#shown.values()) takeAway();
    this.#shown.clear();
  }

  /** Times are those of the school, whatever this computer's clock says. */
  #now(): number {
    return Date.now() + this.#offsetMs;
  }

  #ask(): void {
    const [link, ...before] = this.#stops;
    for (const stop of before) stop();
    this.#askedAt = Date.now();
    this.#askedOffsetMs = this.#offsetMs;
    const from = Math.max(0, Math.floor(this.#now()));
    const watch = this.#parts.replica.watch('sessions', { chat: '', from, to: from + DAY_MS }, (rows) => {
      this.#rows = rowsOf(rows);
      this.#look();
    });
    // A refusal of the thread is told by the screens that ask it.
    watch.started.catch(() => undefined);
    this.#stops = link ? [link, watch.stop] : [watch.stop];
    this.#wait(LOOK_MS);
  }

  #look(): void {
    const now = this.#now();
    const near = new Map(this.#rows.filter((row) => isNear(row, now)).map((row) => [keyOf(row), row]));
    for (const [key, takeAway] of this.#shown) {
      if (near.has(key)) continue;
      takeAway();
      this.#shown.delete(key);
    }
    for (const [key, row] of near) {
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      if (row.isQuiet) continue;
      const body = this.#parts.words().beginsAt(row.title, row.at);
      this.#shown.set(key, this.#parts.show({ title: row.chatTitle, body, chat: row.chat }));
    }
    const next = Math.min(LOOK_MS, ...this.#rows.map(({ at }) => at - AHEAD_MS - now).filter((ms) => ms > 0));
    this.#wait(next);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const isOld = Math.abs(Date.now() - this.#askedAt) > ASKED_EVERY_MS;
      if (isOld) this.#ask();
      this.#look();
    }, ms);
  }
}

/** The same time moved to another hour is reminded of anew. */
function keyOf({ id, day, at }: SessionRow): string {
  return `${id} ${day} ${at}`;
}

function isNear({ at, isCancelled, lesson }: SessionRow, now: number): boolean {
  return !isCancelled && lesson === '' && at - AHEAD_MS <= now && now < at;
}

/** The thread is ours, so its answers are trusted as those to the window are. */
function rowsOf(answer: unknown): readonly SessionRow[];
function rowsOf(answer: unknown): unknown {
  return answer;
}

function connectionOf(answer: unknown): ConnectionView;
function connectionOf(answer: unknown): unknown {
  return answer;
}
