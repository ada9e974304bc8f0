import type { SessionBody } from '../../../shared/schema/session.ts';
import { LONGEST_SESSION_MS, MOST_AGENDA } from '../../../shared/schema/session.ts';
import { isSoundPlan, occurrencesIn } from '../../../shared/sessions/occurrences.ts';
import { dayOf, momentOf, timeOf } from '../chat/rounds/moments.ts';
import { ownZone } from './session-words.ts';

/** What is typed, by field. */
export type TypedSession = (field: string) => string;

export type SessionFault =
  | 'needTime'
  | 'wrongDay'
  | 'wrongTime'
  | 'endsBefore'
  | 'tooLong'
  | 'past'
  | 'needUntil'
  | 'wrongUntil'
  | 'longAgenda';

type Plan = Omit<SessionBody, 'changes' | 'isCancelled'>;

/** The fields in which something planned is changed. */
export function sessionFields(body: SessionBody): Readonly<Record<string, string>> {
  return {
    title: body.title,
    day: dayOf(body.startsAt),
    from: timeOf(body.startsAt),
    to: timeOf(body.endsAt),
    place: body.place,
    about: body.about,
    agenda: body.agenda.join('\n'),
    until: body.until,
    settings: [body.weekdays.join(''), String(body.slotMinutes)].join(' '),
  };
}

/** Days of the week and minutes of a time, which are chosen and not typed. */
export function settingsIn(of: TypedSession): {
  readonly weekdays: readonly number[];
  readonly slot: number;
} {
  const [days = '', slot = ''] = of('settings').split(' ');
  return { weekdays: [...days].map(Number), slot: Number(slot) || 0 };
}

/** What was typed as a plan, or what stands against it. */
export function planIn(
  of: TypedSession,
  about: Pick<Plan, 'type' | 'eventType' | 'title'> & { readonly now: number },
): { readonly plan: Plan } | { readonly fault: SessionFault } {
  const { now, ...what } = about;
  const startsAt = momentOf(of('day'), of('from'));
  const endsAt = momentOf(of('day'), of('to'));
  if (of('day') === '' || of('from').trim() === '' || of('to').trim() === '') return { fault: 'needTime' };
  if (momentOf(of('day'), '0') === undefined) return { fault: 'wrongDay' };
  if (startsAt === undefined || endsAt === undefined) return { fault: 'wrongTime' };
  if (endsAt <= startsAt) return { fault: 'endsBefore' };
  if (endsAt - startsAt > LONGEST_SESSION_MS) return { fault: 'tooLong' };
  const { weekdays, slot } = settingsIn(of);
  if (weekdays.length > 0 && of('until') === '') return { fault: 'needUntil' };
  const agenda = of('agenda')
    .split('\n')
    .map((point) => point.trim())
    .filter((point) => point !== '');
  if (agenda.length > MOST_AGENDA || agenda.some((point) => [...point].length > 200)) {
    return { fault: 'longAgenda' };
  }
  const plan: Plan = {
    ...what,
    place: of('place').trim(),
    about: of('about').trim(),
    agenda,
    startsAt,
    endsAt,
    zone: ownZone(),
    weekdays: [...weekdays],
    until: weekdays.length > 0 ? of('until') : '',
    slotMinutes: what.type === 'consultation' ? slot : 0,
  };
  const whole = { ...plan, changes: [], isCancelled: false };
  if (!isSoundPlan(whole)) return { fault: weekdays.length > 0 ? 'wrongUntil' : 'wrongTime' };
  return occurrencesIn(whole, now, 2 ** 44).length > 0 ? { plan } : { fault: 'past' };
}
