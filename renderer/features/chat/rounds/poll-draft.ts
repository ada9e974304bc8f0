import type { PollRow } from '../../../../shared/replica/rounds/round-views.ts';
import type { PollType } from '../../../../shared/schema/poll.ts';

export const CLOSINGS = ['none', 'hour', 'evening', 'tomorrow', 'week'] as const;
/** `same`: as the poll that is asked anew. */
type Closing = (typeof CLOSINGS)[number] | 'same';

const HOUR_MS = 3600_000;
const EVENING_HOUR = 20;

/** Milliseconds of the moment at which a poll closes, 0 for none. Evenings are those of this computer. */
export function closesAt(closing: Closing, now: number, before = 0): number {
  const evening = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(EVENING_HOUR, 0, 0, 0);
  };
  switch (closing) {
    case 'none':
      return 0;
    case 'same':
      return before > now ? before : 0;
    case 'hour':
      return Math.floor(now + HOUR_MS);
    case 'evening':
      return evening(0) > now ? evening(0) : evening(1);
    case 'tomorrow':
      return evening(1);
    case 'week':
      return evening(7);
  }
}

export interface OptionDraft {
  readonly text: string;
  /** As typed; '' for no limit. */
  readonly places: string;
}

export type PollFault = 'needQuestion' | 'needOptions' | 'needSlot' | 'wrongPlaces' | 'twice';

/** What still stands against asking; undefined when it can be asked. Empty lines do not count. */
export function pollFault(
  type: PollType,
  question: string,
  options: readonly OptionDraft[],
): PollFault | undefined {
  const texts = options.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (question.trim() === '') return 'needQuestion';
  if (type === 'poll' && texts.length < 2) return 'needOptions';
  if (texts.length === 0) return 'needSlot';
  if (new Set(texts).size < texts.length) return 'twice';
  return options.some(({ places }) => placesOf(places) === undefined) ? 'wrongPlaces' : undefined;
}

/** 0 for no limit, undefined for what is no number of places. */
export function placesOf(typed: string): number | undefined {
  if (typed.trim() === '') return 0;
  const places = Number(typed);
  return Number.isInteger(places) && places >= 1 && places <= 10_000 ? places : undefined;
}

export const EMPTY_OPTION: OptionDraft = { text: '', places: '' };

export interface PollSettings {
  readonly isMultiple: boolean;
  readonly isAnonymous: boolean;
  readonly closing: Closing;
}

interface PollDraft extends PollSettings {
  readonly question: string;
  readonly options: readonly OptionDraft[];
}

/** A poll as it stands in the fields of its form. */
export function pollIn(of: (field: string) => string, type: PollType): PollDraft {
  const [texts, places] = [of('options').split('\n'), of('places').split('\n')];
  const options = texts.map((text, at) => ({ text, places: places[at] ?? '' }));
  while (options.length < (type === 'poll' ? 2 : 1)) options.push(EMPTY_OPTION);
  const settings = of('settings').split(' ');
  return {
    question: of('question'),
    options,
    isMultiple: settings.includes('multiple'),
    isAnonymous: settings.includes('anonymous'),
    closing: [...CLOSINGS, 'same' as const].find((one) => settings.includes(one)) ?? 'none',
  };
}

/** The lines of a form, each of which is one line of a field. */
export function optionFields(options: readonly OptionDraft[]) {
  const line = (text: string) => text.replaceAll('\n', ' ');
  return {
    options: options.map(({ text }) => line(text)).join('\n'),
    places: options.map(({ places }) => line(places)).join('\n'),
  };
}

export function settingsText({ isMultiple, isAnonymous, closing }: PollSettings): string {
  const words = [isMultiple ? 'multiple' : '', isAnonymous ? 'anonymous' : ''];
  return [...words, closing === 'none' ? '' : closing].filter(Boolean).join(' ');
}

/** The fields of a form that asks a poll anew. */
export function pollFields({ text, options, isMultiple, isAnonymous, closesAt: at }: PollRow) {
  const lines = options.map((option) => ({
    text: option.text,
    places: option.places > 0 ? String(option.places) : '',
  }));
  const settings = settingsText({ isMultiple, isAnonymous, closing: at > 0 ? 'same' : 'none' });
  return { question: text, ...optionFields(lines), settings };
}
