import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import { lineOf } from '../stream/stream-row.ts';
import { isOfKind } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { isQuietAt } from './quiet-hours.ts';
import { isTakenDown } from './row-talk.ts';
import type { AlertRow } from './talk-views.ts';

/** More are said by their number. */
const MOST_ALERTS = 100;
const MOST_LETTERS = 200;

/**
 * What is unread and may call for attention, the latest first. Muting and quiet hours make it quiet and nothing
 * else: it is there to be read all the same. The own name is heard in a muted chat, where the person wants it, and
 * not in quiet hours.
 * @param now milliseconds by hub time
 */
export function alertRows(
  context: ReaderContext,
  unread: ReadonlyMap<string, readonly ReplicaDocument[]>,
  now: number,
): readonly AlertRow[] {
  const { projection, person } = context;
  const { directory, talk } = projection;
  const isQuiet = isQuietAt(now, directory.amount('quietFromHour'), directory.amount('quietUntilHour'));
  const all = [...unread].flatMap(([chat, documents]) =>
    documents
      .filter((document) => !isTakenDown(context, document))
      .map((document) => ({ chat, document, order: document.order })),
  );
  return all
    .sort((a, b) => (a.order < b.order ? 1 : -1))
    .slice(0, MOST_ALERTS)
    .map(({ chat, document }) => ({ chat, document, isForMe: mentions(document, person) }))
    .map(({ chat, document, isForMe }) => ({
      id: document.id,
      chat,
      chatTitle: directory.chat(chat)?.title ?? '',
      authorName: personBrief(projection, document.by).name,
      text: lineOf(document).slice(0, MOST_LETTERS),
      isMissedCall: document.kind === 'ring',
      isForMe,
      isQuiet: isQuiet || (talk.mutedUntil(chat) > now && !(isForMe && talk.hearsMentions(chat))),
    }));
}

function mentions(document: ReplicaDocument, person: string): boolean {
  return isOfKind(document, 'message') && document.body.mentions?.includes(person) === true;
}
