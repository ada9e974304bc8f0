import {
  appointmentsOfLeavers,
  rolesByAppointments,
} from '../../shared/appointments/roles-by-appointments.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { LogEntry } from '../audit/ledger.ts';
import type { Hub } from '../hub.ts';
import { oldRequestsEmptied } from './old-requests.ts';

const DAY_MS = 24 * 3600_000;
/** A clock that is set while the hub runs is noticed after this at the latest. */
const LONGEST_WAIT_MS = 3600_000;

/** Kinds after which somebody's roles may no longer be those of the orders. */
const MATTERS: ReadonlySet<string> = new Set(['appointment', 'person', 'school']);

export interface DayTurnOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'facts' | 'documents'>;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Gives and takes the roles of appointments by the calendar (clauses O-1.4, P-2.1): at the start of the hub,
 * when an appointment changes, and when a new day begins in the school. Requests to be let in that are long
 * over lose their names then. What it changes stands in the log.
 */
export class DayTurn {
  readonly #options: DayTurnOptions;
  readonly #stopListening: () => void;
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(options: DayTurnOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      if (documents.some(({ kind }) => MATTERS.has(kind))) this.#turnSoon();
    });
  }

  /** Brings the name cards to today's appointments, empties old requests, and waits for the next day. Resolves when they are stored. */
  async turn(): Promise<void> {
    const { acceptor } = this.#options.hub;
    await acceptor.writeWhatFollows((directory) => this.#changes(directory, acceptor.time()));
    await this.#wait();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#stopListening();
  }

  #turnSoon(): void {
    this.turn().catch(this.#options.onFault);
  }

  async #wait(): Promise<void> {
    const { hub, timers } = this.#options;
    const directory = await hub.facts.directory();
    this.#cancel();
    if (this.#isStopped) return;
    const waitMs = Math.min(LONGEST_WAIT_MS, untilNextDay(directory, hub.acceptor.time()));
    this.#cancel = timers.after(waitMs, () => this.#turnSoon());
  }

  #changes(
    directory: Directory,
    at: number,
  ): { readonly parts: readonly AuthorPart[]; readonly log: readonly LogEntry[] } {
    const { documents } = this.#options.hub;
    const day = directory.dayAt(at);
    const requests = oldRequestsEmptied(directory, at, documents);
    const over = appointmentsOfLeavers(directory, day);
    const cards = rolesByAppointments(directory, day);
    return {
      parts: [
        ...over.map(({ id, body }) =>
          documents.make('appointment', { id, scope: 'staff', parent: body.person, body }),
        ),
        ...cards.map(({ person, body }) => documents.make('person', { id: person, scope: 'school', body })),
        ...requests.parts,
      ],
      log: [
        ...over.map(({ id, body }) => line('day.turned', [body.person, id])),
        ...cards.map(({ person }) =>
          line('day.turned', [person, ...directory.about('appointment', person).map(({ id }) => id)]),
        ),
        ...requests.log,
      ],
    };
  }
}

function line(action: string, targets: readonly string[]): LogEntry {
  return { actor: SCHOOL_WRITER, action, targets, clause: 'O-1.4', act: '', reason: '' };
}

/** Milliseconds until the school's calendar shows another day. */
function untilNextDay(directory: Directory, at: number): number {
  const offsetMs = (directory.school?.body.offsetMinutes ?? 180) * 60_000;
  return DAY_MS - ((((at + offsetMs) % DAY_MS) + DAY_MS) % DAY_MS);
}
