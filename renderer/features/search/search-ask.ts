import type { SearchGroup, SearchWish } from '../../../shared/replica/searching/search-views.ts';
import type { SearchSort } from '../../../shared/search/search-index.ts';
import { dayOfText } from '../../ui/day-text.ts';

/** What is looked for, as the fields of the screen hold it. Empty strings pick nothing out. */
export interface SearchAsk {
  readonly text: string;
  /** The pages of the help are looked through by the window itself. */
  readonly group: SearchGroup | 'help';
  readonly chat: string;
  readonly person: string;
  /** Calendar days, `2026-09-03`; both of them count. What is no day yet stands as it was typed. */
  readonly from: string;
  readonly to: string;
  readonly sort: SearchSort;
}

export const NOTHING_ASKED: SearchAsk = {
  text: '',
  group: 'all',
  chat: '',
  person: '',
  from: '',
  to: '',
  sort: 'newest',
};

/** Those that the screen offers, in their order. */
export const OFFERED_GROUPS = [
  'all',
  'messages',
  'files',
  'tasks',
  'polls',
  'materials',
  'orders',
  'help',
] as const satisfies readonly SearchAsk['group'][];

const DAY_HOURS = 24;

/** How the replica is asked for one page; undefined while there is nothing to look for. */
export function wishOf(ask: SearchAsk, after = 0): SearchWish | undefined {
  const { chat, person, group, sort } = ask;
  const text = ask.text.trim() === '' ? '' : ask.text;
  const from = momentOf(ask.from, 0);
  const to = momentOf(ask.to, DAY_HOURS);
  const isNothing = text === '' && chat === '' && person === '' && from === 0 && to === 0;
  return isNothing || group === 'help' ? undefined : { text, chat, person, from, to, group, sort, after };
}

/** The moment (ms) at this hour of a day by this computer's zone, 0 for no day. */
function momentOf(day: string, hours: number): number {
  if (dayOfText(day) === '') return 0;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.max(0, new Date(year, month - 1, date, hours).getTime());
}

/** How many of the fields that pick out are filled. */
export function pickedCount(ask: SearchAsk): number {
  return [ask.chat, ask.person, dayOfText(ask.from), dayOfText(ask.to)].filter((field) => field !== '')
    .length;
}
