import { decidingSplit, groupOf, groupsAt } from '../../shared/lessons/division.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import type { GroupsOfRoom } from './room.ts';

/** A timer holds no more; what is later is looked at again. */
const LONGEST_MS = 2 ** 30;

export interface RoomGroupsOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'store'>;
  readonly divide: (lesson: string, groups: GroupsOfRoom) => Promise<void>;
  readonly timers?: Timers;
  readonly onFault?: (fault: unknown) => void;
}

/** Keeps the rooms of lessons divided as their documents say, and brings everyone back when the time is over. */
export class RoomGroups {
  readonly #hub: RoomGroupsOptions['hub'];
  readonly #divide: RoomGroupsOptions['divide'];
  readonly #timers: Timers;
  readonly #onFault: (fault: unknown) => void;
  /** The end of the time of each divided lesson. */
  readonly #ends = new Map<string, () => void>();
  readonly #begun = new Set<string>();
  readonly #groups = new Map<string, GroupsOfRoom>();
  #tail: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor({ hub, divide, timers = realTimers, onFault = () => undefined }: RoomGroupsOptions) {
    this.#hub = hub;
    this.#divide = divide;
    this.#timers = timers;
    this.#onFault = onFault;
  }

  /** The groups of a lesson as they were last found. */
  of(lesson: string): GroupsOfRoom {
    return this.#groups.get(lesson) ?? new Map();
  }

  /** Resolves when the groups of a lesson are known, before its room is opened or opened anew. */
  async begin(lesson: string): Promise<void> {
    if (this.#begun.has(lesson)) return await this.#tail;
    this.#begun.add(lesson);
    await this.follow(lesson);
  }

  /** Resolves when the room is as its documents say now. */
  async follow(lesson: string): Promise<void> {
    this.#tail = this.#tail.then(() => this.#look(lesson)).catch(this.#onFault);
    await this.#tail;
  }

  /** The lesson is over. */
  forget(lesson: string): void {
    this.#begun.delete(lesson);
    this.#groups.delete(lesson);
    this.#stopWaiting(lesson);
  }

  close(): void {
    this.#isClosed = true;
    for (const lesson of [...this.#ends.keys()]) this.#stopWaiting(lesson);
  }

  #stopWaiting(lesson: string): void {
    this.#ends.get(lesson)?.();
    this.#ends.delete(lesson);
  }

  async #look(lesson: string): Promise<void> {
    if (this.#isClosed) return;
    const split = decidingSplit(await this.#hub.store.byParent('split', lesson));
    if (!split) return;
    const now = this.#hub.acceptor.time();
    const groups = groupsAt(split, now);
    const byPerson = new Map(groups.flat().map((person) => [person, groupOf(groups, person)]));
    this.#groups.set(lesson, byPerson);
    this.#stopWaiting(lesson);
    if (groups.length > 0 && split.untilMs > 0) this.#waitFor(lesson, split.untilMs - now);
    await this.#divide(lesson, byPerson);
  }

  #waitFor(lesson: string, waitMs: number): void {
    const cancel = this.#timers.after(
      Math.min(LONGEST_MS, Math.max(1, waitMs)),
      () => void this.follow(lesson),
    );
    this.#ends.set(lesson, cancel);
  }
}

const realTimers: Timers = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
