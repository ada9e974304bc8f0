import type { Point, RoomSign } from '../../../../shared/signaling/room-signs.ts';
import type { SignalNotice } from '../../../../shared/signaling/signal-notices.ts';

/** How long a sign is shown, and a pointer that does not move. */
const SIGN_MS = 3_000;
const POINTER_MS = 5_000;
/** More at a time nobody can read. */
const MOST_SIGNS = 60;

/** A sign that somebody shows now. */
export interface ShownSign {
  readonly key: number;
  readonly participantId: string;
  readonly sign: RoomSign;
}

export interface RoomNotes {
  readonly signs: readonly ShownSign[];
  /** Where somebody points, undefined where nobody does. */
  readonly pointer: Point | undefined;
}

export const NO_NOTES: RoomNotes = { signs: [], pointer: undefined };

interface KeepNotesOptions {
  /** Runs something after so many milliseconds; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** What people in a room show and point at; all of it is gone by itself. */
export class KeepNotes {
  readonly #options: KeepNotesOptions;
  #notes = NO_NOTES;
  #lastKey = 0;
  #endPointer: () => void = () => undefined;
  readonly #ends = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  constructor(options: KeepNotesOptions) {
    this.#options = options;
  }

  /** For `useSyncExternalStore`: calls the listener after every change, until the result is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`: the same object until something changes. */
  readonly getSnapshot = (): RoomNotes => this.#notes;

  take(notice: SignalNotice): void {
    if (notice.type === 'room.reacted') this.#show(notice.participantId, notice.sign);
    if (notice.type === 'pointer.moved') this.point(notice.point);
  }

  /** One's own pointer, too, is shown as the others see it. */
  point(point: Point): void {
    this.#endPointer();
    this.#set({ pointer: point.isOn ? point : undefined });
    this.#endPointer = point.isOn
      ? this.#options.after(POINTER_MS, () => this.#set({ pointer: undefined }))
      : () => undefined;
  }

  clear(): void {
    for (const end of [...this.#ends, this.#endPointer]) end();
    this.#ends.clear();
    this.#set(NO_NOTES);
  }

  #show(participantId: string, sign: RoomSign): void {
    this.#lastKey += 1;
    const shown = { key: this.#lastKey, participantId, sign };
    this.#set({ signs: [...this.#notes.signs, shown].slice(-MOST_SIGNS) });
    const end = this.#options.after(SIGN_MS, () => {
      this.#ends.delete(end);
      this.#set({ signs: this.#notes.signs.filter(({ key }) => key !== shown.key) });
    });
    this.#ends.add(end);
  }

  #set(of: Partial<RoomNotes>): void {
    this.#notes = { ...this.#notes, ...of };
    for (const listener of this.#listeners) listener();
  }
}

/** How many show each sign, the most first. */
export function summed(signs: readonly ShownSign[]): readonly (readonly [RoomSign, number])[] {
  const counts = new Map<RoomSign, number>();
  for (const { sign } of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
