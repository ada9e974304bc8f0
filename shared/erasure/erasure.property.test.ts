import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeStamp } from '../ids/id.ts';
import type { StoredDocument } from '../schema/envelope.ts';
import { KINDS, kindNames, parseBody } from '../schema/kinds.ts';
import { orderOf } from '../schema/order.ts';
import { stampAt } from '../testing/make-documents.ts';
import { ERASED_KINDS, erasedForm } from './erased-form.ts';
import { ErasureNotes, mergedStores } from './erasures-in.ts';

const SECRET = 'Ковалёва';

/** One version of each document of a school, as one hub accepted it. */
function version(
  id: string,
  kind: string,
  by: string,
  ms: number,
  body: Record<string, unknown>,
  hub: string,
): StoredDocument {
  const stamp = makeStamp({ ms, counter: 0, device: hub });
  const of = { id, kind, scope: 'school', parent: '', by, stamp, gone: false, body };
  return { ...of, hub, epoch: 'epoch001', seq: ms + 1, at: ms, order: orderOf({ at: ms, hub, seq: ms + 1 }) };
}

const DOCUMENTS: readonly [
  id: string,
  kind: string,
  by: string,
  body: (n: number) => Record<string, unknown>,
][] = [
  ['anna', 'person', '@school', (n) => card(`${SECRET} ${n}`, 5)],
  ['boris', 'person', '@school', (n) => card(`Белов ${n}`, 0)],
  [
    'anna.c',
    'contact',
    '@school',
    (n) => ({ person: 'anna', sourcedId: SECRET, email: `${SECRET}${n}`, phone: '1', isEnabled: true }),
  ],
  [stampAt(1), 'message', 'anna', (n) => ({ text: `${SECRET} ${n}`, replyTo: '' })],
  [stampAt(2), 'message', 'boris', (n) => ({ text: `Привет ${n}`, replyTo: '' })],
  [
    stampAt(3),
    'lesson',
    'anna',
    (n) => ({ title: `${SECRET} ${n}`, type: 'lesson', plan: '', startedAt: 1, endedAt: 0 }),
  ],
  ['c1.anna.r', 'readmark', 'anna', (n) => ({ upTo: { 'hub000000001.epoch001': n } })],
  [stampAt(4), 'act', 'boris', () => actBody('people.add', { familyName: SECRET })],
  [stampAt(5), 'act', 'boris', () => actBody('people.edit', { familyName: SECRET })],
  [stampAt(6), 'act', 'boris', () => ({ ...actBody('school.edit', {}), reason: 'Просто так' })],
  ['a.1', 'audit', '@school', () => line(1, ['anna'], stampAt(4))],
  ['a.2', 'audit', '@school', () => line(2, ['anna', 'boris'], stampAt(5))],
  ['a.3', 'audit', '@school', () => line(3, [], stampAt(6))],
  ['anna.z', 'erasure', '@school', () => ({ person: 'anna', at: 7, act: '' })],
];

function card(familyName: string, leftAt: number): Record<string, unknown> {
  const rest = { givenName: 'Дарья', middleName: '', roles: ['pupil'], isVerified: false, position: '' };
  return { familyName, ...rest, leftAt };
}
function actBody(action: string, data: Record<string, unknown>): Record<string, unknown> {
  return { action, data, reason: action === 'people.edit' ? 'О Белове' : `О ${SECRET}`, clause: '' };
}
function line(n: number, targets: readonly string[], act: string): Record<string, unknown> {
  const hash = '0'.repeat(64);
  const of = { n, at: 1, actor: 'boris', action: 'people.add', targets, clause: '', act };
  return { ...of, reasonHash: hash, previous: hash, hash };
}

type Store = ReadonlyMap<string, StoredDocument>;

/** A store that holds some of the documents, each in one of its versions; it may know of the erasure or not. */
function anyStore(hub: string): fc.Arbitrary<Store> {
  const chosen = DOCUMENTS.map(([id, kind]) => {
    const isBase = kind === 'person' || kind === 'audit';
    const versions = isBase ? [1, 2, 3] : [0, 1, 2, 3];
    return fc.constantFrom(...versions).map((n) => ({ id, n }));
  });
  return fc.tuple(...chosen).map(
    (choices) =>
      new Map(
        choices.flatMap(({ id, n }) => {
          const [, kind, by, body] = DOCUMENTS.find((one) => one[0] === id)!;
          // What never changes has one version everywhere.
          const isFixed = kind === 'audit' || kind === 'act' || kind === 'erasure';
          return n === 0 ? [] : [[id, version(id, kind, by, isFixed ? 1 : n, body(n), hub)] as const];
        }),
      ),
  );
}

const plain = (store: Store) => Object.fromEntries([...store].sort(([a], [b]) => (a < b ? -1 : 1)));
/** Ids, times, numbers of choices and signs. */
const KEPT = ['pair', 'pin', 'preference', 'reaction', 'vote', 'ack', 'paperack', 'paperdrop', 'reminder'];
const HUB = 'hub000000001';
const erased = (store: Store): Store => mergedStores(store, new Map());

describe('F-128 what was erased', () => {
  test('stays erased, however hubs exchange what they hold', () => {
    fc.assert(
      fc.property(anyStore(HUB), anyStore(HUB), anyStore(HUB), (a, b, c) => {
        const together = plain(mergedStores(mergedStores(a, b), c));
        expect(plain(mergedStores(b, a))).toEqual(plain(mergedStores(a, b)));
        expect(plain(mergedStores(a, mergedStores(b, c)))).toEqual(together);
        expect(plain(mergedStores(erased(a), mergedStores(erased(c), erased(b))))).toEqual(together);
        const isErased = 'anna.z' in together;
        if (isErased) expect(JSON.stringify(together)).not.toContain(SECRET);
      }),
    );
  });

  test('is a version that every store takes, and erasing it again changes nothing', () => {
    fc.assert(
      fc.property(anyStore(HUB), (store) => {
        const all = erased(
          new Map([
            ...store,
            ['anna.z', version('anna.z', 'erasure', '@school', 9, { person: 'anna', at: 7, act: '' }, HUB)],
          ]),
        );
        for (const document of all.values()) parseBody(document);
        expect(plain(erased(all))).toEqual(plain(all));
        expect(JSON.stringify(plain(all))).not.toContain(SECRET);
      }),
    );
  });

  test('leaves ids, dates, roles, other people and reasons that name others', () => {
    const store = new Map(
      DOCUMENTS.map(([id, kind, by, body]) => [id, version(id, kind, by, 3, body(3), HUB)] as const),
    );
    const all = erased(store);
    expect(all.get('anna')?.body).toMatchObject({ familyName: 'Удалено', roles: ['pupil'], leftAt: 5 });
    expect(all.get('boris')).toEqual(store.get('boris'));
    expect(all.get(stampAt(2))).toEqual(store.get(stampAt(2)));
    expect(all.get(stampAt(4))?.body).toMatchObject({ action: 'people.add', data: {}, reason: '' });
    expect(all.get(stampAt(5))?.body).toMatchObject({ action: 'people.edit', data: {}, reason: 'О Белове' });
    expect(all.get(stampAt(6))).toEqual(store.get(stampAt(6)));
    expect(all.get('a.1')).toEqual(store.get('a.1'));
    const notes = new ErasureNotes();
    expect(erasedForm(store.get('anna')!, notes)).toBeUndefined();
  });

  test('is known of every kind that people write', () => {
    // These hold ids, times and settings, and no texts or names of their writers.
    const kept = [
      'slip',
      'ring',
      'callanswer',
      'lessonend',
      'cohost',
      'hand',
      'handdown',
      'roll',
      'cue',
      'pen',
      'captioner',
      'recording',
      'questionmark',
      'split',
      'caughtup',
      'objection',
      'rulesack',
      'membership',
      'chat',
      'answer',
      'booking',
      ...KEPT,
    ];
    const written = kindNames().filter((kind) => KINDS[kind].writer !== 'school');
    expect(written.filter((kind) => !kept.includes(kind)).sort()).toEqual(
      ERASED_KINDS.filter((kind) => KINDS[kind].writer !== 'school').sort(),
    );
  });
});
