import type { Directory, Entry } from '../directory/directory.ts';
import { isPedagogical, isStaff, type PersonBody, type Role } from '../schema/person.ts';
import type { ActContext, Draft } from './act.ts';
import { classesOf, exits } from './class-members.ts';
import { contactWith } from './contact-of.ts';
import { requireAdministrator } from './roles.ts';
import { removalId } from '../schema/removal.ts';
import { scopeOf } from '../schema/scope.ts';

type Card = Entry<'person'>;

/** Which roles end for whom. */
export type Endings = ReadonlyMap<string, ReadonlySet<Role>>;
/** Which roles begin in their place. */
export type Beginnings = ReadonlyMap<string, readonly Role[]>;

/**
 * What is written when roles end (decision D-10). Whoever has no role left leaves the school. The parents of
 * a pupil who leaves stay where another own child or another role gives a reason to be, and end as parents
 * otherwise. Throws AppError `lastAdministrator`.
 */
export function departures(
  { directory, at, act }: Pick<ActContext, 'directory' | 'at' | 'act'>,
  endings: Endings,
  beginnings: Beginnings = new Map(),
): readonly Draft[] {
  const drafts = [...withParents(directory, endings)].flatMap(([person, ended]) => {
    const card = directory.get('person', person);
    if (!card || card.body.leftAt > 0) return [];
    const kept = card.body.roles.filter((role) => !ended.has(role));
    const begun = (beginnings.get(person) ?? []).filter((role) => !kept.includes(role));
    if (kept.length === card.body.roles.length && begun.length === 0) return [];
    const roles = [...kept, ...begun];
    if (roles.length === 0) return leaves(directory, card, at);
    return [
      ...staysAs(directory, card, { kept, roles, act }),
      ...appointmentsEnd(directory, person, directory.dayAt(at), ended),
    ];
  });
  requireAdministrator(directory, drafts);
  return drafts;
}

function withParents(directory: Directory, endings: Endings): Endings {
  const all = new Map(endings);
  const leavers = [...endings].flatMap(([person, roles]) => (roles.has('pupil') ? [person] : []));
  const guardians = new Set(leavers.flatMap((child) => directory.guardiansOf(child)));
  for (const guardian of guardians) {
    const isStillParent = directory
      .childrenOf(guardian)
      .some((child) => isPupil(directory, child) && endings.get(child)?.has('pupil') !== true);
    if (!isStillParent) all.set(guardian, new Set([...(all.get(guardian) ?? []), 'parent' as const]));
  }
  return all;
}

function isPupil(directory: Directory, person: string): boolean {
  const card = directory.get('person', person)?.body;
  return card !== undefined && card.leftAt === 0 && card.roles.includes('pupil');
}

/** The whole person leaves. What the person wrote, and the contacts, stay for the school's records. */
function leaves(directory: Directory, card: Card, at: number): readonly Draft[] {
  const { id, scope, parent, body } = card;
  const hasContact = directory.about('contact', id).length > 0;
  return [
    { kind: 'person', id, scope, parent, body: { ...body, isVerified: false, leftAt: at } },
    ...(hasContact ? [contactWith(directory, id, { isEnabled: false })] : []),
    ...classesOf(directory, id).map(exits),
    ...appointmentsEnd(directory, id, directory.dayAt(at)),
  ];
}

/**
 * The person stays in other roles, and goes out of the classes in which the ended ones were. A badge goes on
 * where it was given to somebody who taught before and teaches now.
 */
function staysAs(
  directory: Directory,
  card: Card,
  { kept, roles, act }: { readonly kept: readonly Role[]; readonly roles: Role[]; readonly act: string },
): readonly Draft[] {
  const { id, scope, parent } = card;
  const body: PersonBody = {
    ...card.body,
    roles,
    isVerified: card.body.isVerified && isPedagogical({ roles: [...kept] }),
    position: isStaff({ roles }) ? card.body.position : '',
  };
  const learns = roles.includes('pupil');
  const hasStoppedTeaching = card.body.roles.includes('teacher') && !roles.includes('teacher');
  const teaches = isPedagogical({ roles }) && !hasStoppedTeaching;
  return [
    { kind: 'person', id, scope, parent, body },
    ...classesOf(directory, id)
      .filter(({ body: { role } }) => (role === 'pupil' ? !learns : !teaches))
      .map(exits),
    ...(isStaff(card.body) && !isStaff({ roles }) ? groupsEnd(directory, id, act) : []),
  ];
}

/**
 * Whoever does not work here any more and stays as a parent is out of the group chats (clause E-2.9): staff make
 * them, and nothing says in which role one was invited. A new invitation by name leads back.
 */
function groupsEnd(directory: Directory, person: string, act: string): readonly Draft[] {
  const invitations = directory
    .about('invitation', person)
    .filter(({ body }) => body.person === person && body.isActive);
  const chats = [...directory.plainFactsOf(person).chats].filter(
    (chat) => directory.chat(chat)?.template === 'group',
  );
  return [
    ...invitations.map(({ id, scope, parent, body }): Draft => {
      return { kind: 'invitation', id, scope, parent, body: { ...body, isActive: false } };
    }),
    ...chats.map((chat): Draft => {
      const body = { chat, person, why: 'role' as const, act };
      return { kind: 'removal', id: removalId(chat, person), scope: scopeOf.chat(chat), parent: chat, body };
    }),
  ];
}

/** An appointment ends with its role, or the role would come back with the next day of the school. */
function appointmentsEnd(
  directory: Directory,
  person: string,
  day: string,
  ended?: ReadonlySet<Role>,
): readonly Draft[] {
  return directory.about('appointment', person).flatMap(({ id, scope, parent, body }): readonly Draft[] => {
    const isOver = body.endedFrom !== '' || (body.until !== '' && body.until < day);
    const goesOn = ended !== undefined && !ended.has(body.role);
    return isOver || goesOn
      ? []
      : [{ kind: 'appointment', id, scope, parent, body: { ...body, endedFrom: day } }];
  });
}
