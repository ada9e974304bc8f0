import { Documents, rosterId } from '../../../server/documents.ts';
import { HybridClock } from '../../../shared/time/hybrid-clock.ts';
import { Random } from '../../demo-school/random.ts';
import { openHub } from '../sync/hub/measured-hub.ts';
import { chatCard, deviceOf, membershipOf, personCard, rulesReadBy, schoolCard } from '../sync/school.ts';

export interface FanOutSchool {
  readonly people: readonly string[];
  /** The members of each chat. */
  readonly chats: ReadonlyMap<string, readonly string[]>;
}

/** So many people in chats of so many members each, everybody in one or two of them, in the store of a folder. */
export async function makeFanOutSchool(
  folder: string,
  peopleCount: number,
  members: number,
): Promise<FanOutSchool> {
  const school = rosterId('', 'school', 'fan-out');
  const people = Array.from({ length: peopleCount }, (_, n) => rosterId(school, 'person', `${n}`));
  const chats = new Map(
    Array.from({ length: Math.ceil(peopleCount / members) }, (_, n) => [
      rosterId(school, 'chat', `${n}`),
      Array.from({ length: members }, (__, k) => people[(n * members + k) % peopleCount] ?? ''),
    ]),
  );
  const hub = await openHub(folder);
  const documents = new Documents(
    new HybridClock({ now: () => hub.acceptor.time(), device: deviceOf(new Random(7)) }),
  );
  await hub.acceptor.writeAsSchool([
    schoolCard(documents, school),
    ...people.map((id, n) => personCard(documents, id, `Учеников ${n}`)),
    ...people.map((id) => rulesReadBy(documents, id)),
    ...[...chats].flatMap(([chat, of]) => [
      chatCard(documents, chat, 'Чат'),
      ...of.map((person) => membershipOf(documents, chat, person)),
    ]),
  ]);
  await hub.acceptor.between(() => hub.store.close());
  return { people, chats };
}
