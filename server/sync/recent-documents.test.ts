import { describe, expect, test } from 'vitest';
import { accept, messagePart, stampAt, TEST_LOG } from '../../shared/testing/make-documents.ts';
import { RecentDocuments } from './recent-documents.ts';

const place = (chat: string) => ({ scope: `chat:${chat}`, log: TEST_LOG });
const said = (seq: number, chat = 'c1', of = seq) =>
  accept(messagePart({ by: 'pupil', chat, stamp: stampAt(of) }), seq);

describe('what was accepted last', () => {
  test('is told by scope, in its order, as much as is wanted', () => {
    const recent = new RecentDocuments();
    recent.take([said(7), said(8, 'c2'), said(9)]);
    expect(recent.after(place('c1'), 6, 9, 10)?.map(({ seq }) => seq)).toEqual([7, 9]);
    expect(recent.after(place('c1'), 7, 9, 10)?.map(({ seq }) => seq)).toEqual([9]);
    expect(recent.after(place('c1'), 6, 9, 1)?.map(({ seq }) => seq)).toEqual([7]);
    expect(recent.after(place('c3'), 6, 9, 10)).toEqual([]);
  });

  test('is left to the store where it is older, of another log, or not here yet', () => {
    const recent = new RecentDocuments();
    expect(recent.after(place('c1'), 0, 0, 10)).toBeUndefined();
    recent.take([said(7)]);
    expect(recent.after(place('c1'), 5, 7, 10)).toBeUndefined();
    expect(recent.after(place('c1'), 6, 8, 10)).toBeUndefined();
    expect(recent.after({ ...place('c1'), log: 'another.log' }, 6, 7, 10)).toBeUndefined();
  });

  test('has only the newest version of each document', () => {
    const recent = new RecentDocuments();
    recent.take([said(7), said(8)]);
    recent.take([{ ...said(9, 'c1', 7), gone: true }]);
    expect(recent.after(place('c1'), 6, 9, 10)?.map(({ seq, gone }) => [seq, gone])).toEqual([
      [8, false],
      [9, true],
    ]);
  });

  test('begins anew behind a gap', () => {
    const recent = new RecentDocuments();
    recent.take([said(7)]);
    recent.take([said(9)]);
    expect(recent.after(place('c1'), 6, 9, 10)).toBeUndefined();
    expect(recent.after(place('c1'), 8, 9, 10)?.map(({ seq }) => seq)).toEqual([9]);
  });

  test('does not grow without end', () => {
    const recent = new RecentDocuments();
    for (let seq = 1; seq <= 5000; seq++) recent.take([said(seq)]);
    expect(recent.after(place('c1'), 0, 5000, 10)).toBeUndefined();
    expect(recent.after(place('c1'), 1000, 5000, 9999)).toHaveLength(4000);
  });
});
