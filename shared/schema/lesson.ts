import Type from 'typebox';
import { TimeMs, Title } from './names.ts';

/** A lesson begun from a chat, in the chat's scope. The person who began it is its writer and host. */
export const LessonBody = Type.Object(
  { title: Title, startedAt: TimeMs, /** 0 while it goes on. */ endedAt: TimeMs },
  { additionalProperties: false },
);
export type LessonBody = Type.Static<typeof LessonBody>;
