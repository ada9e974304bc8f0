import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { Audience } from './chat.ts';
import { TimeMs } from './names.ts';

export const LINK_DAYS = { standard: 14, most: 90 } as const;
export const LINK_USES = { standard: 30, most: 500 } as const;
/** How often one link can be taken back and given back. */
export const LINK_MOST_TURNS = 40;

/** Made, taken back, or given back, and by whom. */
const LinkTurn = Type.Object(
  {
    what: Type.Union([Type.Literal('made'), Type.Literal('recalled'), Type.Literal('restored')]),
    by: Id,
    at: TimeMs,
  },
  { additionalProperties: false },
);

/**
 * A link into a chat (clause M-4 ¶12), in the scope `door:<chat>` of those who tend the chat. Whoever of the
 * school opens it is invited by name, where the maker could have invited that person. Its key is no more than
 * a long number: it opens nothing for people outside the school.
 */
export const ChatLinkBody = Type.Object(
  {
    chat: Id,
    maker: Id,
    key: Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{26}$', maxLength: 26 }),
    /** For whom it is meant; missing for everyone whom the maker may invite. */
    audience: Type.Optional(Audience),
    expiresAt: TimeMs,
    /** How many people it lets in. */
    mostUses: Type.Integer({ minimum: 1, maximum: LINK_USES.most }),
    isActive: Type.Boolean(),
    /** The earliest first. */
    turns: Type.Array(LinkTurn, { minItems: 1, maxItems: LINK_MOST_TURNS }),
  },
  { additionalProperties: false },
);
export type ChatLinkBody = Type.Static<typeof ChatLinkBody>;

/**
 * Somebody has opened a link into a chat; kept beside the link (scope `door:<chat>`, parent the link). Whom
 * it does not concern asks, and one of those who tend the chat decides.
 */
export const ChatEntryBody = Type.Object(
  {
    chat: Id,
    link: Id,
    person: Id,
    at: TimeMs,
    state: Type.Union([
      Type.Literal('invited'),
      Type.Literal('asks'),
      Type.Literal('letIn'),
      Type.Literal('refused'),
    ]),
    /** Who has decided and when; '' and 0 where nobody had to. */
    decidedBy: OptionalId,
    decidedAt: TimeMs,
  },
  { additionalProperties: false },
);
export type ChatEntryBody = Type.Static<typeof ChatEntryBody>;

export function chatEntryId(link: string, person: string): string {
  return `${link}.${person}`.slice(0, 62) + '.u';
}
