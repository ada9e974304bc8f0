import Type from 'typebox';
import { pupilsOf } from '../../acts/class-members.ts';
import type { Directory } from '../../directory/directory.ts';
import { taughtHomerooms } from '../../directory/taught-homerooms.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { listName, type Role, ROLES } from '../../schema/person.ts';
import { accountStates, type AccountState, NO_ACCOUNT } from './account-states.ts';
import { BY_TITLE } from './classes-query.ts';
import { schoolQuery } from './school-query.ts';

/** Somebody of a class for whom the reader may make a slip. */
export interface Invitee {
  readonly id: string;
  readonly name: string;
  /** A parent is named beside the child. */
  readonly childName: string;
  readonly role: 'pupil' | 'parent';
  readonly account: AccountState;
}

export interface InvitingClass {
  readonly id: string;
  readonly title: string;
  readonly type: ClassroomType;
  readonly grade: number;
  /** The roles for which slips without a name can be made here. */
  readonly roles: readonly Role[];
  /** Pupils, then parents, those whom the reader may invite by name. */
  readonly people: readonly Invitee[];
}

export interface InvitingView {
  readonly classes: readonly InvitingClass[];
  /** Roles without a class for which slips can be made. */
  readonly roles: readonly Role[];
  readonly schoolTitle: string;
}

/** Where and for whom the reader may make slips (clauses P-2.1(6), P-2.3(1), P-2.4(1)); empty for whoever may not. */
export const invitationsClassesQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts, now }): InvitingView => {
    const lessons = taughtHomerooms(facts, directory);
    const may = (role: Role, classroom?: string) => {
      const target = classroom === undefined ? { role } : { role, classroom, taughtHomerooms: lessons };
      return can(facts, 'slips.make', target, directory.isOn);
    };
    const accounts = accountStates(directory, now);
    const classes = directory
      .all('classroom')
      // Nobody comes into the school through a subject alone.
      .filter(({ body }) => !body.isArchived && body.type !== 'subject')
      .map(({ id, body: { title, type, grade } }): InvitingClass => {
        const roles = FAMILY.filter((role) => may(role, id));
        const people = type === 'homeroom' && roles.length > 0 ? inviteesOf(facts, directory, id) : [];
        const withAccounts = people.map((one) => ({
          ...one,
          account: (accounts.get(one.id) ?? NO_ACCOUNT).state,
        }));
        return { id, title, type, grade, roles, people: withAccounts };
      })
      .filter(({ roles }) => roles.length > 0)
      .sort((a, b) => a.grade - b.grade || BY_TITLE.compare(a.title, b.title));
    return {
      classes,
      roles: ROLES.filter((role) => !FAMILY.includes(role) && may(role)),
      schoolTitle: directory.school?.body.title ?? '',
    };
  },
});

const FAMILY: readonly Role[] = ['pupil', 'parent'];

function inviteesOf(facts: PersonFacts, directory: Directory, classroom: string) {
  const mayInvite = (id: string) =>
    can(facts, 'slips.makeFor', { person: directory.factsOf(id) }, directory.isOn);
  const nameOf = (id: string) => {
    const card = directory.get('person', id);
    return card ? listName(card.body) : '';
  };
  const pupils = pupilsOf(directory, classroom).toSorted((a, b) => BY_TITLE.compare(nameOf(a), nameOf(b)));
  const parents = pupils.flatMap((child) =>
    directory
      .guardiansOf(child)
      .filter((id) => directory.isPresent(id))
      .map((id) => ({ id, name: nameOf(id), childName: nameOf(child), role: 'parent' as const })),
  );
  const once = new Map(parents.map((parent) => [parent.id, parent]));
  return [
    ...pupils.map((id) => ({ id, name: nameOf(id), childName: '', role: 'pupil' as const })),
    ...once.values(),
  ].filter(({ id }) => mayInvite(id));
}
