import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { EventType, PlannedType } from '../../../shared/schema/session.ts';
import { EVENT_TYPES } from '../../../shared/schema/session.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

/** «Урок», «Педсовет», «Экскурсия». */
export function typeWords(
  { type, eventType }: { readonly type: PlannedType; readonly eventType: EventType | '' },
  t: Translate,
): string {
  return eventType === '' ? t(`session.type.${type}`) : t(`session.event.${eventType}`);
}

/** A type as one choice among all: `lesson`, `event.excursion`. */
export type TypeChoice = Exclude<PlannedType, 'event'> | `event.${EventType}`;

/** The choices that some types leave; an event is chosen by what it is. */
export function choicesOf(types: readonly PlannedType[]): readonly TypeChoice[] {
  return types.flatMap((type): readonly TypeChoice[] =>
    type === 'event' ? EVENT_TYPES.map((eventType) => `event.${eventType}` as const) : [type],
  );
}

/** What a choice stands for; undefined for what is none of those that there are. */
export function typeOfChoice(
  choice: string,
  types: readonly PlannedType[],
): { readonly type: PlannedType; readonly eventType: EventType | '' } | undefined {
  const type = types.find((one) => one === choice);
  if (type) return { type, eventType: '' };
  const eventType = EVENT_TYPES.find((one) => `event.${one}` === choice);
  return eventType && types.includes('event') ? { type: 'event', eventType } : undefined;
}

/** «10:00 – 10:45». */
export function timeWords(
  { at, endsAt }: Pick<SessionRow, 'at' | 'endsAt'>,
  { t, formats }: { readonly t: Translate; readonly formats: Formats },
): string {
  return t('round.when', { from: formats.time(at), to: formats.time(endsAt) });
}

/** «по понедельникам и четвергам, до 25 мая»: when it repeats, '' for what is held once. */
export function repeatWords(
  { weekdays, until }: { readonly weekdays: readonly number[]; readonly until: string },
  of: { readonly t: Translate; readonly formats: Formats; readonly now: number },
): string {
  if (weekdays.length === 0) return '';
  const days = weekdays
    .toSorted((a, b) => a - b)
    .map((day) => of.t(`session.day.${dayKey(day)}`))
    .join(', ');
  return of.t('session.repeats', { days, until: of.formats.day(Date.parse(`${until}T12:00:00`), of.now) });
}

export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type WeekdayKey = (typeof WEEKDAYS)[number];

/** @param day 1 for Monday to 7 for Sunday */
export function dayKey(day: number): WeekdayKey {
  return WEEKDAYS[day - 1] ?? 'mo';
}

/** By whose clock this computer goes. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
