import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { Title } from './names.ts';

export const CHAT_TEMPLATES = [
  'pupils',
  'parents',
  'subject',
  'staffroom',
  'management',
  'club',
  'group',
] as const;
export type ChatTemplate = (typeof CHAT_TEMPLATES)[number];

/** A chat, in its own scope `chat:<id>`. Whom it is offered to follows from template and classroom. */
export const ChatBody = Type.Object(
  {
    title: Title,
    template: Type.Unsafe<ChatTemplate>(Type.Union(CHAT_TEMPLATES.map((template) => Type.Literal(template)))),
    /** The class, class-and-subject space or club that it belongs to, '' for none. */
    classroom: OptionalId,
    isArchived: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ChatBody = Type.Static<typeof ChatBody>;
