import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import { isPedagogical, isStaff } from '../../schema/person.ts';
import { type Account, accountStates, isSoonOver, NO_ACCOUNT } from './account-states.ts';
import { type ExpectedChats, expectedChats } from './expected-chats.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';

export interface OverviewView {
  readonly people: { readonly pupils: number; readonly parents: number; readonly staff: number };
  /** Ids of everyone in the school who has not come in yet, as far as this replica knows. */
  readonly noEntry: readonly string[];
  /** Staff who work with pupils and wait for their confirmation. */
  readonly unconfirmed: number;
  readonly classrooms: number;
  readonly classesWithoutTeacher: number;
  readonly ordersWithoutPaper: number;
  /** What only administrators see; undefined for the head. */
  readonly administration:
    { readonly openRequests: number; readonly slipsSoonOver: number; readonly slipsOver: number } | undefined;
  readonly chats: ExpectedChats;
  readonly canEdit: boolean;
}

/** What is still to be done in the school (clauses O-5, O-1.1); undefined for whoever may not open the console. */
export const overviewQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: (source: SchoolSource): OverviewView | undefined => {
    const { directory, facts, now } = source;
    if (!can(facts, 'console.open')) return undefined;
    const accounts = accountStates(directory, now);
    const present = directory.all('person').filter(({ body }) => body.leftAt === 0);
    const homerooms = directory
      .all('classroom')
      .filter(({ body }) => body.type === 'homeroom' && !body.isArchived);
    return {
      people: {
        pupils: present.filter(({ body }) => body.roles.includes('pupil')).length,
        parents: present.filter(({ body }) => body.roles.includes('parent')).length,
        staff: present.filter(({ body }) => isStaff(body)).length,
      },
      noEntry: present.flatMap(({ id }) =>
        (accounts.get(id) ?? NO_ACCOUNT).state === 'entered' ? [] : [id],
      ),
      unconfirmed: present.filter(({ body }) => isPedagogical(body) && !body.isVerified).length,
      classrooms: homerooms.length,
      classesWithoutTeacher: homerooms.filter(({ id }) => !hasClassTeacher(directory, id)).length,
      ordersWithoutPaper: directory
        .all('appointment')
        .filter(({ body }) => body.order.paper === '' && directory.isPresent(body.person)).length,
      administration: facts.isAdministrator ? administration(source, accounts) : undefined,
      chats: expectedChats(directory, source.waitingActs),
      canEdit: facts.isAdministrator,
    };
  },
});

function hasClassTeacher(directory: Directory, classroom: string): boolean {
  return directory
    .about('membership', classroom)
    .some(
      ({ body }) =>
        body.role === 'classTeacher' && body.state === 'active' && directory.isPresent(body.person),
    );
}

function administration({ directory, now }: SchoolSource, states: ReadonlyMap<string, Account>) {
  const accounts = [...states].filter(([person]) => directory.isPresent(person));
  return {
    openRequests: directory.all('joinrequest').filter(({ body }) => body.state === 'open').length,
    slipsSoonOver: accounts.filter(([, account]) => isSoonOver(account, now)).length,
    slipsOver: accounts.filter(([, { state }]) => state === 'lapsed').length,
  };
}
