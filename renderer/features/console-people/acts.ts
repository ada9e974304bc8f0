import type { Role } from '../../../shared/schema/person.ts';
import type { ActDraft } from '../console/use-preview.ts';

/** Arrival, movement and departure (clause P-2.1(11)). */
const MOVEMENT = 'P-2.1(11)';

export function confirmAct(person: string): ActDraft {
  return { action: 'people.confirm', data: { person }, clause: 'P-2.1(10)' };
}

export function unconfirmAct(person: string): ActDraft {
  return { action: 'people.unconfirm', data: { person }, clause: 'P-2.1(10)' };
}

export function transferAct(person: string, from: string, to: string): ActDraft {
  return { action: 'move.transfer', data: { person, from, to }, clause: MOVEMENT };
}

/** @param role the one role that ends; '' where the person leaves altogether */
export function leaveAct(person: string, role: Role | '' = ''): ActDraft {
  return { action: 'move.leave', data: { person, role }, clause: MOVEMENT };
}

/** @param classroom the class of a pupil, '' for everyone else */
export function returnAct(person: string, classroom: string): ActDraft {
  return { action: 'move.return', data: { person, classroom }, clause: MOVEMENT };
}

export function rolesAct(of: {
  readonly person: string;
  readonly add: readonly Role[];
  readonly remove: readonly Role[];
  readonly position: string;
}): ActDraft {
  return { action: 'move.roles', data: of, clause: MOVEMENT };
}

export function linkAct(child: string, guardian: string, relation: string): ActDraft {
  return { action: 'family.link', data: { child, guardian, relation }, clause: 'M-4 ¶16' };
}

export function unlinkAct(child: string, guardian: string): ActDraft {
  return { action: 'family.unlink', data: { child, guardian }, clause: 'E-2.9' };
}

export function eraseAct(person: string): ActDraft {
  return { action: 'people.erase', data: { person }, clause: 'P-4.3' };
}
