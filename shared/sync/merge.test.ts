import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredDocument } from '../schema/envelope.ts';
import { kindNames } from '../schema/kinds.ts';
import { isUnsentOrder, orderOf, unsentOrder } from '../schema/order.ts';
import { statesOf } from '../testing/arbitrary-documents.ts';
import { canonicalVersion } from './canonical.ts';
import { compareVersions, mergeDocuments } from './merge.ts';

const RUNS = { numRuns: 400 };
const stampAt = (n: number) => `${String(n).padStart(12, '0')}000000000001`;

function message(of: Partial<StoredDocument> & { readonly text?: string } = {}): StoredDocument {
  const { text = 'да', ...rest } = of;
  const stamp = rest.stamp ?? stampAt(1);
  return {
    id: 'm1',
    kind: 'message',
    scope: 'chat:c1',
    parent: 'c1',
    by: 'anna',
    stamp,
    gone: false,
    body: { text, replyTo: '' },
    hub: '',
    epoch: '',
    seq: 0,
    at: 0,
    order: unsentOrder(stamp),
    ...rest,
  };
}

function accepted(of: StoredDocument, seq: number, at = seq, hub = 'hub000000001'): StoredDocument {
  return { ...of, hub, epoch: 'epoch001', seq, at, order: orderOf({ at, hub, seq }) };
}

describe.each(kindNames())('[MERGE-1] states of a %s', (kind) => {
  const states = statesOf(kind);

  test('merge the same either way round', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(mergeDocuments(a, b)).toEqual(mergeDocuments(b, a));
      }),
      RUNS,
    );
  });

  test('merge the same in whatever grouping', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        expect(mergeDocuments(mergeDocuments(a, b), c)).toEqual(mergeDocuments(a, mergeDocuments(b, c)));
      }),
      RUNS,
    );
  });

  test('merged with itself, or again with what is in it, is what it was', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        const both = mergeDocuments(a, b);
        expect(mergeDocuments(a, a)).toEqual(a);
        expect(mergeDocuments(both, a)).toEqual(both);
        expect(mergeDocuments(b, both)).toEqual(both);
      }),
      RUNS,
    );
  });
});

describe('what stays', () => {
  test('[MERGE-2] a document taken back beats every edit, before and after', () => {
    const gone = message({ gone: true });
    const edited = message({ stamp: stampAt(9), text: 'нет' });
    expect(mergeDocuments(edited, gone)).toMatchObject({ gone: true, stamp: stampAt(1) });
  });

  test('[MERGE-2] a later stamp beats an earlier one', () => {
    const later = message({ stamp: stampAt(2), text: 'нет' });
    expect(mergeDocuments(accepted(message(), 1), later).body).toEqual(later.body);
  });

  test('[MERGE-2] equal stamps are told apart by the canonical form', () => {
    const [a, b] = [message({ text: 'а' }), message({ text: 'б' })];
    expect(mergeDocuments(a, b).body).toEqual(b.body);
    expect(compareVersions(a, b)).toBeLessThan(0);
    expect(canonicalVersion(a) < canonicalVersion(b)).toBe(true);
  });

  test('[MERGE-3] a version keeps the earliest acceptance any hub gave it', () => {
    const early = accepted(message(), 7, 100, 'hub000000002');
    const late = accepted(message(), 3, 200);
    expect(mergeDocuments(late, early)).toEqual(early);
    expect(mergeDocuments(early, message())).toEqual(early);
  });

  test('[MERGE-4] a new version keeps the place in which the first one is read', () => {
    const first = accepted(message(), 1);
    const edited = accepted(message({ stamp: stampAt(2) }), 9);
    expect(mergeDocuments(first, edited)).toMatchObject({ seq: 9, order: first.order });
    expect(mergeDocuments(first, message({ stamp: stampAt(2) })).order).toBe(first.order);
  });

  test('[MERGE-4] an unsent document stands last, in the order of stamps', () => {
    const merged = mergeDocuments(message(), message({ stamp: stampAt(2) }));
    expect(isUnsentOrder(merged.order)).toBe(true);
    expect(merged.order).toBe(unsentOrder(stampAt(2)));
    expect(merged.order > accepted(message(), 2 ** 45 - 1, 2 ** 45 - 1).order).toBe(true);
  });

  test('[MERGE-5] read marks join: for each log the higher one', () => {
    const mark = (stamp: number, upTo: Record<string, number>) =>
      message({ kind: 'readmark', stamp: stampAt(stamp), body: { upTo } });
    const merged = mergeDocuments(
      mark(2, { 'hub000000001.epoch001': 3, 'hub000000002.epoch001': 9 }),
      mark(1, { 'hub000000001.epoch001': 5 }),
    );
    expect(merged.body).toEqual({ upTo: { 'hub000000001.epoch001': 5, 'hub000000002.epoch001': 9 } });
    expect(merged.stamp).toBe(stampAt(2));
  });

  test('only states of one document merge', () => {
    expect(() => mergeDocuments(message(), message({ id: 'm2' }))).toThrow(RangeError);
    expect(() => mergeDocuments(message(), message({ kind: 'lesson' }))).toThrow(RangeError);
  });
});
