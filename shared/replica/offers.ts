import { isOffered } from '../permissions/offers.ts';
import { answerId } from '../schema/answer.ts';
import { invitationId } from '../schema/invitation.ts';
import { shortName } from '../schema/person.ts';
import { isChannel } from '../schema/chat.ts';
import type { Directory } from '../directory/directory.ts';
import type { Projection } from './projection.ts';
import type { OfferRow } from './views.ts';

/** «7Б», also for a subject of that class; '' for clubs and chats of no class. */
function homeroomTitle(directory: Directory, classroom: string): string {
  const body = directory.get('classroom', classroom)?.body;
  if (body?.type === 'subject') return directory.get('classroom', body.homeroom ?? '')?.body.title ?? '';
  return body?.type === 'homeroom' ? body.title : '';
}

/** Who has invited somebody by name, '' where the chat is offered by its template. */
function inviterName({ directory }: Projection, chat: string, person: string): string {
  const invitation = directory.get('invitation', invitationId(chat, person))?.body;
  // What one is told as a moderator is told by nobody.
  if (invitation?.inviter === person) return '';
  const card = invitation && directory.get('person', invitation.inviter);
  return invitation?.isActive === true && card ? shortName(card.body) : '';
}

/** The chats that are offered to a person who is not in them, those that were put off last. */
export function offerRows(projection: Projection, person: string): readonly OfferRow[] {
  const { directory } = projection;
  const facts = directory.factsOf(person);
  const rows: OfferRow[] = [];
  for (const [chat, body] of directory.chats()) {
    if (isChannel(body.template) || facts.chats.has(chat) || !isOffered(body, facts, chat)) continue;
    rows.push({
      id: chat,
      title: body.title,
      template: body.template,
      classroomTitle: homeroomTitle(directory, body.classroom),
      inviterName: inviterName(projection, chat, person),
      isToModerate: facts.actingIn.has(chat),
      isPutOff: projection.answers.get(answerId(chat, person))?.body.isPutOff ?? false,
    });
  }
  return rows.sort(
    (a, b) =>
      Number(a.isPutOff) - Number(b.isPutOff) || a.title.localeCompare(b.title, 'ru', { numeric: true }),
  );
}
