import type { AppErrorCode } from '../errors/app-error.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { DocumentOf } from '../schema/kinds.ts';
import { scopeOf } from '../schema/scope.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext } from './may-write.ts';

type Slip = Pick<AuthorPart, 'scope' | 'parent' | 'gone'> & Pick<DocumentOf<'slip', AuthorPart>, 'body'>;

/**
 * Whether a person may make this slip: whom it names must be there, and it can only give what its maker may
 * give. An annulled version of an own slip is always taken.
 */
export function slipRefusal(facts: PersonFacts, slip: Slip, context: WriteContext): AppErrorCode | undefined {
  const { purpose, person, role, classroom, child, mostUses, annulledAt } = slip.body;
  if (slip.scope !== scopeOf.slip(facts.person) || slip.parent !== '' || slip.gone) return 'notAllowed';
  if (annulledAt > 0) return undefined;
  if (purpose !== 'link' && mostUses !== 1) return 'badRequest';
  if (purpose === 'person' || purpose === 'recovery') {
    const named = context.factsOf(person);
    if (!named.isPresent || classroom !== '' || child !== '') return 'notFound';
    return refusalOf(facts, 'slips.makeFor', { person: named }, context.isOn);
  }
  if (person !== '') return 'badRequest';
  const where = child === '' ? classroom : homeroomOf(child, context);
  const needsPlace = role === 'pupil' || role === 'parent';
  if (needsPlace && where === '') return 'badRequest';
  if (!needsPlace && (where !== '' || child !== '')) return 'badRequest';
  if (where !== '' && context.get('classroom', where)?.body.isArchived !== false) return 'notFound';
  return refusalOf(
    facts,
    'slips.make',
    { role, ...(where === '' ? {} : { classroom: where }) },
    context.isOn,
  );
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
