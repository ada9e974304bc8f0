import { stampTime } from '../../shared/ids/id.ts';
import type { PacedWriting } from './paced-writing.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';

/** What stands in the stream of a chat and so is brought before everybody in it. */
const COUNTED: ReadonlySet<string> = new Set(['message', 'poll', 'task', 'event']);
/** What was written longer ago was written without a link, and may be much. */
const FRESH_MS = 600_000;
export const MESSAGES_AT_ONCE = 200;
/** After days without a link; nobody writes so much by hand. */
const OLD_AT_ONCE = 3000;
const A_SECOND = 1;

export interface WritingBudgetOptions {
  readonly now: () => number;
  /** So many messages that were written just now are taken at once; then one a second. */
  readonly atOnce?: number | undefined;
  /** The school's limits; not looked at unless given. */
  readonly paced?: PacedWriting | undefined;
}

interface Room {
  fresh: number;
  old: number;
  at: number;
}

/**
 * How much each person may write now (clause M-2 ¶2: no bulk messages). Nothing is refused by it: what has no
 * room waits, and is taken in turn. Forgotten with the hub's program, to the good of those who write.
 */
export class WritingBudget {
  readonly #options: WritingBudgetOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: WritingBudgetOptions) {
    this.#options = options;
  }

  get paced(): PacedWriting | undefined {
    return this.#options.paced;
  }

  /** Takes room for all of these versions, or for none. */
  takeAll(person: string, parts: readonly AuthorPart[]): boolean {
    const room = this.#roomOf(person);
    const fresh = parts.filter((part) => this.#isFresh(part)).length;
    const old = parts.filter((part) => COUNTED.has(part.kind)).length - fresh;
    if (fresh > Math.floor(room.fresh) || old > Math.floor(room.old)) return false;
    room.fresh -= fresh;
    room.old -= old;
    return true;
  }

  /** Takes room for as many of the first versions as there is room for; returns how many. */
  takeFirst(person: string, parts: readonly AuthorPart[], isFree: (part: AuthorPart) => boolean): number {
    const room = this.#roomOf(person);
    for (const [taken, part] of parts.entries()) {
      if (isFree(part) || !COUNTED.has(part.kind)) continue;
      const of = this.#isFresh(part) ? 'fresh' : 'old';
      if (room[of] < 1) return taken;
      room[of] -= 1;
    }
    return parts.length;
  }

  #isFresh({ kind, stamp }: AuthorPart): boolean {
    return COUNTED.has(kind) && this.#options.now() - stampTime(stamp) < FRESH_MS;
  }

  #roomOf(person: string): Room {
    const { now, atOnce = MESSAGES_AT_ONCE } = this.#options;
    const at = now();
    const room = this.#rooms.get(person) ?? { fresh: atOnce, old: OLD_AT_ONCE, at };
    // A clock that was set back takes nothing away.
    const seconds = Math.max(0, at - room.at) / 1000;
    room.fresh = Math.min(atOnce, room.fresh + seconds * A_SECOND);
    room.old = Math.min(OLD_AT_ONCE, room.old + seconds * A_SECOND);
    room.at = at;
    this.#rooms.set(person, room);
    return room;
  }
}
