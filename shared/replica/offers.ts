import { isOffered } from '../permissions/offers.ts';
import { answerId } from '../schema/answer.ts';
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

/** The chats that are offered to a person who is not in them, those that were put off last. */
export function offerRows(projection: Projection, person: string): readonly OfferRow[] {
  const { directory } = projection;
  const facts = directory.factsOf(person);
  const rows: OfferRow[] = [];
  for (const [chat, body] of directory.chats()) {
    if (isChannel(body.template) || facts.chats.has(chat) || !isOffered(body, facts)) continue;
    rows.push({
      id: chat,
      title: body.title,
      template: body.template,
      classroomTitle: homeroomTitle(directory, body.classroom),
      isPutOff: projection.answers.get(answerId(chat, person))?.body.isPutOff ?? false,
    });
  }
  return rows.sort(
    (a, b) =>
      Number(a.isPutOff) - Number(b.isPutOff) || a.title.localeCompare(b.title, 'ru', { numeric: true }),
  );
}
