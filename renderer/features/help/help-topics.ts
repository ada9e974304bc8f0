import { CAPACITIES, type Capacity } from '../../../shared/permissions/capacities.ts';

interface HelpTopic {
  readonly id: string;
  /** For whom it is written. */
  readonly to: readonly Capacity[] | 'everyone';
  /** The clauses on which it rests. */
  readonly clause: string;
}

const TEACHERS = ['classTeacher', 'teacher'] as const;
const MANAGEMENT = ['administrator', 'head', 'deputy'] as const;

/** The instructions, in the order in which one needs them. Their words are `help.ID.title` and `help.ID.text`. */
export const HELP_TOPICS = [
  { id: 'offline', to: 'everyone', clause: 'P-3.1' },
  { id: 'chats', to: 'everyone', clause: 'P-2.5(2), P-2.7(2)' },
  { id: 'join', to: 'everyone', clause: 'E-2.3' },
  { id: 'order', to: 'everyone', clause: 'E-2.4, E-2.6, E-2.7' },
  { id: 'search', to: 'everyone', clause: 'P-3.3' },
  { id: 'lesson', to: 'everyone', clause: 'P-2.4(4), M-4 ¶9' },
  { id: 'materials', to: 'everyone', clause: 'M-4 ¶11, ¶15, M-5' },
  { id: 'orders', to: 'everyone', clause: 'O-4, M-4 ¶8' },
  { id: 'enter', to: 'everyone', clause: 'P-2.5(4)' },
  { id: 'whoReads', to: 'everyone', clause: 'E-2.2, E-2.6, P-2.2(7)' },
  { id: 'safety', to: ['pupil', 'parent'], clause: 'P-2.5(4), M-2 ¶3' },
  { id: 'confirm', to: [...TEACHERS, 'head', 'deputy'], clause: 'P-2.2(4), P-2.3(2), P-2.4(2), M-4 ¶10' },
  { id: 'tend', to: [...TEACHERS, ...MANAGEMENT], clause: 'P-2.3(4), P-2.4(4)' },
  { id: 'moderate', to: [...TEACHERS, ...MANAGEMENT], clause: 'E-2.2, E-2.5, E-2.6, E-2.7, E-2.8' },
  { id: 'invite', to: [...TEACHERS, ...MANAGEMENT], clause: 'P-2.1(6), P-2.3(1), P-2.4(1), M-4 ¶12-13' },
  { id: 'forgotten', to: ['classTeacher', 'administrator'], clause: 'P-2.5(4), M-4 ¶18' },
  { id: 'structure', to: ['administrator'], clause: 'P-2.1(5), P-2.1(8)' },
  { id: 'movements', to: ['administrator'], clause: 'P-2.1(11), E-2.9' },
  { id: 'requests', to: ['administrator'], clause: 'P-2.1(9), P-2.1(10)' },
  { id: 'appoint', to: MANAGEMENT, clause: 'O-1.4, P-2.1(7), P-2.2(2)' },
  { id: 'rules', to: MANAGEMENT, clause: 'P-1.4' },
  { id: 'control', to: MANAGEMENT, clause: 'O-5, P-2.2(7)' },
  { id: 'lists', to: ['administrator'], clause: 'P-1.7, P-4.3' },
  { id: 'diary', to: 'everyone', clause: 'P-1.5, M-2 ¶2' },
  { id: 'free', to: 'everyone', clause: 'P-3.1, M-2 ¶2' },
] as const satisfies readonly HelpTopic[];

export type TopicId = (typeof HELP_TOPICS)[number]['id'];

/** The topics for a role, those of its own before those for everyone. */
export function topicsFor(capacity: Capacity): readonly TopicId[] {
  const own = HELP_TOPICS.filter(({ to }) => to !== 'everyone' && to.some((one) => one === capacity));
  return [...own, ...HELP_TOPICS.filter(({ to }) => to === 'everyone')].map(({ id }) => id);
}

/** A page of the help: what the reader may do, a role's page, a topic. */
export type HelpPage =
  | { readonly is: 'mine' }
  | { readonly is: 'role'; readonly capacity: Capacity }
  | { readonly is: 'topic'; readonly id: TopicId };

/** The pages as the list shows them: the reader's own roles, then topics for the reader, then the rest. */
export function helpPages(own: readonly Capacity[]): readonly HelpPage[] {
  const ownTopics = HELP_TOPICS.filter(({ to }) => isForOneOf(to, own));
  const otherTopics = HELP_TOPICS.filter(({ to }) => !isForOneOf(to, own));
  const role = (capacity: Capacity): HelpPage => ({ is: 'role', capacity });
  const topic = ({ id }: { readonly id: TopicId }): HelpPage => ({ is: 'topic', id });
  return [
    ...CAPACITIES.filter((one) => own.includes(one)).map(role),
    { is: 'mine' },
    ...ownTopics.map(topic),
    ...CAPACITIES.filter((one) => !own.includes(one)).map(role),
    ...otherTopics.map(topic),
  ];
}

/** Whether a page is for one of these roles, or for all. */
export function isForReader(page: HelpPage, own: readonly Capacity[]): boolean {
  switch (page.is) {
    case 'mine':
      return true;
    case 'role':
      return own.includes(page.capacity);
    case 'topic': {
      const topic = HELP_TOPICS.find(({ id }) => id === page.id);
      return topic !== undefined && isForOneOf(topic.to, own);
    }
  }
}

/** How a page is named in the window's place, and for its list. */
export function pageKey(page: HelpPage): string {
  switch (page.is) {
    case 'mine':
      return 'mine';
    case 'role':
      return `role.${page.capacity}`;
    case 'topic':
      return `topic.${page.id}`;
  }
}

function isForOneOf(to: HelpTopic['to'], own: readonly Capacity[]): boolean {
  return to === 'everyone' || to.some((one) => own.includes(one));
}
