import { can } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { ledClassrooms } from './capacities.ts';

/** Whether a person resets anybody's PIN at all: administrators, and confirmed teachers who lead a class. */
export function mayResetPins(facts: PersonFacts): boolean {
  return facts.isPresent && (facts.isAdministrator || (facts.isVerified && ledClassrooms(facts).length > 0));
}

/**
 * Whether a person may let the hub hand out a code that resets this person's PIN: an administrator for
 * everyone, a class teacher for the pupils of the own class. Nobody for themselves: whoever is inside
 * changes the own PIN without a code.
 */
export function mayResetPin(facts: PersonFacts, person: PersonFacts): boolean {
  return can(facts, 'pins.reset', { person });
}
