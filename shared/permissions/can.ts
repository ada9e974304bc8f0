import type { AppErrorCode } from '../errors/app-error.ts';
import { POLICIES, type SwitchName } from '../schema/policy.ts';
import { capacitiesOf, needsConfirmation } from './capacities.ts';
import { CONDITIONS, type IsOn, type Target } from './conditions.ts';
import type { PersonFacts } from './facts.ts';
import { ACTIONS, type ActionName, type Grant } from './table.ts';

/** The settings with which a school begins. */
export const STANDARD_SETTINGS: IsOn = (name: SwitchName) => POLICIES[name].standard;

/** Whether a person may do an action on a target, by the permission table. */
export function can(
  facts: PersonFacts,
  action: ActionName,
  target: Target = {},
  isOn: IsOn = STANDARD_SETTINGS,
): boolean {
  return refusalOf(facts, action, target, isOn) === undefined;
}

/**
 * Why a person may not do an action, undefined where the person may: `needsConfirmation` or `switchedOff`
 * where only that stands in the way, `notAllowed` otherwise.
 */
export function refusalOf(
  facts: PersonFacts,
  action: ActionName,
  target: Target = {},
  isOn: IsOn = STANDARD_SETTINGS,
): AppErrorCode | undefined {
  if (!facts.isPresent) return 'notAllowed';
  const grants: readonly Grant[] = ACTIONS[action].grants;
  const fitting = grants.filter(({ when = [] }) =>
    when.every((name) => CONDITIONS[name](facts, target, isOn)),
  );
  const byRole = fitting.filter((grant) => isGrantedTo(grant, facts, false));
  const confirmed = byRole.filter((grant) => isGrantedTo(grant, facts, true));
  if (confirmed.some(({ setting }) => setting === undefined || isOn(setting))) return undefined;
  if (confirmed.length > 0) return 'switchedOff';
  return byRole.length > 0 ? 'needsConfirmation' : 'notAllowed';
}

function isGrantedTo(grant: Grant, facts: PersonFacts, isStrict: boolean): boolean {
  if (grant.to === 'everyone') return true;
  const { to } = grant;
  return capacitiesOf(facts).some(
    (capacity) =>
      to.includes(capacity) &&
      (!isStrict || facts.isVerified || grant.unconfirmed === true || !needsConfirmation(capacity)),
  );
}
