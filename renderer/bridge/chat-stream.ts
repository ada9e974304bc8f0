import type { StreamPlace } from '../../shared/replica/stream/stream-place.ts';
import type { MessagesView } from '../../shared/replica/views.ts';
import { type Answer, type StartWatching, WatchedAnswer } from './watched-answer.ts';

/** Rows on either side of the place around which a window lies. */
export const HALF_WINDOW = 120;
/** A window moves on when fewer rows than this are left on a side that has more. */
export const EDGE = 40;

export interface StreamAnswer extends MessagesView {
  /** Counted up by every jump, also where nothing was found at once and is now. */
  readonly jump: number;
  /** Where the last jump went, the row that stands there, and whether it is the one that was meant. */
  readonly to: StreamPlace;
  readonly target: string;
  readonly isFound: boolean;
}

export interface StreamWish {
  readonly from: StreamPlace;
  readonly before: number;
  readonly after: number;
}

type Watch = (wish: StreamWish, listener: (view: MessagesView) => void) => () => void;

/**
 * The part of a chat's stream that the screen holds. It follows the eyes up and down in steps and lets go of
 * what is far away, so that it costs the same in a chat of a hundred messages and of a hundred thousand.
 */
export class ChatStream {
  readonly watched: WatchedAnswer<StreamAnswer>;
  readonly #watch: Watch;
  #last: Pick<StreamAnswer, 'jump' | 'to' | 'target' | 'isFound'>;
  /** The answer from which the window was last moved; it is not moved again before the next one has come. */
  #movedFrom: Answer<StreamAnswer> | undefined;
  #firstUnread: string | undefined;

  constructor(watch: Watch, from: StreamPlace) {
    this.#watch = watch;
    this.#last = { jump: 1, to: from, target: '', isFound: false };
    this.watched = new WatchedAnswer(this.#source(from, true));
  }

  /** What of the answer is in sight; moves the window when it comes near an end that is not the stream's. */
  readonly look = (firstSeen: string, lastSeen: string): void => {
    const answer = this.watched.getSnapshot();
    if (!answer.isReady || answer === this.#movedFrom) return;
    const { rows, hasEarlier, hasLater } = answer.value;
    const first = rows.findIndex(({ id }) => id === firstSeen);
    const last = rows.findIndex(({ id }) => id === lastSeen);
    if (first < 0 || last < 0) return;
    const isNearStart = hasEarlier && first < EDGE;
    const isNearEnd = hasLater && rows.length - 1 - last < EDGE;
    const middle = rows[Math.floor((first + last) / 2)];
    if (!middle || !(isNearStart || isNearEnd)) return;
    this.#movedFrom = answer;
    this.watched.replaceSource(this.#source({ at: 'row', id: middle.id }, false));
  };

  /** Goes to another place of the stream. */
  readonly goTo = (place: StreamPlace): void => {
    this.#last = { jump: this.#last.jump + 1, to: place, target: '', isFound: false };
    this.#movedFrom = this.watched.getSnapshot();
    this.watched.replaceSource(this.#source(place, true));
  };

  #source(from: StreamPlace, isJump: boolean): StartWatching<StreamAnswer> {
    const { jump } = this.#last;
    const wish = { from, before: HALF_WINDOW, after: HALF_WINDOW };
    return (listener) =>
      this.#watch(wish, (view) => {
        // What was unread when the chat was opened stays marked while it is open.
        this.#firstUnread ??= view.firstUnread;
        if (isJump && Math.floor(this.#last.jump) === Math.floor(jump)) this.#landed(view);
        listener({ ...view, firstUnread: this.#firstUnread, ...this.#last });
      });
  }

  /** The first answer says where a jump has led; a later one, where it should have led, once that is here. */
  #landed({ place, isPlaceHeld }: MessagesView): void {
    const { target, isFound, jump } = this.#last;
    if (target === '') this.#last = { ...this.#last, target: place, isFound: isPlaceHeld };
    else if (!isFound && isPlaceHeld) {
      this.#last = { ...this.#last, jump: jump + 0.5, target: place, isFound: true };
    }
  }
}
