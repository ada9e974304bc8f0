import { beforeEach, describe, expect, test } from 'vitest';
import { type AcceptedDocument, type AuthorPart } from '../../shared/schema/envelope.ts';
import {
  accept,
  chatMembership,
  classMembership,
  kinshipPart,
  messagePart,
  part,
  personCard,
} from '../../shared/testing/make-documents.ts';
import type { HubStore } from '../store/hub-store.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { FactsSource } from './facts-source.ts';
import { opensScopesForStaff, readableScopes } from './readable-scopes.ts';

let store: HubStore;
let seq: number;
const PEOPLE = ['anna', 'boris', 'vera', 'gleb'];

async function put(...parts: AuthorPart[]): Promise<AcceptedDocument[]> {
  const documents = parts.map((of) => accept(of, ++seq));
  await store.put(documents);
  return documents;
}

const classroom = (id: string) =>
  part({
    kind: 'classroom',
    id,
    scope: 'school',
    body: { title: id, type: 'homeroom', grade: 7, subject: '', sourcedId: '', isArchived: false },
  });

beforeEach(async () => {
  store = openMemoryStore();
  seq = 0;
  await put(
    personCard('anna', ['pupil']),
    personCard('boris', ['parent']),
    personCard('vera', ['administrator']),
    personCard('gleb', ['teacher']),
    kinshipPart('anna', 'boris'),
    classroom('k1'),
    classroom('k2'),
    classMembership('k1', 'anna'),
    chatMembership('c1', 'anna'),
  );
});

describe('[ACCESS-1] whom a document concerns', () => {
  const changes: readonly (readonly [string, AuthorPart, readonly string[]])[] = [
    ['a name card', personCard('anna', ['pupil']), ['anna']],
    ['a membership of a chat', chatMembership('c2', 'anna'), ['anna']],
    ['a membership of a class, and the parents', classMembership('k2', 'anna'), ['anna', 'boris']],
    ['a family link', kinshipPart('anna', 'gleb'), ['gleb']],
    ['a family link that ends', kinshipPart('anna', 'boris', false), ['boris']],
    ['a message', messagePart({ by: 'anna', chat: 'c1' }), []],
    ['a class', classroom('k3'), []],
  ];

  test.each(changes)('%s', async (_what, change, expected) => {
    const facts = new FactsSource(store);
    const affects = await facts.affectedBy(await put(change));
    expect(PEOPLE.filter(affects)).toEqual(expected);
  });

  test.each(changes)('%s: and what was known of them before is not used again', async (_what, change) => {
    const facts = new FactsSource(store);
    await Promise.all(PEOPLE.map((person) => facts.of(person)));
    await facts.affectedBy(await put(change));
    for (const person of PEOPLE)
      expect(await facts.of(person)).toEqual(await new FactsSource(store).of(person));
  });

  test('is everyone when the store cannot say', async () => {
    let isBroken = false;
    const facts = new FactsSource(
      changed(store, {
        byScope: (scope) => (isBroken ? Promise.reject(new Error('disk')) : store.byScope(scope)),
      }),
    );
    const before = await facts.of('anna');
    const documents = await put(classMembership('k2', 'anna'));
    isBroken = true;
    const affects = await facts.affectedBy(documents);
    expect(PEOPLE.filter(affects)).toEqual(PEOPLE);
    expect(await facts.of('anna')).not.toEqual(before);
  });

  test('what was being read while it changed is not kept', async () => {
    let during: (() => Promise<void>) | undefined;
    const facts: FactsSource = new FactsSource(
      changed(store, {
        bySubject: async (...of) => {
          const found = await store.bySubject(...of);
          await during?.();
          return found;
        },
      }),
    );
    during = async () => {
      during = undefined;
      await facts.affectedBy(await put(chatMembership('c1', 'anna', { state: 'ended' })));
    };
    await facts.of('anna');
    expect([...(await facts.of('anna')).chats]).toEqual([]);
  });

  test('an error is not remembered', async () => {
    let isBroken = true;
    const facts = new FactsSource(
      changed(store, { get: (id) => (isBroken ? Promise.reject(new Error('disk')) : store.get(id)) }),
    );
    await expect(facts.of('anna')).rejects.toThrow('disk');
    isBroken = false;
    expect((await facts.of('anna')).isPresent).toBe(true);
  });
});

describe('[SCOPE-2] the scopes that', () => {
  const scopes = async (person: string) => {
    const facts = new FactsSource(store);
    return readableScopes(await facts.directory(), await facts.of(person));
  };

  test('a pupil reads', async () => {
    expect(await scopes('anna')).toEqual([
      'school',
      'person:anna',
      'class:k1',
      'family:anna',
      'slip:anna',
      'chat:c1',
    ]);
  });

  test('a parent reads', async () => {
    expect(await scopes('boris')).toEqual([
      'school',
      'person:boris',
      'class:k1',
      'family:boris',
      'family:anna',
      'slip:boris',
    ]);
  });

  test('a teacher reads', async () => {
    expect(await scopes('gleb')).toEqual([
      'school',
      'person:gleb',
      'staff',
      'class:k1',
      'class:k2',
      'family:gleb',
      'slip:gleb',
    ]);
  });

  test('an administrator reads', async () => {
    const body = {
      purpose: 'person' as const,
      person: 'anna',
      role: 'pupil' as const,
      classroom: '',
      child: '',
      secretHash: 'a'.repeat(64),
      expiresAt: 1,
      mostUses: 1,
      annulledAt: 0,
    };
    await put(part({ kind: 'slip', id: 's1', scope: 'slip:gleb', body }));
    expect(await scopes('vera')).toEqual([
      'school',
      'person:vera',
      'staff',
      'class:k1',
      'class:k2',
      'family:anna',
      'admin',
      'slip:gleb',
    ]);
  });

  test('a stranger reads are none', async () => {
    expect(await scopes('nobody')).toEqual([]);
  });

  test('staff gain with a new class, family or slip are noticed', async () => {
    const [made, linked, card] = await put(
      classroom('k3'),
      kinshipPart('gleb', 'vera'),
      personCard('zoya', ['pupil']),
    );
    expect([made, linked, card].map((document) => document && opensScopesForStaff(document))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
