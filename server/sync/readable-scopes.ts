import type { Directory } from '../../shared/directory/directory.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { isStaff } from '../../shared/schema/person.ts';
import { mayReadScope, parseScope, scopeOf } from '../../shared/schema/scope.ts';

/**
 * Every scope that a person may read, in the order in which they are of use: first what says who is who,
 * then the chats. Each candidate is asked of the registry's reader rule.
 */
export function readableScopes(directory: Directory, facts: PersonFacts): readonly string[] {
  const { person } = facts;
  const classrooms = facts.isStaff
    ? directory.all('classroom').map((classroom) => classroom.id)
    : [...facts.classrooms, ...facts.childrensClassrooms];
  const families = facts.isAdministrator
    ? directory.all('kinship').map(({ body }) => body.child)
    : [person, ...facts.children, ...facts.pupils];
  const makers = facts.isAdministrator ? makersIn(directory) : [person];
  const isManaging = facts.isAdministrator || facts.isHead;
  const shelves = isManaging
    ? directory.all('classroom').map((classroom) => classroom.id)
    : [...facts.classrooms, ...facts.childrensClassrooms];
  const signers = isManaging ? directory.all('person').map(({ id }) => id) : [person];
  const candidates = [
    // What was accepted comes before the rules that would ask for it.
    scopeOf.ack(person),
    'school',
    scopeOf.person(person),
    scopeOf.keys(person),
    'staff',
    scopeOf.notice('pupils'),
    scopeOf.notice('parents'),
    ...classrooms.map(scopeOf.class),
    ...families.map(scopeOf.family),
    'admin',
    ...makers.flatMap((maker) => [scopeOf.slip(maker), scopeOf.act(maker)]),
    ...[...facts.channels].map(scopeOf.channel),
    ...[...facts.chats, ...facts.pastChats.keys()].map(scopeOf.chat),
    ...shelves.flatMap((classroom) => [scopeOf.shelf(classroom), scopeOf.pshelf(classroom)]),
    ...answerScopes(directory, facts),
    ...(facts.isStaff ? directory.all('chatlink').map(({ scope }) => scope) : []),
    ...caseScopes(directory),
    ...signers.map(scopeOf.ack),
    'audit',
  ];
  return [...new Set(candidates)].filter((scope) => mayReadScope(facts, scope));
}

/** Where there is something that was reported, objected to or is somebody's case; there are few of them. */
function caseScopes(directory: Directory): readonly string[] {
  const kinds = ['casestep', 'report', 'objection'] as const;
  return kinds.flatMap((kind) => directory.all(kind).map(({ scope }) => scope));
}

/** Where the answers to the tasks of the person's chats lie: a pupil's own, all for who teaches there. */
function answerScopes(directory: Directory, facts: PersonFacts): readonly string[] {
  const teaches = facts.isPedagogical && facts.isVerified;
  return [...facts.chats].flatMap((chat) => {
    if (!teaches) return facts.roles.includes('pupil') ? [scopeOf.answer(chat, facts.person)] : [];
    const members = directory.about('membership', chat);
    return members.flatMap(({ body }) => {
      const isPupil = directory.get('person', body.person)?.body.roles.includes('pupil');
      return body.group === chat && isPupil ? [scopeOf.answer(chat, body.person)] : [];
    });
  });
}

/**
 * Whether a new document of this kind may bring a scope that staff read without any change in what is known
 * of themselves: a new class, another child's family, another colleague's slips and acts, a pupil in a chat, the
 * first link into one, a case or a report.
 */
export function opensScopesForStaff(document: AcceptedDocument): boolean {
  // Whoever joins a chat may answer its tasks; their teachers read the answers.
  const isJoining = isOfKind(document, 'membership') && document.body.groupType === 'chat';
  return (
    isJoining ||
    ['classroom', 'kinship', 'person', 'chatlink', 'casestep', 'report', 'objection'].includes(document.kind)
  );
}

/**
 * Everyone whose slips and acts administrators see: the staff, those who left included, and whoever made
 * slips before the own role ended.
 */
function makersIn(directory: Directory): readonly string[] {
  const staff = directory.all('person').flatMap(({ id, body }) => (isStaff(body) ? [id] : []));
  return [...staff, ...directory.all('slip').flatMap(({ scope }) => parseScope(scope)?.subject ?? [])];
}
