import { beforeEach, describe, expect, test } from 'vitest';
import { Directory } from '../../shared/directory/directory.ts';
import { deviceNumber } from '../../shared/ids/id.ts';
import type { AuthorPart, StoredDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { removalId } from '../../shared/schema/removal.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';
import {
  actPart,
  chatMembership,
  classMembership,
  kinshipPart,
  personCard,
  stampAt,
} from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart, classPart, SMALL_SCHOOL } from '../../tests/fixtures/small-school.ts';
import { Documents } from '../documents.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Acceptor } from './acceptor.ts';
import { FactsSource } from './facts-source.ts';
import { missingRemovals, Removals } from './removals.ts';

const NOW = 1_700_000_000_000;

/** A hub's acceptance and its notes, over a store of its own, with clocks of its own. */
class OneHub {
  readonly store: HubStore = openMemoryStore();
  readonly facts = new FactsSource(this.store);
  readonly clock: HybridClock;
  readonly acceptor: Acceptor;
  readonly removals: Removals;
  readonly faults: unknown[] = [];

  constructor(number: number) {
    const device = deviceNumber(Uint8Array.of(0, 0, 0, 0, 9, number), 0);
    this.clock = new HybridClock({ now: () => NOW, device });
    const stamp = () => this.clock.stamp();
    this.acceptor = new Acceptor({ store: this.store, facts: this.facts, now: () => NOW, stamp });
    this.removals = new Removals({
      acceptor: this.acceptor,
      facts: this.facts,
      documents: new Documents(this.clock),
      onFault: (fault) => this.faults.push(fault),
    });
  }

  /** Resolves once the notes that follow are written as well. */
  async write(...parts: readonly AuthorPart[]): Promise<void> {
    await this.acceptor.writeAsSchool(parts.map((one) => ({ ...one, stamp: this.clock.stamp() })));
    await this.acceptor.between(() => Promise.resolve());
    await this.removals.note();
  }

  async act(action: string, data: Record<string, unknown>): Promise<void> {
    const act = actPart('admin', action, data, { stamp: this.clock.stamp(), reason: 'по заявлению' });
    expect(await this.acceptor.push('admin', [act])).toMatchObject([{ acceptance: {} }]);
    await this.removals.note();
  }

  async chatsOf(person: string): Promise<readonly string[]> {
    return [...(await this.facts.of(person)).chats];
  }

  async removal(chat: string, person: string) {
    const found = await this.store.get(removalId(chat, person));
    return found && isOfKind(found, 'removal') ? found.body.why : undefined;
  }

  async all(): Promise<readonly StoredDocument[]> {
    const kinds = ['person', 'membership', 'kinship', 'chat', 'classroom', 'removal'] as const;
    return (await Promise.all(kinds.map((kind) => this.store.byKind(kind)))).flat();
  }
}

/** The small school with the first pupil's twin, whose mother reads the parents' chat of their class. */
const TWINS: readonly AuthorPart[] = [
  ...SMALL_SCHOOL,
  personCard('twin', ['pupil']),
  kinshipPart('twin', 'mother'),
  classMembership('k1', 'twin'),
  chatMembership('p1', 'mother'),
];

let hub: OneHub;
beforeEach(async () => {
  hub = new OneHub(1);
  await hub.acceptor.writeAsSchool(TWINS);
});

describe('[REMOVAL-1] whoever has no place in a chat any more', () => {
  test('a transferred pupil is out at once, and the others see why', async () => {
    await hub.write(classMembership('k1', 'pupil', { state: 'ended' }), classMembership('k2', 'pupil'));
    expect(await hub.chatsOf('pupil')).toEqual([]);
    expect(await hub.removal('c1', 'pupil')).toBe('transferred');
    expect(await hub.removal('c1', 'second')).toBeUndefined();
    expect(hub.faults).toEqual([]);
  });

  test('a pupil who leaves is out of every chat, the parent with a sibling stays', async () => {
    await hub.act('move.leave', { person: 'pupil', role: '' });
    expect(await hub.chatsOf('pupil')).toEqual([]);
    expect(await hub.removal('c1', 'pupil')).toBe('left');
    expect(await hub.chatsOf('mother')).toEqual(['p1']);
    expect(await hub.removal('p1', 'mother')).toBeUndefined();
  });

  test('the parent goes with the last child', async () => {
    await hub.act('move.leave', { person: 'pupil', role: '' });
    await hub.act('move.leave', { person: 'twin', role: '' });
    expect(await hub.chatsOf('mother')).toEqual([]);
    expect(await hub.removal('p1', 'mother')).toBe('left');
  });

  test('a person with two roles loses only what the role that ended had opened', async () => {
    await hub.write(
      personCard('mother', ['parent', 'teacher'], { isVerified: true }),
      classPart('k3'),
      chatPart('c3', 'pupils', 'k3'),
      classMembership('k3', 'mother', { role: 'teacher' }),
      chatMembership('c3', 'mother'),
      chatMembership('s1', 'mother'),
    );
    expect(await hub.chatsOf('mother')).toEqual(['p1', 'c3', 's1']);
    await hub.act('move.leave', { person: 'mother', role: 'teacher' });
    expect(await hub.chatsOf('mother')).toEqual(['p1']);
    expect(await hub.removal('c3', 'mother')).toBeDefined();
    expect(await hub.removal('s1', 'mother')).toBe('role');
    expect(await hub.removal('p1', 'mother')).toBeUndefined();
  });

  test('a teacher whose confirmation ends is out of the pupils’ chats and stays among colleagues', async () => {
    await hub.write(personCard('teacher', ['teacher']));
    expect(await hub.chatsOf('teacher')).toEqual(['s1']);
    expect(await hub.removal('c1', 'teacher')).toBe('unconfirmed');
  });
});

describe('[REMOVAL-2] the notes', () => {
  test('are written once, and again where they are missing', async () => {
    await hub.write(classMembership('k1', 'pupil', { state: 'ended' }));
    const head = await hub.store.head();
    await hub.removals.note();
    expect(await hub.store.head()).toBe(head);
    const other = new OneHub(2);
    await other.acceptor.writeAsSchool([...TWINS, classMembership('k1', 'pupil', { state: 'ended' })]);
    await other.removals.note();
    expect(await other.removal('c1', 'pupil')).toBe('transferred');
  });

  test('hold until a wish that is later; coming back into the class alone joins nobody', async () => {
    await hub.write(classMembership('k1', 'pupil', { state: 'ended' }));
    await hub.write(classMembership('k1', 'pupil'));
    expect(await hub.chatsOf('pupil')).toEqual([]);
    const again = chatMembership('c1', 'pupil', { stamp: hub.clock.stamp() });
    expect(await hub.acceptor.push('pupil', [again])).toMatchObject([{ acceptance: {} }]);
    expect(await hub.chatsOf('pupil')).toEqual(['c1']);
  });

  test('are later than a wish of a clock that was ahead', async () => {
    const ahead = chatMembership('c1', 'pupil', { stamp: stampAt(NOW + 50_000) });
    expect(await hub.acceptor.push('pupil', [ahead])).toMatchObject([{ acceptance: {} }]);
    await hub.write(classMembership('k1', 'pupil', { state: 'ended' }));
    await hub.write(classMembership('k1', 'pupil'));
    expect(await hub.chatsOf('pupil')).toEqual([]);
  });

  test('take nobody out who came back by an own wish before they were written', async () => {
    const ended = classMembership('k1', 'pupil', { state: 'ended', stamp: hub.clock.stamp() });
    const back = classMembership('k1', 'pupil', { stamp: hub.clock.stamp() });
    const wish = chatMembership('c1', 'pupil', { stamp: hub.clock.stamp() });
    await Promise.all([
      hub.acceptor.writeAsSchool([ended]),
      hub.acceptor.writeAsSchool([back]),
      hub.acceptor.push('pupil', [wish]),
    ]);
    await hub.removals.note();
    expect(await hub.chatsOf('pupil')).toEqual(['c1']);
    expect(hub.faults).toEqual([]);
  });
});

describe('[REMOVAL-3] twins who leave on two hubs that have not heard of each other', () => {
  const inAnyOrder = [
    (a: readonly StoredDocument[], b: readonly StoredDocument[]) => [...a, ...b],
    (a: readonly StoredDocument[], b: readonly StoredDocument[]) => [...b, ...a],
    (a: readonly StoredDocument[], b: readonly StoredDocument[]) => [...a, ...b].reverse(),
    (a: readonly StoredDocument[], b: readonly StoredDocument[]) =>
      [...a, ...b].sort((one, other) => (one.stamp < other.stamp ? -1 : 1)),
  ];

  test.each(inAnyOrder.map((order, n) => [n + 1, order] as const))(
    'the mother is out of the parents’ chat in the end, in order %i',
    async (_n, order) => {
      const other = new OneHub(2);
      await other.acceptor.writeAsSchool(TWINS);
      await hub.act('move.leave', { person: 'pupil', role: '' });
      await other.act('move.leave', { person: 'twin', role: '' });
      // Neither hub alone has a reason to take her out.
      expect([await hub.chatsOf('mother'), await other.chatsOf('mother')]).toEqual([['p1'], ['p1']]);
      const merged = new Map<string, StoredDocument>();
      const directory = new Directory();
      for (const document of order(await hub.all(), await other.all())) {
        const held = merged.get(document.id);
        const now = held ? mergeDocuments(held, document) : document;
        merged.set(now.id, now);
        directory.take(now);
      }
      expect([...directory.factsOf('mother').chats]).toEqual([]);
      expect(
        missingRemovals(directory, () => true).map(({ chat, person, why }) => [chat, person, why]),
      ).toEqual([['p1', 'mother', 'family']]);
    },
  );
});
