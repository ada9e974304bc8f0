import {
  afterGap,
  afterSample,
  firstRung,
  type LadderState,
  type LinkChoice,
  type LinkRung,
  withChoice,
} from '../../../../shared/lessons/link-ladder.ts';
import { type LinkFigures, linkFigures, linkTotals, patienceMs } from './link-figures.ts';
import type { MediaConnection } from './media-connection.ts';

const LOOK_MS = 2_000;
/** The hub has looked for this long already before it says that voice suffers. */
const HUB_SAYS_MS = 10_000;
/** A longer buffer is given up only after this time without loss: each change stretches the sound a little. */
const PATIENT_FOR_MS = 60_000;

interface LinkWatchSeams {
  readonly now: () => number;
  /** The rung or the choice is another one now. */
  readonly onChanged: () => void;
}

/** Watches the statistics of a connection and moves along the ladder. */
export class LinkWatch {
  readonly #seams: LinkWatchSeams;
  #state: LadderState;
  #figures: LinkFigures | undefined;
  #connection: MediaConnection | undefined;
  #lossyUntil = 0;
  #patienceMs = 0;

  constructor(seams: LinkWatchSeams) {
    this.#seams = seams;
    this.#state = firstRung(seams.now());
  }

  get rung(): LinkRung {
    return this.#state.rung;
  }

  get choice(): LinkChoice {
    return this.#state.choice;
  }

  /** A new stay: what was chosen holds on, what was seen does not. */
  begin(): void {
    this.#state = firstRung(this.#seams.now(), this.#state.choice);
    this.#figures = undefined;
    this.#patienceMs = 0;
  }

  choose(choice: LinkChoice): void {
    this.#become(withChoice({ ...this.#state, lastAt: this.#seams.now() }, choice));
  }

  /** Looks at a connection until it is closed. */
  attach(connection: MediaConnection): void {
    this.#connection = connection;
    this.#figures = undefined;
    connection.receiver.setPatience(this.#patienceMs);
    const timer = setInterval(() => {
      // Statistics of a connection that closes meanwhile are of no use.
      this.#look(connection).catch(() => undefined);
    }, LOOK_MS);
    connection.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  /** The hub has seen voice suffer before this window has: as severe as it gets. */
  heardLossy(lossShare: number): void {
    const at = this.#seams.now();
    this.#become(
      afterSample(
        { ...this.#state, severeMs: HUB_SAYS_MS },
        { at, lossShare: Math.max(0.3, lossShare), queueMs: 0 },
      ),
    );
  }

  async #look(connection: MediaConnection): Promise<void> {
    // While the way is lost nothing is seen of it; the stage says so, and the rung waits.
    if (!connection.isUp()) {
      this.#figures = undefined;
      this.#state = afterGap(this.#state, this.#seams.now());
      return;
    }
    const reports = await Promise.all([connection.receiver.stats(), connection.sender.stats()]);
    if (this.#connection !== connection || connection.signal.aborted) return;
    const at = this.#seams.now();
    this.#figures = linkFigures(this.#figures, linkTotals(reports.flat()), at);
    this.#wait(connection, this.#figures, at);
    this.#become(afterSample(this.#state, this.#figures.sample));
  }

  #wait(connection: MediaConnection, figures: LinkFigures, at: number): void {
    const wanted = patienceMs(figures);
    if (wanted > 0) this.#lossyUntil = at + PATIENT_FOR_MS;
    else if (at < this.#lossyUntil) return;
    // Small changes are not worth the stretching.
    if (wanted !== 0 && Math.abs(wanted - this.#patienceMs) < 150) return;
    this.#patienceMs = wanted;
    connection.receiver.setPatience(wanted);
  }

  #become(state: LadderState): void {
    const before = this.#state;
    this.#state = state;
    if (state.rung !== before.rung || state.choice !== before.choice) this.#seams.onChanged();
  }
}
