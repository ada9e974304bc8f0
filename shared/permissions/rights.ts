import type { SwitchName } from '../schema/policy.ts';
import { type Capacity, capacitiesOf, needsConfirmation } from './capacities.ts';
import type { ConditionName, IsOn } from './conditions.ts';
import type { PersonFacts } from './facts.ts';
import { type ActionName, actionNames, ACTIONS, type Grant } from './table.ts';

/** One way in which an action is open to somebody. */
export interface Way {
  readonly conditions: readonly ConditionName[];
  /** The setting that switches it off, undefined where none does. */
  readonly setting: SwitchName | undefined;
  readonly isOn: boolean;
  /** Whether it waits for the person's confirmation. */
  readonly isWaiting: boolean;
}

/** What somebody may do, and when. */
export interface Right {
  readonly action: ActionName;
  readonly clause: string;
  readonly ways: readonly Way[];
}

/** The grants of an action that are meant for one of these capacities. */
export function grantsTo(action: ActionName, capacities: readonly Capacity[]): readonly Grant[] {
  const grants: readonly Grant[] = ACTIONS[action].grants;
  return grants.filter(({ to }) => to === 'everyone' || to.some((one) => capacities.includes(one)));
}

/** Everything that a person may do by the permission table, the page of help that is the person's own. */
export function rightsOf(facts: PersonFacts, isOn: IsOn): readonly Right[] {
  if (!facts.isPresent) return [];
  return rightsIn(capacitiesOf(facts), facts.isVerified, isOn);
}

/**
 * Everything that whoever has a capacity may do, confirmed or not: the page of help of a role. What waits for a
 * confirmation says so; no school has switched anything off.
 */
export function rightsOfCapacity(capacity: Capacity): readonly Right[] {
  return rightsIn([capacity], false, () => true);
}

function rightsIn(capacities: readonly Capacity[], isVerified: boolean, isOn: IsOn): readonly Right[] {
  return actionNames().flatMap((action) => {
    const ways = grantsTo(action, capacities).map((grant) => wayOf(grant, isVerified, capacities, isOn));
    return ways.length === 0 ? [] : [{ action, clause: ACTIONS[action].clause, ways: distinct(ways) }];
  });
}

/** Each way once: whoever has several capacities may have it by more than one of them. */
function distinct(ways: readonly Way[]): readonly Way[] {
  const byWords = new Map<string, Way>();
  for (const way of ways) {
    const words = [...way.conditions, way.setting].join();
    const same = byWords.get(words);
    byWords.set(words, same ? { ...way, isWaiting: same.isWaiting && way.isWaiting } : way);
  }
  return [...byWords.values()];
}

function wayOf(grant: Grant, isVerified: boolean, capacities: readonly Capacity[], isOn: IsOn): Way {
  const { to, when = [], setting, unconfirmed = false } = grant;
  const isOpen =
    isVerified ||
    unconfirmed ||
    to === 'everyone' ||
    to.some((one) => capacities.includes(one) && !needsConfirmation(one));
  return { conditions: when, setting, isOn: setting === undefined || isOn(setting), isWaiting: !isOpen };
}
