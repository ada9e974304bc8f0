import { setImmediate as nextTurn } from 'node:timers/promises';
import { homerooms } from '../../shared/directory/classes.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type ChannelReachAnswer, ChannelReachData, type ReachCount } from '../../shared/ipc/reach-calls.ts';
import { can, refusalOf } from '../../shared/permissions/can.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { isCovered, type ReadMarkBody } from '../../shared/schema/read-mark.ts';
import { parseScope } from '../../shared/schema/scope.ts';
import type { Hub } from '../hub.ts';
import { handler } from './handler.ts';

/** Between so many people the hub turns to others. */
const PEOPLE_PER_TURN = 200;

/**
 * How many an announcement has reached and how many have read it, by class (clause M-4 ¶8): numbers, never
 * names. Delivered is what somebody's computer has stored; whoever has read it has got it in any case.
 */
export const channelReach = handler({
  data: ChannelReachData,
  refusal: (facts) => refusalOf(facts, 'channel.reach', { maker: facts.person }),
  run: async ({ hub, facts }, { message }): Promise<ChannelReachAnswer> => {
    const announcement = await hub.store.get(message);
    const scope = announcement && parseScope(announcement.scope);
    if (!announcement || scope?.kind !== 'channel' || announcement.gone) throw new AppError('notFound');
    const directory = await hub.facts.directory();
    const authors = authorsOf(announcement);
    const mayKnow = authors.some((maker) => can(facts, 'channel.reach', { maker }, directory.isOn));
    if (!mayKnow || !facts.channels.has(scope.subject)) throw new AppError('notAllowed');
    return await count({ hub, directory, announcement, channel: scope.subject, authors });
  },
});

/** Who wrote it, and in whose name it was published. */
function authorsOf(announcement: AcceptedDocument): readonly string[] {
  const named = isOfKind(announcement, 'message') ? announcement.body.onBehalf : undefined;
  return named === undefined ? [announcement.by] : [announcement.by, named];
}

interface Counting {
  readonly hub: Hub;
  readonly directory: Directory;
  readonly announcement: AcceptedDocument;
  readonly channel: string;
  readonly authors: readonly string[];
}

async function count(of: Counting): Promise<ChannelReachAnswer> {
  const { hub, directory, announcement, channel, authors } = of;
  const marks = new Map<string, ReadMarkBody>();
  for (const mark of await hub.store.byParent('readmark', channel)) {
    if (isOfKind(mark, 'readmark')) marks.set(mark.by, mark.body);
  }
  const place = { scope: announcement.scope, log: logName(announcement), upTo: announcement.seq };
  const reach = new Reach(directory);
  let looked = 0;
  for (const { id: person } of directory.all('person')) {
    if (looked++ % PEOPLE_PER_TURN === PEOPLE_PER_TURN - 1) await nextTurn();
    const facts = directory.factsOf(person);
    if (!facts.channels.has(channel) || authors.includes(person)) continue;
    const isRead = isCovered(marks.get(person), announcement);
    const isDelivered = isRead || (await hub.deliveries.isHeld({ ...place, person }));
    reach.add(facts, { isDelivered, isRead });
  }
  return { at: hub.acceptor.time(), ...reach.counts };
}

interface Counted {
  people: number;
  delivered: number;
  read: number;
}

/** The readers of a channel by what they are in the school. */
class Reach {
  readonly #total = nobody();
  readonly #staff = nobody();
  readonly #classes: ReadonlyMap<string, { title: string; pupils: Counted; parents: Counted }>;

  constructor(directory: Directory) {
    const sorted = [...homerooms(directory)].sort(
      (a, b) => a.body.grade - b.body.grade || a.body.title.localeCompare(b.body.title, 'ru'),
    );
    this.#classes = new Map(
      sorted.map(({ id, body }) => [id, { title: body.title, pupils: nobody(), parents: nobody() }]),
    );
  }

  add(facts: PersonFacts, how: { readonly isDelivered: boolean; readonly isRead: boolean }): void {
    const counts = [this.#total];
    if (facts.isStaff) counts.push(this.#staff);
    if (facts.roles.includes('pupil')) {
      for (const id of facts.classrooms) counts.push(...this.#of(id, 'pupils'));
    }
    if (facts.roles.includes('parent')) {
      for (const id of facts.childrensClassrooms) counts.push(...this.#of(id, 'parents'));
    }
    for (const counted of counts) {
      counted.people += 1;
      if (how.isDelivered) counted.delivered += 1;
      if (how.isRead) counted.read += 1;
    }
  }

  get counts(): Omit<ChannelReachAnswer, 'at'> {
    const classes = [...this.#classes.values()];
    const isReader = ({ people }: ReachCount) => people > 0;
    return {
      total: this.#total,
      staff: this.#staff,
      classes: classes.filter(({ pupils, parents }) => isReader(pupils) || isReader(parents)),
    };
  }

  #of(classroom: string, who: 'pupils' | 'parents'): readonly Counted[] {
    const found = this.#classes.get(classroom);
    return found ? [found[who]] : [];
  }
}

function nobody(): Counted {
  return { people: 0, delivered: 0, read: 0 };
}
