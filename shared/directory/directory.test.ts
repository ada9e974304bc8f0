import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';
import { offerId } from '../schema/offer.ts';
import { policyId, type PolicyName } from '../schema/policy.ts';
import { bodies } from '../testing/arbitrary-documents.ts';
import {
  chatMembership,
  classMembership,
  kinshipPart,
  messagePart,
  part,
  personCard,
  removalPart,
  slipPart,
  stampAt,
} from '../testing/make-documents.ts';
import { Directory, HELD_KINDS, isHeld } from './directory.ts';

let directory: Directory;
beforeEach(() => {
  directory = new Directory();
});

function take(...documents: readonly AuthorPart[]): void {
  for (const document of documents) directory.take(document);
}

function chat(id: string, template: BodyOf<'chat'>['template'], classroom = '', isArchived = false) {
  const body = { title: `Чат ${id}`, template, classroom, isArchived };
  return part({ kind: 'chat', id, scope: `chat:${id}`, body });
}

function policy(name: PolicyName, value: boolean | number, of: { chat?: string; isSet?: boolean } = {}) {
  const { chat: at = '', isSet = true } = of;
  return part({
    kind: 'policy',
    id: policyId(name, at),
    scope: 'school',
    body: { name, chat: at, value, isSet },
  });
}

describe('what is looked up', () => {
  test('by its id and kind, as long as it is not taken back', () => {
    take(personCard('anna', ['pupil']));
    expect(directory.get('person', 'anna')?.body.roles).toEqual(['pupil']);
    expect(directory.get('classroom', 'anna')).toBeUndefined();
    expect(directory.find('anna')?.kind).toBe('person');
    take({ ...personCard('anna', ['pupil']), gone: true });
    expect([directory.get('person', 'anna'), directory.all('person')]).toEqual([undefined, []]);
  });

  test('by whom or what it is about', () => {
    take(
      classMembership('k1', 'anna'),
      classMembership('k1', 'boris'),
      kinshipPart('anna', 'mother'),
      kinshipPart('boris', 'mother', false),
      slipPart('vera', { id: 's1', body: { person: 'anna' } }),
    );
    expect(directory.about('membership', 'k1').map(({ id }) => id)).toEqual(['k1.anna', 'k1.boris']);
    expect(directory.about('membership', 'anna').map(({ id }) => id)).toEqual(['k1.anna']);
    expect(directory.about('kinship', 'membership')).toEqual([]);
    expect(directory.about('slip', 'anna').map(({ id }) => id)).toEqual(['s1']);
    expect(directory.about('slip', 'a'.repeat(64)).map(({ id }) => id)).toEqual(['s1']);
    expect([directory.childrenOf('mother'), directory.guardiansOf('boris')]).toEqual([['anna'], []]);
    expect(directory.guardiansOf('anna')).toEqual(['mother']);
  });

  test('is nothing of other kinds', () => {
    take(messagePart({ by: 'anna', chat: 'c1', id: 'm1' }));
    expect(directory.find('m1')).toBeUndefined();
    expect(isHeld({ kind: 'message' })).toBe(false);
    expect(HELD_KINDS.every((kind) => isHeld({ kind }))).toBe(true);
  });

  test('a chat of which only the offer is here is known by that', () => {
    const { body } = chat('c1', 'pupils', 'k1');
    take(
      part({
        kind: 'offer',
        id: offerId('c1'),
        scope: 'class:k1',
        body: { chat: 'c1', ...body } as BodyOf<'offer'>,
      }),
    );
    expect(directory.chat('c1')).toMatchObject({ template: 'pupils', classroom: 'k1' });
    take(chat('c1', 'pupils', 'k1', true), chat('c2', 'group'));
    expect(directory.chat('c1')?.isArchived).toBe(true);
    expect([...directory.chats().keys()]).toEqual(['c1', 'c2']);
  });
});

describe('F-025 a setting', () => {
  test('is the chat’s exception, else the school’s, else the standard', () => {
    const now = () => [directory.isOn('pupilsWriteInChats'), directory.isOn('pupilsWriteInChats', 'c1')];
    expect(now()).toEqual([true, true]);
    take(policy('pupilsWriteInChats', false));
    expect(now()).toEqual([false, false]);
    take(policy('pupilsWriteInChats', true, { chat: 'c1' }));
    expect(now()).toEqual([false, true]);
    take(policy('pupilsWriteInChats', true, { chat: 'c1', isSet: false }));
    expect(now()).toEqual([false, false]);
    take(policy('pupilsWriteInChats', false, { isSet: false }));
    expect(now()).toEqual([true, true]);
  });

  test('with an amount is what the school says, else the standard', () => {
    expect(directory.amount('slipDays')).toBe(14);
    take(policy('slipDays', 3));
    expect(directory.amount('slipDays')).toBe(3);
    take(policy('slipDays', 3, { isSet: false }));
    expect(directory.amount('slipDays')).toBe(14);
  });
});

describe('facts', () => {
  test('are the same object until anything changes, and right after it did', () => {
    take(personCard('anna', ['pupil']), chat('c1', 'pupils', 'k1'), classMembership('k1', 'anna'));
    const before = directory.factsOf('anna');
    expect(directory.factsOf('anna')).toBe(before);
    take(messagePart({ by: 'anna', chat: 'c1' }));
    expect(directory.factsOf('anna')).toBe(before);
    take(chatMembership('c1', 'anna'));
    expect([...directory.factsOf('anna').chats]).toEqual(['c1']);
    take(classMembership('k1', 'anna', { state: 'ended' }));
    expect([...directory.factsOf('anna').chats]).toEqual([]);
    directory.remove(personCard('anna', ['pupil']));
    expect(directory.factsOf('anna').isPresent).toBe(false);
  });

  test('of a parent know nothing of a child who has left', () => {
    take(personCard('mother', ['parent']), kinshipPart('anna', 'mother'), classMembership('k1', 'anna'));
    expect(directory.factsOf('mother').children.size).toBe(0);
    take(personCard('anna', ['pupil']));
    expect([...directory.factsOf('mother').childrensClassrooms]).toEqual(['k1']);
    take(personCard('anna', ['pupil'], { leftAt: 1 }));
    const { children, childrensClassrooms } = directory.factsOf('mother');
    expect([children.size, childrensClassrooms.size]).toEqual([0, 0]);
  });
});

describe('a fork', () => {
  test('sees what is below and keeps its own to itself', () => {
    take(personCard('anna', ['pupil']), classMembership('k1', 'anna'));
    const fork = directory.fork();
    expect(fork.factsOf('anna')).toBe(directory.factsOf('anna'));
    fork.take(classMembership('k2', 'anna'));
    fork.take(personCard('boris', ['teacher'], { isVerified: true }));
    fork.remove(classMembership('k1', 'anna'));
    expect([...fork.factsOf('anna').classrooms]).toEqual(['k2']);
    expect([...directory.factsOf('anna').classrooms]).toEqual(['k1']);
    expect(fork.all('person').map(({ id }) => id)).toEqual(['anna', 'boris']);
    expect(directory.get('person', 'boris')).toBeUndefined();
    expect(fork.about('membership', 'anna').map(({ id }) => id)).toEqual(['k2.anna']);
  });

  test('of a fork is one, too', () => {
    take(personCard('anna', ['pupil']));
    const second = directory.fork().fork();
    second.take(personCard('anna', ['parent']));
    expect(second.factsOf('anna').roles).toEqual(['parent']);
    expect(directory.factsOf('anna').roles).toEqual(['pupil']);
  });
});

const PEOPLE = ['anna', 'boris', 'vera'] as const;
const CLASSES = ['k1', 'k2'] as const;
const CHATS = ['c1', 'c2', 'c3'] as const;

/** A school of a few people in which anything may be: each document once. */
const documents: fc.Arbitrary<readonly AuthorPart[]> = fc
  .tuple(
    ...PEOPLE.map((person) =>
      bodies.person.map((body) => personCard(person, ['pupil'], body as Partial<BodyOf<'person'>>)),
    ),
    ...CHATS.map((id) => bodies.chat.map((body) => part({ ...chatOf(id), body: body as BodyOf<'chat'> }))),
    ...PEOPLE.flatMap((person) => [
      ...CLASSES.map((id) =>
        fc
          .record({
            role: fc.constantFrom('pupil' as const, 'classTeacher' as const),
            state: fc.constantFrom('active' as const, 'ended' as const),
          })
          .map((of) => classMembership(id, person, of)),
      ),
      ...CHATS.map((id) =>
        fc.integer({ min: 1, max: 4 }).map((ms) => chatMembership(id, person, { stamp: stampAt(ms) })),
      ),
      ...CHATS.map((id) =>
        fc.integer({ min: 1, max: 4 }).map((ms) => removalPart(id, person, { stamp: stampAt(ms) })),
      ),
    ]),
    fc.boolean().map((isActive) => kinshipPart('anna', 'boris', isActive)),
    fc.boolean().map((isActive) => kinshipPart('anna', 'vera', isActive)),
  )
  .chain((all) => fc.subarray(all, { minLength: 5 }));

function chatOf(id: string) {
  return { kind: 'chat', id, scope: `chat:${id}` } as const;
}

describe('whatever comes first', () => {
  test('facts of everyone are equal in the end, in forks, too', () => {
    fc.assert(
      fc.property(
        documents.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        fc.nat(),
        ([all, shuffled], cut) => {
          const one = new Directory();
          for (const document of all) one.take(document);
          const below = new Directory();
          const at = cut % (shuffled.length + 1);
          for (const document of shuffled.slice(0, at)) below.take(document);
          const other = below.fork();
          for (const document of shuffled.slice(at)) {
            // Asked in between, so that nothing remembered may stand in the way.
            for (const person of PEOPLE) other.factsOf(person);
            other.take(document);
          }
          for (const person of PEOPLE) expect(sorted(other, person)).toEqual(sorted(one, person));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an older version in front of a newer one leaves nothing behind', () => {
    fc.assert(
      fc.property(documents, documents, (older, newer) => {
        const fresh = new Directory();
        for (const document of newer) fresh.take(document);
        const used = new Directory();
        const ids = new Set(newer.map(({ id }) => id));
        for (const document of older.filter(({ id }) => ids.has(id))) used.take(document);
        for (const document of newer) used.take(document);
        for (const person of PEOPLE) expect(sorted(used, person)).toEqual(sorted(fresh, person));
      }),
      { numRuns: 300 },
    );
  });
});

/** The facts of a person, their sets in an order of their own. */
function sorted(of: Directory, person: string): unknown {
  return Object.fromEntries(
    Object.entries(of.factsOf(person)).map(([name, value]) => [
      name,
      value instanceof Set || value instanceof Map
        ? [...(value as Iterable<unknown>)].sort()
        : (value as unknown),
    ]),
  );
}
