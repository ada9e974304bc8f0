import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Directory } from '../../shared/directory/directory.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { JournalLine } from '../../shared/ipc/lesson-calls.ts';
import { type Presence, presenceIn, thoseWhoWere, whereabouts } from '../../shared/lessons/presence.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { presentMs } from '../../shared/schema/lesson-part.ts';
import { listName } from '../../shared/schema/person.ts';
import type { Hub } from '../hub.ts';

/** Between so many lessons the hub turns to others. */
const LESSONS_PER_TURN = 20;
const MINUTE_MS = 60_000;

/**
 * The lessons and meetings that were held (feature F-089), the newest first.
 * @param period hub time in milliseconds: `from` included, `to` excluded
 */
export async function* journalLines(
  { store, facts }: Pick<Hub, 'store' | 'facts'>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<JournalLine & { readonly people: readonly string[] }> {
  const directory = await facts.directory();
  const held: DocumentOf<'lesson', AcceptedDocument>[] = [];
  for (const one of await store.byKind('lesson')) {
    // Who calls whom is nobody else's business.
    if (!isOfKind(one, 'lesson') || one.gone || one.body.type === 'call') continue;
    if (isWithin(one.body.startedAt, from, to)) held.push(one);
  }
  held.sort((a, b) => b.body.startedAt - a.body.startedAt);
  for (const [index, lesson] of held.entries()) {
    if (index % LESSONS_PER_TURN === LESSONS_PER_TURN - 1) await nextTurn();
    const presence = await presenceOf(store, lesson.id);
    const were = thoseWhoWere(presence, lesson.by);
    const members = membersOf(directory, lesson.parent).filter((person) => person !== lesson.by);
    yield {
      lesson: lesson.id,
      title: lesson.body.title,
      chatTitle: directory.chat(lesson.parent)?.title ?? '',
      host: lesson.by,
      hostName: nameOf(directory, lesson.by),
      startedAt: lesson.body.startedAt,
      endedAt: lesson.body.endedAt,
      present: were.size,
      ...whereabouts(presence, lesson.by),
      // Whoever has left the chat since was there all the same.
      invited: new Set([...members, ...were]).size,
      people: [...were].map((person) => nameOf(directory, person)).sort((a, b) => a.localeCompare(b, 'ru')),
    };
  }
}

/** Who was at a lesson besides the host, by name. Throws AppError `notFound` where there is none. */
export async function peopleOf(
  { store, facts, now }: Pick<Hub, 'store' | 'facts' | 'now'>,
  lesson: string,
): Promise<readonly { readonly name: string; readonly minutes: number }[]> {
  const held = await store.get(lesson);
  if (!held || held.gone || !isOfKind(held, 'lesson')) throw new AppError('notFound');
  const directory = await facts.directory();
  const presence = await presenceOf(store, lesson);
  const until = held.body.endedAt || now();
  return [...thoseWhoWere(presence, held.by)]
    .map((person) => {
      const record = presence.attended.get(person);
      const minutes = record ? Math.max(1, Math.round(presentMs(record, until) / MINUTE_MS)) : 0;
      return { name: nameOf(directory, person), minutes };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
}

async function presenceOf(store: Hub['store'], lesson: string): Promise<Presence> {
  const about = [
    ...(await store.byParent('attended', lesson)),
    ...(await store.byParent('roll', lesson)),
    ...(await store.byParent('room', lesson)),
  ];
  return presenceIn(about.filter(({ gone }) => !gone));
}

function isWithin(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}

function nameOf(directory: Directory, person: string): string {
  const card = directory.get('person', person)?.body;
  return card ? listName(card) : '';
}

function membersOf(directory: Directory, chat: string): readonly string[] {
  const people = new Set(directory.about('membership', chat).map(({ body }) => body.person));
  return [...people].filter((person) => directory.factsOf(person).chats.has(chat));
}
