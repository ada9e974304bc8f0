import { slipRefusal } from '../permissions/may-make-slip.ts';
import { SCHOOL_WRITER } from '../schema/envelope.ts';
import { slipEndId } from '../schema/slip.ts';
import type { Directory, Entry } from './directory.ts';

/**
 * Where a slip stands. `void`: its maker may not give any more what it gives, or whom it names is not in the
 * school any more.
 */
export type SlipState = 'open' | 'used' | 'expired' | 'annulled' | 'void';

export interface SlipUses {
  /** The earliest first. */
  readonly uses: readonly Entry<'slipuse'>[];
  /** It was used more often than it allows, which only happens at hubs that could not know of each other. */
  readonly isOverused: boolean;
}

export function usesOf(directory: Directory, slip: Entry<'slip'>): SlipUses {
  const uses = [...directory.about('slipuse', slip.id)].sort((a, b) => a.body.at - b.body.at);
  const devices = new Set(uses.map(({ body }) => body.device));
  return { uses, isOverused: devices.size > slip.body.mostUses };
}

/** Where a slip stands at a moment, the same on hub and client. What was annulled is annulled first of all. */
export function slipStateOf(directory: Directory, slip: Entry<'slip'>, now: number): SlipState {
  const { annulledAt, expiresAt, mostUses, person } = slip.body;
  if (annulledAt > 0 || directory.get('slipend', slipEndId(slip.id))) return 'annulled';
  if (usesOf(directory, slip).uses.length >= mostUses) return 'used';
  if (expiresAt <= now) return 'expired';
  if (person !== '' && !directory.isPresent(person)) return 'void';
  return makerMayStill(directory, slip) ? 'open' : 'void';
}

/** Whether whoever made a slip might make it now; the owner of the hub's computer always may. */
function makerMayStill(directory: Directory, slip: Entry<'slip'>): boolean {
  return slip.by === SCHOOL_WRITER || slipRefusal(directory.factsOf(slip.by), slip, directory) === undefined;
}
