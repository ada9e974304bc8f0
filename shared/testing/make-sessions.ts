import type { AuthorPart } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';
import { bookingId } from '../schema/session.ts';
import { part, stampAt } from './make-documents.ts';

interface Placed<K extends 'session' | 'booking' | 'minutes'> {
  readonly id?: string;
  readonly stamp?: string;
  readonly chat?: string;
  readonly body?: Partial<BodyOf<K>>;
}

/** Monday the 3rd of September 2035, ten o'clock in Chisinau. */
export const PLANNED_AT = Date.parse('2035-09-03T07:00:00Z');
const LESSON_MS = 45 * 60_000;

/** A lesson that is planned in the chat `c1`. */
export function sessionPart(by: string, of: Placed<'session'> = {}): AuthorPart {
  const { id = stampAt(21), stamp = id, chat = 'c1' } = of;
  const body: BodyOf<'session'> = {
    type: 'lesson',
    eventType: '',
    title: 'Алгебра',
    place: 'Кабинет 12',
    about: '',
    agenda: [],
    startsAt: PLANNED_AT,
    endsAt: PLANNED_AT + LESSON_MS,
    zone: 'Europe/Chisinau',
    weekdays: [],
    until: '',
    changes: [],
    slotMinutes: 0,
    isCancelled: false,
    ...of.body,
  };
  return part({ kind: 'session', id, stamp, scope: `chat:${chat}`, parent: chat, by, body });
}

/** A consultation with three times of a quarter of an hour. */
export function consultationPart(by: string, of: Placed<'session'> = {}): AuthorPart {
  return sessionPart(by, { ...of, body: { type: 'consultation', slotMinutes: 15, ...of.body } });
}

/** A booking of the first time of a consultation. */
export function bookingPart(by: string, session: string, of: Placed<'booking'> = {}): AuthorPart {
  const { stamp = stampAt(22), chat = 'c1' } = of;
  const body = { at: PLANNED_AT, ...of.body };
  const id = bookingId(session, by);
  return part({ kind: 'booking', id, stamp, scope: `chat:${chat}`, parent: session, by, body });
}

export function minutesPart(by: string, about: string, of: Placed<'minutes'> = {}): AuthorPart {
  const { id = stampAt(23), stamp = id, chat = 'c1' } = of;
  const body: BodyOf<'minutes'> = {
    title: 'Собрание',
    heldAt: PLANNED_AT,
    endedAt: PLANNED_AT + LESSON_MS,
    report: '',
    number: '3',
    place: '',
    chair: '',
    secretary: '',
    points: [{ topic: 'Поездка', said: '', decided: 'Едем в мае', poll: '', vote: '' }],
    present: [],
    others: 0,
    subject: '',
    results: '',
    places: [],
    ...of.body,
  };
  return part({ kind: 'minutes', id, stamp, scope: `chat:${chat}`, parent: about, by, body });
}
