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
  removalPart,
  slipPart,
} from '../../shared/testing/make-documents.ts';
import type { HubStore } from '../store/hub-store.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { HELD_KINDS } from '../../shared/directory/directory.ts';
import { policyId } from '../../shared/schema/policy.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
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

function policy(name: 'slipDays' | 'leaversKeepHistory', value: number | boolean): AuthorPart {
  const body = { name, chat: '', value, isSet: true };
  return part({ kind: 'policy', id: policyId(name), scope: 'school', body });
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
    chatPart('all', 'wholeSchool'),
    chatPart('staff', 'staffNews'),
  );
});

describe('[ACCESS-1] whom a document concerns', () => {
  const changes: readonly (readonly [string, AuthorPart, readonly string[]])[] = [
    ['a name card, and the parents', personCard('anna', ['pupil']), ['anna', 'boris']],
    ['the leaving of somebody', personCard('anna', ['pupil'], { leftAt: 1 }), ['anna', 'boris']],
    ['a membership of a chat', chatMembership('c2', 'anna'), ['anna']],
    ['a membership of a class, and the parents', classMembership('k2', 'anna'), ['anna', 'boris']],
    ['a family link', kinshipPart('anna', 'gleb'), ['gleb']],
    ['a family link that ends', kinshipPart('anna', 'boris', false), ['boris']],
    ['a removal from a chat', removalPart('c1', 'anna'), ['anna']],
    ['a chat, for those who are in it', chatPart('c1', 'pupils', 'k2'), ['anna']],
    ['a channel, for everyone', chatPart('news', 'wholeSchool'), PEOPLE],
    ['a setting', policy('slipDays', 3), []],
    ['the setting of what leavers keep', policy('leaversKeepHistory', false), PEOPLE],
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
        byKind: (kind) => (isBroken ? Promise.reject(new Error('disk')) : store.byKind(kind)),
      }),
    );
    const documents = await put(classMembership('k2', 'anna'));
    isBroken = true;
    const affects = await facts.affectedBy(documents);
    expect(PEOPLE.filter(affects)).toEqual(PEOPLE);
    isBroken = false;
    expect([...(await facts.of('anna')).classrooms]).toEqual(['k1', 'k2']);
  });

  test('the store is read once; what is accepted later is taken in', async () => {
    let reads = 0;
    const facts = new FactsSource(
      changed(store, {
        byKind: (kind) => {
          reads++;
          return store.byKind(kind);
        },
      }),
    );
    await Promise.all(PEOPLE.map((person) => facts.of(person)));
    await facts.affectedBy(await put(classMembership('k2', 'anna')));
    expect([...(await facts.of('anna')).classrooms]).toEqual(['k1', 'k2']);
    expect(reads).toBe(HELD_KINDS.length);
  });

  test('what was being read while it changed is not kept', async () => {
    let during: (() => Promise<void>) | undefined;
    let taken: Promise<unknown> | undefined;
    const facts: FactsSource = new FactsSource(
      changed(store, {
        byKind: async (kind) => {
          const found = await store.byKind(kind);
          if (kind === 'membership') await during?.();
          return found;
        },
      }),
    );
    during = async () => {
      during = undefined;
      taken = facts.affectedBy(await put(chatMembership('c1', 'anna', { state: 'ended' })));
    };
    await facts.of('anna');
    await taken;
    expect([...(await facts.of('anna')).chats]).toEqual([]);
  });

  test('an error is not remembered', async () => {
    let isBroken = true;
    const facts = new FactsSource(
      changed(store, {
        byKind: (kind) => (isBroken ? Promise.reject(new Error('disk')) : store.byKind(kind)),
      }),
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
      'ack:anna',
      'school',
      'person:anna',
      'keys:anna',
      'notice:pupils',
      'class:k1',
      'family:anna',
      'slip:anna',
      'act:anna',
      'channel:all',
      'chat:c1',
      'shelf:k1',
      'answer:c1:anna',
    ]);
  });

  test('a parent reads', async () => {
    expect(await scopes('boris')).toEqual([
      'ack:boris',
      'school',
      'person:boris',
      'keys:boris',
      'notice:parents',
      'class:k1',
      'family:boris',
      'family:anna',
      'slip:boris',
      'act:boris',
      'channel:all',
      'shelf:k1',
      'pshelf:k1',
    ]);
  });

  test('a teacher reads', async () => {
    expect(await scopes('gleb')).toEqual([
      'ack:gleb',
      'school',
      'person:gleb',
      'keys:gleb',
      'staff',
      'notice:pupils',
      'notice:parents',
      'class:k1',
      'class:k2',
      'family:gleb',
      'slip:gleb',
      'act:gleb',
      'channel:all',
      'channel:staff',
    ]);
  });

  test('an administrator reads', async () => {
    expect(await scopes('vera')).toEqual([
      'ack:vera',
      'school',
      'person:vera',
      'keys:vera',
      'staff',
      'notice:pupils',
      'notice:parents',
      'class:k1',
      'class:k2',
      'family:anna',
      'admin',
      'slip:gleb',
      'act:gleb',
      'slip:vera',
      'act:vera',
      'channel:all',
      'channel:staff',
      'shelf:k1',
      'pshelf:k1',
      'shelf:k2',
      'pshelf:k2',
      'ack:anna',
      'ack:boris',
      'ack:gleb',
      'audit',
    ]);
  });

  test('an administrator reads keep the slips of somebody who is of the staff no longer', async () => {
    await put(slipPart('gleb', { body: { person: 'anna' } }), personCard('gleb', ['parent']));
    expect(await scopes('vera')).toEqual(expect.arrayContaining(['slip:gleb', 'act:gleb']));
    expect(await scopes('vera')).not.toContain('slip:boris');
  });

  test('an administrator whose confirmation ended reads are those of any colleague', async () => {
    await put(personCard('vera', ['administrator'], { isVerified: false }));
    expect(await scopes('vera')).toEqual(
      (await scopes('gleb')).map((scope) => scope.replace('gleb', 'vera')),
    );
  });

  test('a confirmed head reads include the log, and not what lies with the administrator', async () => {
    await put(personCard('head', ['head'], { isVerified: true }));
    const read = await scopes('head');
    expect(read).toContain('audit');
    expect(read).not.toContain('admin');
    expect(read).not.toContain('slip:gleb');
    await put(personCard('head', ['head']));
    expect(await scopes('head')).not.toContain('audit');
  });

  test('a stranger reads are none', async () => {
    expect(await scopes('nobody')).toEqual([]);
  });

  test('staff gain with a new class, family or colleague are noticed', async () => {
    const documents = await put(
      classroom('k3'),
      kinshipPart('gleb', 'vera'),
      personCard('zoya', ['teacher']),
      chatPart('c9'),
      messagePart({ by: 'anna', chat: 'c1' }),
    );
    expect(documents.map(opensScopesForStaff)).toEqual([true, true, true, false, false]);
  });
});
