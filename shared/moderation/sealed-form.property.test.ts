import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { mergedStores } from '../erasure/erasures-in.ts';
import type { AcceptedDocument, StoredDocument } from '../schema/envelope.ts';
import { restoralId } from '../schema/restoral.ts';
import { takedownId } from '../schema/takedown.ts';
import { applied, type ReplicaDocument } from '../sync/replica-document.ts';
import { accept, messagePart, part, stampAt } from '../testing/make-documents.ts';
import { CITED } from '../testing/make-moderation.ts';
import { shownTo } from './sealed-form.ts';

const MESSAGE = stampAt(1);
const SECRET = 'Тайное слово';
const scope = 'chat:c1';

const said = messagePart({ by: 'dasha', chat: 'c1', id: MESSAGE, stamp: MESSAGE, text: SECRET });
const edited = { ...said, stamp: stampAt(2), body: { text: `${SECRET}!`, replyTo: '' } };
const answer = {
  ...messagePart({ by: 'ilya', chat: 'c1', stamp: stampAt(3) }),
  body: { text: 'Нет', replyTo: MESSAGE, quote: 'Тайное' },
};
const takedownBy = (by: string, author = 'dasha') =>
  part({
    kind: 'takedown',
    id: takedownId(MESSAGE, by),
    scope,
    parent: MESSAGE,
    by,
    body: { author, reason: '', ...CITED },
  });
const restoralOf = (by: string) => {
  const takedown = takedownId(MESSAGE, by);
  return part({ kind: 'restoral', id: restoralId(takedown), scope, parent: MESSAGE, body: { takedown } });
};
const ALL = [said, edited, answer, takedownBy('anna'), takedownBy('boris'), restoralOf('anna')];

type Store = ReadonlyMap<string, StoredDocument>;
const stores: fc.Arbitrary<Store> = fc
  .subarray(ALL)
  .map(
    (some) => new Map(some.map((one, n) => [one.id, accept(one, n + 1, 100 + n)] as const)) satisfies Store,
  );

/** What one person is told of all that a hub holds. */
function toldTo(person: string, store: Store): string {
  const directory = new Directory();
  for (const document of store.values()) directory.take(document);
  return JSON.stringify([...store.values()].map((document) => shownTo(person, document, directory).body));
}

describe('[MOD-12] what moderators have taken out', () => {
  test('F-104 is told to nobody but its author, however hubs exchange what they hold, until all who took it out were wrong', () => {
    fc.assert(
      fc.property(stores, stores, stores, (a, b, c) => {
        const together = mergedStores(mergedStores(a, b), c);
        const other = mergedStores(c, mergedStores(b, a));
        const isHeld = together.has(MESSAGE);
        const isOut = ['anna', 'boris'].some(
          (by) => together.has(takedownId(MESSAGE, by)) && !together.has(restoralId(takedownId(MESSAGE, by))),
        );
        const sorted = (store: Store) => new Map([...store].sort(([x], [y]) => (x < y ? -1 : 1)));
        for (const person of ['ilya', 'anna', 'mother']) {
          expect(toldTo(person, sorted(together))).toBe(toldTo(person, sorted(other)));
          if (isOut) expect(toldTo(person, together)).not.toContain('Тайное');
          else if (isHeld) expect(toldTo(person, together)).toContain(SECRET);
        }
        if (isHeld) expect(toldTo('dasha', together)).toContain(SECRET);
      }),
    );
  });

  test('F-104 a removal that names somebody else takes nothing out', () => {
    const store: Store = new Map(
      [said, takedownBy('anna', 'ilya')].map((one, n) => [one.id, accept(one, n + 1)]),
    );
    expect(toldTo('mother', store)).toContain(SECRET);
  });

  test('F-104 a replica ends with what the hub told last, in whatever order and however often that comes', () => {
    const sealed = (document: AcceptedDocument): AcceptedDocument => ({
      ...document,
      body: { text: '', replyTo: '' },
    });
    const first = accept(said, 1, 100);
    const told = [first, sealed({ ...first, seq: 5, at: 105 }), { ...first, seq: 9, at: 109 }];
    const outs = fc.record({
      upTo: fc.integer({ min: 1, max: 3 }),
      order: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(outs, ({ upTo, order }) => {
        const some = order.filter((n) => n < upTo);
        let held: ReplicaDocument | undefined;
        for (const n of some) held = applied(held, told[n]!);
        const last = told[Math.max(...some)];
        if (held && last) expect(held.body).toEqual(last.body);
      }),
    );
  });
});
