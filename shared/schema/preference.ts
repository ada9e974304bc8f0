import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/** How one person wants one chat, in `person:<id>`: nobody else's business. The parent is the chat. */
export const PreferenceBody = Type.Object(
  {
    chat: Id,
    /** No notices until then; 0 for none muted, the largest time for always. */
    mutedUntil: TimeMs,
    isPinned: Type.Boolean(),
    /** Whether the own name in a muted chat is noticed all the same. */
    hearsMentions: Type.Optional(Type.Boolean()),
    /** Set by hand, to come back to the chat; opening it takes that away. */
    isUnread: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
/** How long "always" is. */
export const MUTED_ALWAYS = 2 ** 45 - 1;

export type PreferenceBody = Type.Static<typeof PreferenceBody>;

export function preferenceId(chat: string, person: string): string {
  return `${chat}.${person}.m`;
}
