import Type from 'typebox';
import type { Directory, Entry } from '../../directory/directory.ts';
import { type SlipState, slipStateOf, usesOf } from '../../directory/slip-state.ts';
import { can } from '../../permissions/can.ts';
import { listName, type Role } from '../../schema/person.ts';
import type { SlipPurpose } from '../../schema/slip.ts';
import { slipTime } from './account-states.ts';
import { homeroomOf } from '../../acts/class-members.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';

export interface InvitationRow {
  readonly id: string;
  readonly purpose: SlipPurpose;
  /** Whom it names, '' where it names a role. */
  readonly person: string;
  readonly personName: string;
  readonly role: Role;
  /** Id of the class for which it is: the one it names, or that of the person or child it names; '' for none. */
  readonly classroom: string;
  readonly classTitle: string;
  /** Whose parent it lets in, '' for nobody's. */
  readonly childName: string;
  readonly makerName: string;
  readonly isOwn: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly state: SlipState;
  readonly mostUses: number;
  /** The earliest first; '' where a request still waits for its answer. */
  readonly uses: readonly { readonly name: string; readonly at: number }[];
  /** Used more often than it allows, at hubs that could not know of each other. */
  readonly isOverused: boolean;
  /** It can still let somebody in, and the reader may put an end to that. */
  readonly canAnnul: boolean;
}

export interface InvitationsView {
  /** What waits the longest stands first. */
  readonly rows: readonly InvitationRow[];
  /** Whether everybody's are here, or only the reader's own. */
  readonly isEverybodys: boolean;
}

/** The slips that the reader may see (clauses P-2.1(6), P-2.1(12)): administrators everybody's, makers their own. */
export const invitationsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: (source): InvitationsView => {
    const { directory, facts, person } = source;
    const slips = directory.all('slip').filter(({ by }) => facts.isAdministrator || by === person);
    return {
      rows: slips.map((slip) => invitationRow(source, slip)).sort((a, b) => a.madeAt - b.madeAt),
      isEverybodys: facts.isAdministrator,
    };
  },
});

function invitationRow({ directory, facts, person, now }: SchoolSource, slip: Entry<'slip'>): InvitationRow {
  const { purpose, person: named, role, child, expiresAt, mostUses } = slip.body;
  const state = slipStateOf(directory, slip, now);
  const { uses, isOverused } = usesOf(directory, slip);
  const classroom = slip.body.classroom || classOf(directory, named === '' ? child : named);
  return {
    id: slip.id,
    purpose,
    person: named,
    personName: nameOf(directory, named),
    role: named === '' ? role : (directory.get('person', named)?.body.roles[0] ?? role),
    classroom,
    classTitle: directory.get('classroom', classroom)?.body.title ?? '',
    childName: nameOf(directory, child),
    makerName: nameOf(directory, slip.by),
    isOwn: slip.by === person,
    madeAt: slipTime(slip.id),
    expiresAt,
    state,
    mostUses,
    uses: uses.map(({ body }) => ({ name: nameOf(directory, body.person), at: body.at })),
    isOverused,
    canAnnul: state === 'open' && can(facts, 'slips.annul', { maker: slip.by }, directory.isOn),
  };
}

/** The class of a pupil, or of the first child of a parent. */
function classOf(directory: Directory, person: string): string {
  if (person === '') return '';
  const own = homeroomOf(directory, person);
  if (own !== '') return own;
  const [child = ''] = directory.childrenOf(person);
  return child === '' ? '' : homeroomOf(directory, child);
}

function nameOf(directory: Directory, person: string): string {
  const card = person === '' ? undefined : directory.get('person', person);
  return card ? listName(card.body) : '';
}
