import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { TimeMs, Title } from './names.ts';

/** What is held: one thing for the machine, with other words, rights and papers for people. */
export const SESSION_TYPES = [
  'lesson',
  'call',
  'meeting',
  'parents',
  'council',
  'consultation',
  'classHour',
  'webinar',
  'event',
  'broadcast',
] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

export const SessionTypeField = Type.Unsafe<SessionType>(
  Type.Union(SESSION_TYPES.map((type) => Type.Literal(type))),
);

/**
 * A live session begun from a chat, in the chat's scope: a lesson, and everything else that is held the same way.
 * The person who began it is its writer and host.
 */
export const LessonBody = Type.Object(
  {
    title: Title,
    type: SessionTypeField,
    /** What was planned and is held now; '' for what began by itself. */
    plan: OptionalId,
    startedAt: TimeMs,
    /** 0 while it goes on. */
    endedAt: TimeMs,
  },
  { additionalProperties: false },
);
export type LessonBody = Type.Static<typeof LessonBody>;
