import type { Directory } from '../../directory/directory.ts';
import { stampTime, STAMP_LENGTH } from '../../ids/id.ts';
import { slipStateOf } from '../../directory/slip-state.ts';

/**
 * entered: has come in with a device or a slip; invited: a slip for this person waits to be used;
 * lapsed: slips were made, and none of them can be used any more; none: there never was one.
 */
export const ACCOUNT_STATES = ['none', 'lapsed', 'invited', 'entered'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface Account {
  readonly state: AccountState;
  /** When the newest slip was made, in milliseconds since 1970; 0 for none. */
  readonly slipMadeAt: number;
  /** Until when the slip that waits can be used; 0 where none waits. */
  readonly slipUntil: number;
}

export const NO_ACCOUNT: Account = { state: 'none', slipMadeAt: 0, slipUntil: 0 };

/** Whether somebody has come in, as far as this directory knows; slips are known to administrators only. */
export function accountStates(directory: Directory, now: number): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  const entered = enteredPeople(directory);
  for (const slip of directory.all('slip')) {
    const { id, body } = slip;
    const { person } = body;
    if (person === '') continue;
    const before = accounts.get(person) ?? NO_ACCOUNT;
    const waits = slipStateOf(directory, slip, now) === 'open';
    accounts.set(person, {
      state: waits || before.state === 'invited' ? 'invited' : 'lapsed',
      slipMadeAt: Math.max(before.slipMadeAt, slipTime(id)),
      slipUntil: waits ? Math.max(before.slipUntil, body.expiresAt) : before.slipUntil,
    });
  }
  for (const person of entered) {
    accounts.set(person, { ...(accounts.get(person) ?? NO_ACCOUNT), state: 'entered' });
  }
  return accounts;
}

/** A slip is about to expire when it has less than this left. */
const SOON_MS = 3 * 24 * 3600_000;

/** Whether the slip with which somebody is to come in will soon be of no use. */
export function isSoonOver({ state, slipUntil }: Account, now: number): boolean {
  return state === 'invited' && slipUntil < now + SOON_MS;
}

/** Everyone of whom a device that may sign in, or a used slip, is known. */
export function enteredPeople(directory: Directory): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { body } of directory.all('device')) if (body.revokedAt === 0) people.add(body.person);
  for (const { body } of directory.all('slipuse')) if (body.person !== '') people.add(body.person);
  return people;
}

/** When a slip was made: its id is the stamp of that moment. */
export function slipTime(id: string): number {
  return id.length === STAMP_LENGTH ? stampTime(id) : 0;
}
