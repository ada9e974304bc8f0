import Type from 'typebox';
import { appointable } from '../../appointments/appointable.ts';
import { hasEntered } from '../../appointments/entered.ts';
import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import { type AppointmentBody, isAppointed } from '../../schema/appointment.ts';
import { listName } from '../../schema/person.ts';
import { schoolQuery } from './school-query.ts';

export interface AppointmentRow extends AppointmentBody {
  readonly id: string;
  readonly name: string;
  readonly state: 'later' | 'now' | 'over';
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  /** False where this computer cannot tell whether they have entered; the hub can. */
  readonly isKnownToHaveEntered: boolean;
}

export interface AppointmentsView {
  /** Those that hold first, then those to come, then the past, the newest first. */
  readonly rows: readonly AppointmentRow[];
  /** Confirmed pedagogical staff of whom it is not known that they have never entered (clause P-2.1(7)). */
  readonly candidates: readonly Candidate[];
  readonly canAppoint: boolean;
}

const ORDER = new Intl.Collator('ru');
const STATES: readonly AppointmentRow['state'][] = ['now', 'later', 'over'];

/** Who was appointed to what by which order (clauses O-1.4, P-2.2(2)), for whoever may open the console. */
export const appointmentsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts, now }): AppointmentsView => {
    if (!can(facts, 'console.open')) return { rows: [], candidates: [], canAppoint: false };
    const today = directory.dayAt(now);
    const rows = directory
      .all('appointment')
      .map(({ id, body }): AppointmentRow => {
        const card = directory.get('person', body.person);
        return { ...body, id, name: card ? listName(card.body) : '', state: stateOn(body, today) };
      })
      .sort(
        (a, b) =>
          STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
          (a.from === b.from ? ORDER.compare(a.name, b.name) : a.from < b.from ? 1 : -1),
      );
    return { rows, ...candidatesFor(directory, facts) };
  },
});

function stateOn(body: AppointmentBody, today: string): AppointmentRow['state'] {
  if (isAppointed(body, today)) return 'now';
  return body.from > today && (body.endedFrom === '' || body.endedFrom > body.from) ? 'later' : 'over';
}

function candidatesFor(
  directory: Directory,
  facts: PersonFacts,
): Pick<AppointmentsView, 'candidates' | 'canAppoint'> {
  const known = new Set(appointable(directory, facts.person).map(({ id }) => id));
  const candidates = directory
    .all('person')
    .filter(({ id }) => {
      const target = { person: directory.factsOf(id), hasJoined: hasEntered(directory, id) !== false };
      return can(facts, 'appoint.administrator', target, directory.isOn);
    })
    .map(({ id, body }): Candidate => ({
      id,
      name: listName(body),
      position: body.position,
      isKnownToHaveEntered: known.has(id),
    }))
    .sort((a, b) => ORDER.compare(a.name, b.name));
  return { candidates, canAppoint: facts.isAdministrator || facts.isHead };
}
