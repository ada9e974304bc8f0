import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { Title } from './names.ts';
import { scopeOf } from './scope.ts';

export const CHAT_TEMPLATES = [
  'pupils',
  'parents',
  'subject',
  'staffroom',
  'management',
  'club',
  'group',
  /** One-way channels: read by their audience without joining. */
  'wholeSchool',
  'staffNews',
] as const;
export type ChatTemplate = (typeof CHAT_TEMPLATES)[number];

/**
 * A chat, in its own scope `chat:<id>`, or a channel in `channel:<id>`. Whom it is offered to follows from template
 * and classroom.
 */
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

const CHANNEL_TEMPLATES: ReadonlySet<ChatTemplate> = new Set(['wholeSchool', 'staffNews']);

/** Whether it is a channel: nobody joins it, everyone in its audience reads it. */
export function isChannel(template: ChatTemplate): boolean {
  return CHANNEL_TEMPLATES.has(template);
}

/** The scope of everything in a chat or channel. */
export function chatScope(template: ChatTemplate, id: string): string {
  return isChannel(template) ? scopeOf.channel(id) : scopeOf.chat(id);
}
