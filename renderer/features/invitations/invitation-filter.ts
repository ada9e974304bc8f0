import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export const INVITATION_STATES = ['open', 'all', 'used', 'expired', 'annulled', 'twice'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export interface InvitationFilter {
  readonly text: string;
  readonly state: InvitationState;
  /** Id of a class, '' for all. */
  readonly classroom: string;
}

export const WAITING: InvitationFilter = { text: '', state: 'open', classroom: '' };
const CLASS = 'class ';

/** What the pane shows at first: `class <id>` for one class, the name of a state, anything else for what waits. */
export function firstFilter(words: string): InvitationFilter {
  if (words.startsWith(CLASS)) return { ...WAITING, classroom: words.slice(CLASS.length) };
  const state = INVITATION_STATES.find((one) => one === words);
  return state ? { ...WAITING, state } : WAITING;
}

/** The slips that fit; what waits the longest first, everything else with the newest first. */
export function filterInvitations(
  rows: readonly InvitationRow[],
  { text, state, classroom }: InvitationFilter,
  roleWords: (row: InvitationRow) => string,
): readonly InvitationRow[] {
  const wanted = text.trim();
  const fits = (row: InvitationRow) =>
    isInState(row, state) &&
    (classroom === '' || row.classroom === classroom) &&
    (wanted === '' || matches(foldForSearch(searched(row, roleWords(row))), wanted));
  const found = rows.filter(fits);
  return state === 'open' ? found : found.toReversed();
}

/** The classes for which there are slips, each once, by title. */
export function classesOf(
  rows: readonly InvitationRow[],
): readonly { readonly id: string; readonly title: string }[] {
  const titles = new Map(
    rows.flatMap(({ classroom, classTitle }) => (classroom === '' ? [] : [[classroom, classTitle]])),
  );
  return [...titles].map(([id, title]) => ({ id, title })).sort((a, b) => BY_TITLE.compare(a.title, b.title));
}

const BY_TITLE = new Intl.Collator('ru', { numeric: true });

function isInState(row: InvitationRow, state: InvitationState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'twice':
      return row.isOverused;
    case 'annulled':
      return row.state === 'annulled' || row.state === 'void';
    case 'open':
    case 'used':
    case 'expired':
      return row.state === state;
  }
}

function searched(
  { personName, childName, classTitle, makerName, uses }: InvitationRow,
  role: string,
): string {
  return [personName, childName, classTitle, makerName, role, ...uses.map(({ name }) => name)].join(' ');
}
