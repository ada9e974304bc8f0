import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { ChatBody } from './chat.ts';
import { scopeOf } from './scope.ts';

/**
 * What a chat says of itself to those whom it is for, before they are in it. It lies in the scope of its
 * class or of the staff; the chat's own document can be read by its members only. Whom it is offered to is
 * not written anywhere: everyone's own computer finds out by `isOffered`.
 */
export const OfferBody = Type.Object({ chat: Id, ...ChatBody.properties }, { additionalProperties: false });
export type OfferBody = Type.Static<typeof OfferBody>;

export function offerId(chat: string): string {
  return `${chat}.o`;
}

/** Where the offer of a chat lies; '' where a chat is offered to nobody by its template. */
export function offerScope({ template, classroom }: Pick<ChatBody, 'template' | 'classroom'>): string {
  switch (template) {
    case 'pupils':
    case 'parents':
    case 'subject':
    case 'club':
    case 'association':
    case 'teachers':
      return classroom === '' ? '' : scopeOf.class(classroom);
    case 'staffroom':
    case 'management':
    case 'headStaff':
      return 'staff';
    case 'headParents':
    case 'headPupils':
      return 'school';
    case 'group':
    case 'private':
    case 'channel':
    case 'wholeSchool':
    case 'staffNews':
      return '';
  }
}
