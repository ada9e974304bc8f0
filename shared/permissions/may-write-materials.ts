import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { isOfKind } from '../schema/kinds.ts';
import { shelfScope } from '../schema/material.ts';
import { parseScope } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import type { ActionName } from './table.ts';

const isStamp = guardOf(Stamp);

/** A shelf: of a class, a class-and-subject space or a club, for pupils or for parents, or the school's (''). */
export interface Shelf {
  readonly classroom: string;
  readonly isForParents: boolean;
}

/** The shelf that a scope is; undefined for other scopes. */
export function shelfOf(scope: string): Shelf | undefined {
  const parsed = parseScope(scope);
  if (parsed?.kind === 'school') return { classroom: '', isForParents: false };
  if (parsed?.kind === 'shelf') return { classroom: parsed.subject, isForParents: false };
  return parsed?.kind === 'pshelf' ? { classroom: parsed.subject, isForParents: true } : undefined;
}

type Surroundings = Pick<WriteContext, 'get'>;

/** Materials and the words of teachers on them; `elsewhere` for any other document. */
export function materialRefusal(
  facts: PersonFacts,
  part: Written,
  context: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'material')) {
    const shelf = shelfOf(part.scope);
    const isInPlace = isStamp(part.id) && part.parent === '' && shelf?.classroom === part.body.classroom;
    if (!isInPlace || part.scope !== shelfScope(shelf.classroom, shelf.isForParents)) return 'notAllowed';
    // Whoever has put something there may take it back for as long as the shelf is theirs to read.
    return refusalToPlace(facts, shelf, context);
  }
  if (isOfKind(part, 'review')) {
    const shelf = shelfOf(part.scope);
    if (!shelf || !isStamp(part.id) || !isStamp(part.parent)) return 'notAllowed';
    const { verdict } = part.body;
    const isRemoval = verdict === 'removed' || verdict === 'restored';
    if (verdict === 'removed' && part.body.reason.trim() === '' && !part.gone) return 'badRequest';
    return refusalToReview(facts, shelf, isRemoval ? 'materials.remove' : 'materials.verify', context);
  }
  return 'elsewhere';
}

/** Why a person may not put materials on a shelf, undefined where the person may. */
export function refusalToPlace(
  facts: PersonFacts,
  shelf: Shelf,
  context: Surroundings,
): AppErrorCode | undefined {
  if (!isThere(shelf, context)) return 'notAllowed';
  const action = shelf.isForParents ? 'materials.placeForParents' : 'materials.place';
  return refusalOf(facts, action, { classroom: shelf.classroom });
}

/** Why a person may not verify or take away what lies on a shelf, undefined where the person may. */
export function refusalToReview(
  facts: PersonFacts,
  shelf: Shelf,
  action: Extract<ActionName, 'materials.verify' | 'materials.remove'>,
  context: Surroundings,
): AppErrorCode | undefined {
  if (!isThere(shelf, context)) return 'notAllowed';
  return refusalOf(facts, action, { classroom: shelf.classroom });
}

/** An association of teachers has no parents. */
function isThere({ classroom, isForParents }: Shelf, context: Surroundings): boolean {
  if (classroom === '') return true;
  const held = context.get('classroom', classroom);
  return held !== undefined && !(isForParents && held.body.type === 'association');
}
