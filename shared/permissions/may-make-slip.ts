import { taughtHomerooms } from '../directory/taught-homerooms.ts';
import type { AppErrorCode } from '../errors/app-error.ts';
import { stampTime } from '../ids/id.ts';
import { APPOINTED_ROLES } from '../schema/appointment.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { DocumentOf } from '../schema/kinds.ts';
import type { Role } from '../schema/person.ts';
import { POLICIES } from '../schema/policy.ts';
import { scopeOf } from '../schema/scope.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext } from './may-write.ts';

const APPOINTED: ReadonlySet<Role> = new Set<Role>(APPOINTED_ROLES);
const DAY_MS = 24 * 3600_000;
/** A slip for the safe holds a year, any other as long as a school may set, each with a day for clocks. */
const LONGEST_MS = { recovery: 366 * DAY_MS, other: (POLICIES.slipDays.most + 1) * DAY_MS };

type Slip = Pick<AuthorPart, 'id' | 'scope' | 'parent' | 'gone'> &
  Pick<DocumentOf<'slip', AuthorPart>, 'body'>;

/**
 * Whether a person may make this slip: whom it names must be there, and it can only give what its maker may
 * give. An annulled version of an own slip is always taken.
 */
export function slipRefusal(facts: PersonFacts, slip: Slip, context: WriteContext): AppErrorCode | undefined {
  const { purpose, person, role, classroom, child, mostUses, annulledAt } = slip.body;
  if (slip.scope !== scopeOf.slip(facts.person) || slip.parent !== '' || slip.gone) return 'notAllowed';
  if (annulledAt > 0) return undefined;
  if (purpose !== 'link' && mostUses !== 1) return 'badRequest';
  const longest = purpose === 'recovery' ? LONGEST_MS.recovery : LONGEST_MS.other;
  if (slip.body.expiresAt > stampTime(slip.id) + longest) return 'dateInvalid';
  if (purpose === 'person' || purpose === 'recovery') {
    const named = context.factsOf(person);
    if (!named.isPresent || classroom !== '' || child !== '') return 'notFound';
    return refusalOf(facts, 'slips.makeFor', { person: named }, context.isOn);
  }
  if (person !== '') return 'badRequest';
  // Whoever leads the school is appointed by an order (clauses O-1.4, P-2.1(7)).
  if (APPOINTED.has(role)) return 'orderMissing';
  const where = child === '' ? classroom : homeroomOf(child, context);
  const needsPlace = role === 'pupil' || role === 'parent';
  if (needsPlace && where === '') return 'badRequest';
  if (!needsPlace && (where !== '' || child !== '')) return 'badRequest';
  if (where === '') return refusalOf(facts, 'slips.make', { role }, context.isOn);
  if (context.get('classroom', where)?.body.isArchived !== false) return 'notFound';
  // Nobody comes into the school through a subject: its teachers invite into the class that learns it.
  if (context.get('classroom', classroom)?.body.type === 'subject') return 'badRequest';
  // Whose parent somebody is, those say who have the child in their own class.
  const lessons = child === '' ? { taughtHomerooms: taughtHomerooms(facts, context) } : {};
  return refusalOf(facts, 'slips.make', { role, classroom: where, ...lessons }, context.isOn);
}

/** A class in which the child learns, homerooms first; '' where there is none. */
function homeroomOf(child: string, context: WriteContext): string {
  const classrooms = [...context.factsOf(child).classroomRoles].flatMap(([id, role]) =>
    role === 'pupil' ? [id] : [],
  );
  return (
    classrooms.find((id) => context.get('classroom', id)?.body.type === 'homeroom') ?? classrooms[0] ?? ''
  );
}
