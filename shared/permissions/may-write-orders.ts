import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { isOfKind } from '../schema/kinds.ts';
import { ackId, type OrderAudience, orderScope } from '../schema/school-order.ts';
import { scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';

const isStamp = guardOf(Stamp);

/**
 * Orders, and who has acknowledged them: undefined where the version may be written, otherwise the reason;
 * `elsewhere` where the document is none of these.
 */
export function orderRefusal(
  facts: PersonFacts,
  part: Written,
  context: Pick<WriteContext, 'get'>,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'ack')) {
    // One word once said: that somebody was told of an order cannot be unsaid.
    const isInPlace = part.scope === scopeOf.ack(facts.person) && isStamp(part.parent) && !part.gone;
    if (!isInPlace || part.id !== ackId(part.parent, facts.person)) return 'notAllowed';
    return refusalOf(facts, 'orders.acknowledge', { person: facts });
  }
  if (isOfKind(part, 'paperack')) {
    const { person } = part.body;
    const isInPlace = part.scope === scopeOf.ack(person) && isStamp(part.parent) && isStamp(part.id);
    if (!isInPlace || !context.get('person', person)) return 'notAllowed';
    return refusalOf(facts, 'orders.enterPaper');
  }
  if (isOfKind(part, 'reminder')) {
    const isInPlace = isStamp(part.parent) && isStamp(part.id);
    if (!isInPlace || part.scope !== orderScope(part.body.audience)) return 'notAllowed';
    return refusalOf(facts, 'orders.place');
  }
  if (isOfKind(part, 'order')) {
    const isInPlace = isStamp(part.id) && (part.parent === '' || isStamp(part.parent));
    const isReached = part.scope === orderScope(part.body.audience) && isThere(part.body.audience, context);
    return isInPlace && isReached ? refusalOf(facts, 'orders.place') : 'notAllowed';
  }
  return 'elsewhere';
}

function isThere({ classroom }: OrderAudience, context: Pick<WriteContext, 'get'>): boolean {
  return classroom === '' || context.get('classroom', classroom) !== undefined;
}

/** Whether an order is for a person, who may be asked to acknowledge it. */
export function isForReader(
  { groups, classroom }: OrderAudience,
  facts: Pick<
    PersonFacts,
    'isPresent' | 'isStaff' | 'isPupil' | 'isParent' | 'classroomRoles' | 'childrensClassrooms'
  >,
): boolean {
  if (!facts.isPresent) return false;
  if (groups.includes('staff') && classroom === '' && facts.isStaff) return true;
  const isPupilThere = classroom === '' ? facts.isPupil : facts.classroomRoles.get(classroom) === 'pupil';
  if (groups.includes('pupils') && isPupilThere) return true;
  const isParentThere = classroom === '' ? facts.isParent : facts.childrensClassrooms.has(classroom);
  return groups.includes('parents') && isParentThere;
}

/** Whether the person places orders, and sees who has acknowledged them. */
export function mayPlaceOrders(facts: PersonFacts): boolean {
  return refusalOf(facts, 'orders.place') === undefined;
}
