import { type ChatBody, chatScope, type ChatTemplate } from '../schema/chat.ts';
import type { ClassroomType } from '../schema/classroom.ts';
import { type OfferBody, offerId, offerScope } from '../schema/offer.ts';

const TEMPLATES: { readonly [T in ClassroomType]: readonly ChatTemplate[] } = {
  homeroom: ['pupils', 'parents'],
  subject: ['subject'],
  club: ['club'],
  association: ['association'],
};

/** The chats that every class, class-and-subject space or club has from its first day. */
export function templatesOf(type: ClassroomType): readonly ChatTemplate[] {
  return TEMPLATES[type];
}

/**
 * The id of a chat of a class or of the school. It follows from its place, so that everyone who makes the chat makes the same
 * one, and it is no stamp, so that nobody can take it beforehand.
 */
export function classChatId(classroom: string, template: ChatTemplate): string {
  return `${classroom}.${template.toLowerCase()}`;
}

/** «7Б, ученики», «Родители 7Б», «Алгебра, 7Б»: how a class's chat is called. */
export function classChatTitle(template: ChatTemplate, classTitle: string): string {
  if (template === 'pupils') return `${classTitle}, ученики`.slice(0, 120);
  if (template === 'teachers') return `Учителя ${classTitle}`.slice(0, 120);
  return template === 'parents' ? `Родители ${classTitle}`.slice(0, 120) : classTitle;
}

/** How a chat of the whole school is called; '' for those of classes. */
export function schoolChatTitle(template: ChatTemplate): string {
  switch (template) {
    case 'staffroom':
      return 'Учительская';
    case 'management':
      return 'Директор и заместители';
    case 'headStaff':
      return 'Директор и учителя';
    case 'headParents':
      return 'Директор и актив родителей';
    case 'headPupils':
      return 'Директор и актив учеников';
    default:
      return '';
  }
}

/** A chat's own title once its class is called otherwise. One that does not come from the class stays. */
export function chatTitleAfter({ title, template }: ChatBody, oldClass: string, newClass: string): string {
  return title === classChatTitle(template, oldClass) ? classChatTitle(template, newClass) : title;
}

export type ChatDraft =
  | { readonly kind: 'chat'; readonly id: string; readonly scope: string; readonly body: ChatBody }
  | { readonly kind: 'offer'; readonly id: string; readonly scope: string; readonly body: OfferBody };

/** A chat or channel, and what it says of itself to those whom it is for. */
export function chatDrafts(
  id: string,
  { title, template, classroom, isArchived }: ChatBody,
): readonly ChatDraft[] {
  const body: ChatBody = { title, template, classroom, isArchived };
  const scope = offerScope(body);
  return [
    { kind: 'chat', id, scope: chatScope(template, id), body },
    ...(scope === ''
      ? []
      : [{ kind: 'offer' as const, id: offerId(id), scope, body: { chat: id, ...body } }]),
  ];
}
