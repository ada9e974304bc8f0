import type { Directory } from '../directory/directory.ts';
import { apologyId } from '../schema/case-step.ts';
import { scopeOf } from '../schema/scope.ts';
import { windowStart } from './calendar.ts';
import { caseEvents } from './case-events.ts';
import { type CaseState, caseState } from './case-state.ts';

type Known = Pick<Directory, 'about' | 'get'>;

/** The case of a person in a chat, as far as it is known here. @param now hub time in milliseconds */
export function caseOf(
  known: Known,
  { chat, person }: { readonly chat: string; readonly person: string },
  now: number,
): CaseState {
  const scope = scopeOf.case(chat, person);
  const steps = known.about('casestep', scope);
  if (steps.length === 0) return NO_CASE;
  const blocks = steps.filter(({ body }) => body.step === 'block');
  const apologies = blocks.flatMap(({ id }) => known.get('apology', apologyId(id)) ?? []);
  const objections = blocks.flatMap(({ id }) => known.about('objection', id));
  return caseState(caseEvents([...steps, ...apologies, ...objections], { scope, person, now }), now);
}

const NO_CASE: CaseState = { violations: [], blocks: [], block: undefined, corrected: new Map() };

/** From when on violations count in a school, by its setting (decision D-4). */
export function countedSince(directory: Pick<Directory, 'amount' | 'school'>, now: number): number {
  return windowStart(now, offsetOf(directory), directory.amount('violationMonths'));
}

/** How many minutes the school's clocks are ahead of UTC. */
export function offsetOf({ school }: Pick<Directory, 'school'>): number {
  return school?.body.offsetMinutes ?? 180;
}
