import { describe, expect, test } from 'vitest';
import { orderOf } from '../../shared/schema/order.ts';
import {
  accept,
  chatMembership,
  markPart,
  messagePart,
  stampAt,
  TEST_HUB,
} from '../../shared/testing/make-documents.ts';
import { pollPart, votePart } from '../../shared/testing/make-ballots.ts';
import { FeedLimits } from './feed-limits.ts';
import type { Limits, ReadingLimit } from './reading-limits.ts';

const limit = orderOf({ at: 1010, hub: TEST_HUB, seq: 10 });
const ofChat = (upTo: string, keepsBack: ReadingLimit['keepsBack'] = 'all'): Limits =>
  new Map([['chat:c1', { upTo, keepsBack }]]);
const limits = new FeedLimits();
limits.take(ofChat(limit));
const said = (seq: number) => accept(messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(seq) }), seq);

describe('[ACCESS-3] a chat that is readable up to a position', () => {
  test('[ACCESS-3] gives what was said before it, also corrected or taken back later, and nothing after it', () => {
    expect([said(9), said(10), said(11)].map((one) => limits.allows(one))).toEqual([true, true, false]);
    const corrected = { ...said(20), order: said(9).order };
    expect(limits.allows(corrected)).toBe(true);
    const gone = { ...accept(chatMembership('c1', 'boris'), 20), order: said(9).order, gone: true };
    expect(limits.allows(gone)).toBe(true);
  });

  test('[ACCESS-3] tells nothing of what the others have done since', () => {
    const mark = accept(markPart({ by: 'boris', chat: 'c1', upTo: {} }), 9);
    const member = accept(chatMembership('c1', 'boris'), 8);
    expect([mark, member].map((one) => limits.allows(one))).toEqual([true, true]);
    const later = [mark, member].map((one) => ({ ...one, seq: 20, at: 1020 }));
    expect(later.map((one) => limits.allows(one))).toEqual([false, false]);
  });

  test('[ACCESS-3] leaves other chats alone', () => {
    expect(limits.allows(accept(messagePart({ by: 'anna', chat: 'c2', stamp: stampAt(30) }), 30))).toBe(true);
  });

  test('[ACCESS-3] is sent anew once the limit is another one, or none', () => {
    const own = new FeedLimits();
    expect(own.take(ofChat(limit))).toEqual([]);
    expect(own.take(ofChat(limit))).toEqual([]);
    expect(own.take(ofChat(orderOf({ at: 2000, hub: TEST_HUB, seq: 99 })))).toEqual(['chat:c1']);
    expect(own.take(new Map())).toEqual(['chat:c1']);
    expect(own.take(new Map())).toEqual([]);
  });
});

test('[MOD-13] a chat in which talk is kept back gives what was said before, and lessons, votes and members of now', () => {
  const blocked = new FeedLimits();
  blocked.take(ofChat(limit, 'talk'));
  const corrected = { ...said(20), order: said(9).order };
  const poll = accept(pollPart('anna', { stamp: stampAt(20) }), 20);
  expect([said(10), corrected, said(11), poll].map((one) => blocked.allows(one))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const member = accept(chatMembership('c1', 'boris'), 20);
  const vote = accept(votePart('boris', poll.id, [0]), 21);
  expect([member, vote].map((one) => blocked.allows(one))).toEqual([true, true]);
  expect(blocked.take(ofChat(limit, 'all'))).toEqual(['chat:c1']);
});
