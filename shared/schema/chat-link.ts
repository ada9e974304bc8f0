import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Audience } from './chat.ts';
import { TimeMs, Title } from './names.ts';

export const LINK_DAYS = { standard: 14, most: 90 } as const;

/**
 * A link into a chat (clause M-4 ¶12), in the scope of slips of its maker. Whoever of the school opens it is
 * invited by name, where the maker could have invited that person. Its key is no more than a long number:
 * it opens nothing for people outside the school.
 */
export const ChatLinkBody = Type.Object(
  {
    chat: Id,
    title: Title,
    maker: Id,
    key: Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{26}$', maxLength: 26 }),
    /** For whom it is meant; missing for everyone whom the maker may invite. */
    audience: Type.Optional(Audience),
    expiresAt: TimeMs,
    isActive: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ChatLinkBody = Type.Static<typeof ChatLinkBody>;
