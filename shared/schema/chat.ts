import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { Title } from './names.ts';
import { ROLES, type Role } from './person.ts';
import { scopeOf } from './scope.ts';

export const CHAT_TEMPLATES = [
  'pupils',
  'parents',
  'subject',
  'staffroom',
  /** Teachers of a class (clause P-2.3(3)). */
  'teachers',
  /** The head with deputies, with teachers, with active parents, with active pupils (clause P-2.2(6)). */
  'management',
  'headStaff',
  'headParents',
  'headPupils',
  'club',
  /** Of the members of an association of teachers (clause M-5). */
  'association',
  /** For whom it is offered to by name. */
  'group',
  /** Of two people; it has no document of its own. */
  'private',
  /** One-way channels: read by their audience without joining. */
  'wholeSchool',
  'staffNews',
  /** A channel whose readers are chosen. */
  'channel',
] as const;
export type ChatTemplate = (typeof CHAT_TEMPLATES)[number];

export const MOST_POSTERS = 50;

export const Audience = Type.Object(
  {
    roles: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
      minItems: 1,
      maxItems: ROLES.length,
      uniqueItems: true,
    }),
    /** Classes, none for the whole school. */
    classrooms: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type Audience = Type.Static<typeof Audience>;

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
    /** Who made it, where it follows from no template. */
    owner: Type.Optional(Id),
    /** Whom a channel is for: any of the roles, and where classes are named, in or around one of them. */
    audience: Type.Optional(Audience),
    /** Who may post in a channel besides those who may by their role. */
    posters: Type.Optional(Type.Array(Id, { maxItems: MOST_POSTERS, uniqueItems: true })),
  },
  { additionalProperties: false },
);
export type ChatBody = Type.Static<typeof ChatBody>;

const CHANNEL_TEMPLATES: ReadonlySet<ChatTemplate> = new Set(['wholeSchool', 'staffNews', 'channel']);

/** Whether it is a channel: nobody joins it, everyone in its audience reads it. */
export function isChannel(template: ChatTemplate): boolean {
  return CHANNEL_TEMPLATES.has(template);
}

/** The scope of everything in a chat or channel. */
export function chatScope(template: ChatTemplate, id: string): string {
  return isChannel(template) ? scopeOf.channel(id) : scopeOf.chat(id);
}
