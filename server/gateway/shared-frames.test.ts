import { describe, expect, test } from 'vitest';
import { BatchReceiver, BatchSender } from '../../shared/protocol/batches.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { plainCodec } from '../../shared/protocol/stream-codec.ts';
import { accept, messagePart, stampAt, TEST_LOG } from '../../shared/testing/make-documents.ts';
import { SharedFrames } from './shared-frames.ts';

const said = (seq: number) => accept(messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(seq) }), seq);
const news = (...seqs: readonly number[]): Omit<Changes, 'n'> => ({
  type: 'changes',
  documents: seqs.map(said),
  checkpoints: [],
  upTo: { log: TEST_LOG, seq: seqs.at(-1) ?? 0 },
  forget: [],
  remainingDocuments: 0,
  remainingBytes: 0,
  now: 5,
});
const asking = (last = 0) => ({ sender: new BatchSender(plainCodec), codec: 'plain', last });

describe('[FEED-4] frames of several sessions', () => {
  test('are one where they say the same', async () => {
    const shared = new SharedFrames();
    const first = shared.frame(news(7, 8), asking());
    expect(shared.frame({ ...news(7, 8), now: 6 }, asking()).frame).toBe(first.frame);
    const read = await new BatchReceiver(plainCodec).message(first.frame);
    expect(read).toMatchObject({ type: 'changes', n: first.n, documents: [{ seq: 7 }, { seq: 8 }] });
  });

  test('are never those of other documents, another position, or of what concerns one session', () => {
    const shared = new SharedFrames();
    const { frame } = shared.frame(news(7, 8), asking());
    const checkpoint = { scope: 'chat:c1', log: TEST_LOG, low: 1, high: 8 };
    for (const other of [
      news(8),
      news(7),
      { ...news(7, 8), upTo: { log: TEST_LOG, seq: 9 } },
      { ...news(7, 8), forget: ['chat:c2'] },
      { ...news(7, 8), checkpoints: [checkpoint] },
      { ...news(7, 8), upTo: null },
    ])
      expect(shared.frame(other, asking()).frame).not.toBe(frame);
    expect(shared.frame(news(7, 8), { ...asking(), codec: 'another' }).frame).not.toBe(frame);
  });

  test('have numbers that rise in every session', () => {
    const shared = new SharedFrames();
    const first = shared.frame(news(7), asking());
    expect(shared.frame(news(7), asking(first.n + 5)).n).toBeGreaterThan(first.n + 5);
    shared.note(90);
    expect(shared.frame(news(8), asking(3)).n).toBeGreaterThan(90);
  });
});
