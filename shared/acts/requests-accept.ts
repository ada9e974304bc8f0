import Type from 'typebox';
import type { Directory, Entry } from '../directory/directory.ts';
import { hasJoined } from '../directory/has-joined.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, OptionalId } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { Role } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { contactWith } from './contact-of.ts';
import { newcomerDrafts } from './newcomer.ts';

/**
 * Lets somebody in who has asked for it (clause P-2.1(9)): as a person of the school who has not entered
 * yet, or as a new one. What came by a link becomes what the link names and nothing else.
 */
export const requestsAccept = act({
  data: Type.Object(
    {
      request: Id,
      /** Who of the school it is, '' for somebody new. */
      person: OptionalId,
      /** The id of somebody new, '' otherwise. */
      id: OptionalId,
      role: Type.Unsafe<Role>(Role),
      classroom: OptionalId,
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor }) => refusalOf(actor, 'requests.decide'),
  needsReason: false,
  plan: ({ directory }, { request: id, person, id: newId, role, classroom }) => {
    const request = openRequest(directory, id);
    const link = request.body.slip === '' ? undefined : directory.get('slip', request.body.slip);
    if (link && (link.body.role !== role || link.body.classroom !== classroom))
      throw new AppError('badRequest');
    const email = request.body.isEmailConfirmed ? request.body.email : '';
    const entrant = person === '' ? newId : person;
    const drafts: readonly Draft[] =
      person === ''
        ? newcomerDrafts(directory, {
            ...request.body,
            id: newId,
            role,
            classroom,
            child: link?.body.child ?? '',
            relation: 'parent',
            email,
          })
        : knownPerson(directory, person, role, email);
    return [...drafts, ...usedLink(directory, id, entrant), decided(request, 'accepted', entrant)];
  },
  targets: ({ request, person, id }) => [request, person === '' ? id : person],
});

function knownPerson(directory: Directory, person: string, role: Role, email: string): readonly Draft[] {
  const { isPresent, roles } = directory.factsOf(person);
  if (!isPresent || !roles.includes(role)) throw new AppError('notFound');
  if (hasJoined(directory, person)) throw new AppError('actOutdated');
  return email === '' ? [] : [contactWith(directory, person, { email })];
}

/** The use of the link now names who came in by it. */
function usedLink(directory: Directory, request: string, person: string): readonly Draft[] {
  const slip = directory.get('joinrequest', request)?.body.slip ?? '';
  const use = directory.about('slipuse', slip).find(({ body }) => body.request === request);
  if (!use) return [];
  const { id, scope, parent, body } = use;
  return [{ kind: 'slipuse', id, scope, parent, body: { ...body, person } }];
}

/** A request that waits for an answer. Throws AppError `notFound`, `actTwice`, `actOutdated`. */
export function openRequest(directory: Directory, id: string): Entry<'joinrequest'> {
  const request = directory.get('joinrequest', id);
  if (!request) throw new AppError('notFound');
  if (request.body.state === 'withdrawn') throw new AppError('actOutdated');
  if (request.body.state !== 'open') throw new AppError('actTwice');
  return request;
}

export function decided(
  { id, scope, parent, body }: Entry<'joinrequest'>,
  state: 'accepted' | 'refused',
  person = '',
): Draft {
  return { kind: 'joinrequest', id, scope, parent, body: { ...body, state, person } };
}
