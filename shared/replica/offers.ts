import { isOffered } from '../permissions/offers.ts';
import { answerId } from '../schema/answer.ts';
import { isChannel } from '../schema/chat.ts';
import type { Projection } from './projection.ts';
import type { OfferRow } from './views.ts';

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
      classroomTitle: directory.get('classroom', body.classroom)?.body.title ?? '',
      isPutOff: projection.answers.get(answerId(chat, person))?.body.isPutOff ?? false,
    });
  }
  return rows.sort(
    (a, b) =>
      Number(a.isPutOff) - Number(b.isPutOff) || a.title.localeCompare(b.title, 'ru', { numeric: true }),
  );
}
