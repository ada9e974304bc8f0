import Type from 'typebox';
import { homeroomOf } from '../../acts/class-members.ts';
import type { Directory, Entry } from '../../directory/directory.ts';
import { proposalsFor } from '../../directory/proposals.ts';
import { isErasedRequest } from '../../erasure/nameless-request.ts';
import { can } from '../../permissions/can.ts';
import { listName, type Role } from '../../schema/person.ts';
import type { RequestState } from '../../schema/join-request.ts';
import { slipTime } from './account-states.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export interface RequestRow {
  readonly id: string;
  /** '' once it was erased. */
  readonly name: string;
  readonly role: Role;
  readonly classroom: string;
  readonly classTitle: string;
  /** What the person says to whoever decides. */
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** Who made the link that the person came by; '' where there was none. */
  readonly linkBy: string;
  /** Whether there was a link: then role and class are those of the link. */
  readonly isByLink: boolean;
  /** A parent's address, confirmed by a code; '' for none. */
  readonly email: string;
  readonly state: RequestState;
  /** Who was let in, '' for nobody. */
  readonly person: string;
  readonly personName: string;
  /** People of the school whom it can be: the same name, role and class, and never entered. */
  readonly proposals: readonly {
    readonly id: string;
    readonly name: string;
    readonly about: string;
  }[];
  /** Decided here, and the hub does not know of it yet. */
  readonly isWaiting: boolean;
}

export interface RequestsView {
  /** The oldest first. */
  readonly open: readonly RequestRow[];
  /** The newest first. */
  readonly decided: readonly RequestRow[];
  /** Where a newcomer can be put. */
  readonly classrooms: readonly { readonly id: string; readonly title: string }[];
}

/** Requests to be let in (clause P-2.1(9)); undefined for whoever does not decide them. */
export const requestsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: (source): RequestsView | undefined => {
    const { directory, facts } = source;
    if (!can(facts, 'requests.decide', {}, directory.isOn)) return undefined;
    const waiting = waitingTargets(source.waitingActs);
    const rows = directory.all('joinrequest').map((request) => requestRow(source, request, waiting));
    const isOpen = ({ state }: RequestRow) => state === 'open';
    return {
      open: rows.filter(isOpen).sort((a, b) => a.askedAt - b.askedAt),
      decided: rows.filter((row) => !isOpen(row)).sort((a, b) => b.askedAt - a.askedAt),
      classrooms: directory
        .all('classroom')
        .filter(({ body }) => body.type !== 'subject' && !body.isArchived)
        .sort((a, b) => a.body.grade - b.body.grade || ORDER.compare(a.body.title, b.body.title))
        .map(({ id, body }) => ({ id, title: body.title })),
    };
  },
});

/** How many requests wait for a decision; 0 for whoever does not decide them. */
export const requestsOpenQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): number =>
    can(facts, 'requests.decide', {}, directory.isOn)
      ? directory.all('joinrequest').filter(({ body }) => body.state === 'open').length
      : 0,
});

const ORDER = new Intl.Collator('ru', { numeric: true });

function requestRow(
  { directory }: SchoolSource,
  { id, body }: Entry<'joinrequest'>,
  waiting: ReadonlySet<string>,
): RequestRow {
  const { role, classroom, note, state, person, slip, email, isEmailConfirmed } = body;
  const link = slip === '' ? undefined : directory.get('slip', slip);
  return {
    id,
    name: isErasedRequest(body) ? '' : listName(body),
    role,
    classroom,
    classTitle: titleOf(directory, classroom),
    note,
    askedAt: slipTime(id),
    linkBy: nameOf(directory, link?.by ?? ''),
    isByLink: slip !== '',
    email: isEmailConfirmed ? email : '',
    state,
    person,
    personName: nameOf(directory, person),
    proposals:
      state === 'open'
        ? proposalsFor(directory, body).map((card) => ({
            id: card.id,
            name: listName(card.body),
            about: card.body.position || titleOf(directory, homeroomOf(directory, card.id)),
          }))
        : [],
    isWaiting: waiting.has(id),
  };
}

function nameOf(directory: Directory, person: string): string {
  const card = person === '' ? undefined : directory.get('person', person);
  return card ? listName(card.body) : '';
}

function titleOf(directory: Directory, classroom: string): string {
  return classroom === '' ? '' : (directory.get('classroom', classroom)?.body.title ?? '');
}
