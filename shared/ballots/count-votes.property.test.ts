import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredDocument } from '../schema/envelope.ts';
import { orderOf } from '../schema/order.ts';
import { voteId } from '../schema/poll.ts';
import { mergeDocuments } from '../sync/merge.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { type Ballot, ballotOf } from './ballot.ts';
import { countVotes } from './count-votes.ts';
import { tallyOf } from './tally.ts';

const POLL = stampAt(1);
const HUBS = ['hub000000001', 'hub000000002', 'hub000000003'] as const;
const CLOSES_AT = 500;

function ballot(of: {
  readonly places: number;
  readonly isMultiple: boolean;
  readonly isAnonymous: boolean;
}) {
  const body = {
    question: 'Когда?',
    type: 'poll' as const,
    options: ['Сегодня', 'Завтра', 'Никогда'].map((text) => ({ text, places: of.places })),
    isMultiple: of.isMultiple,
    isAnonymous: of.isAnonymous,
    closesAt: CLOSES_AT,
    closedAt: 0,
  };
  const poll = part({ kind: 'poll', id: POLL, scope: 'chat:c1', parent: 'c1', by: 'teacher', body });
  return ballotOf({ ...poll, hub: '', epoch: '', seq: 0, at: 0, order: '' })!;
}

const ballots = fc
  .record({ places: fc.integer({ min: 0, max: 2 }), isMultiple: fc.boolean(), isAnonymous: fc.boolean() })
  .map(ballot);

/** A vote as one of three hubs has accepted it, now and then one that was forged. */
const votes = fc
  .record({
    by: fc.constantFrom('anna', 'boris', 'vera', 'gleb', 'dina'),
    choices: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    stamp: fc.integer({ min: 1, max: 900 }),
    hub: fc.constantFrom(...HUBS),
    seq: fc.integer({ min: 1, max: 40 }),
    at: fc.integer({ min: 1, max: 900 }),
    isForged: fc.nat({ max: 9 }).map((dice) => dice === 0),
    gone: fc.nat({ max: 9 }).map((dice) => dice === 0),
  })
  .map(({ by, choices, stamp, hub, seq, at, isForged, gone }) => (scope: (by: string) => string) => {
    const id = voteId(POLL, isForged ? 'somebody' : by);
    const of = { kind: 'vote', id, scope: scope(by), parent: POLL, by, stamp: stampAt(stamp), gone } as const;
    return {
      ...part({ ...of, body: { choices } }),
      hub,
      epoch: 'e1',
      seq,
      at,
      order: orderOf({ at, hub, seq }),
    };
  });

/** What a store holds after these came to it in this order. */
function mergedIn(documents: readonly StoredDocument[]): StoredDocument[] {
  const held = new Map<string, StoredDocument>();
  for (const one of documents) {
    const before = held.get(one.id);
    // The hub refuses a version of somebody else's document; here it only must not count.
    if (before && before.by !== one.by) continue;
    held.set(one.id, before ? mergeDocuments(before, one) : one);
  }
  return [...held.values()];
}

const scopeFor =
  ({ isAnonymous }: Ballot) =>
  (by: string) =>
    isAnonymous ? `person:${by}` : 'chat:c1';

describe('G-8 [POLL-5] votes of three partitions', () => {
  test('G-8 give the same totals, places and order in whatever order and however often they come', () => {
    const scenes = fc.record({ ballot: ballots, all: fc.array(votes, { maxLength: 24 }) }).chain((scene) => {
      const cast = scene.all.map((vote) => vote(scopeFor(scene.ballot)));
      // Three islands each with a share; then everybody hears of everything, in an order of their own.
      const order = fc.shuffledSubarray([...cast, ...cast], { minLength: cast.length * 2 });
      return fc.tuple(fc.constant(scene.ballot), order, order, order);
    });
    fc.assert(
      fc.property(scenes, ([ballot, first, second, third]) => {
        const counts = [first, second, third].map((order) => countVotes(ballot, mergedIn(order)));
        expect(counts[1]).toEqual(counts[0]);
        expect(counts[2]).toEqual(counts[0]);
      }),
      { numRuns: 300 },
    );
  });

  test('G-8 are one per person at most, within the places, and none came too late', () => {
    const scenes = fc.tuple(ballots, fc.array(votes, { maxLength: 24 }));
    fc.assert(
      fc.property(scenes, ([ballot, all]) => {
        const held = mergedIn(all.map((vote) => vote(scopeFor(ballot))));
        const { voters, options } = countVotes(ballot, held);
        const chosen = options.map(({ people, waiting }) => [...people, ...waiting]);
        for (const people of chosen) expect(new Set(people).size).toBe(people.length);
        expect(new Set(chosen.flat()).size).toBe(voters);
        if (!ballot.isMultiple) expect(chosen.flat()).toHaveLength(voters);
        for (const { people, waiting } of options) {
          const places = ballot.places[0]!;
          expect(people.length <= places || places === 0).toBe(true);
          expect(waiting.length === 0 || people.length === places).toBe(true);
        }
        const inTime = new Set(held.filter(({ at }) => at < CLOSES_AT).map(({ by }) => by));
        expect(chosen.flat().every((by) => inTime.has(by))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('D-12 [POLL-6] of an anonymous poll nothing but the number of voters is told before it is closed', () => {
    fc.assert(
      fc.property(fc.array(votes, { maxLength: 24 }), fc.integer({ min: 1, max: 999 }), (all, at) => {
        const secret = ballot({ places: 0, isMultiple: false, isAnonymous: true });
        const held = mergedIn(all.map((vote) => vote(scopeFor(secret))));
        const tally = tallyOf(secret, held, at);
        expect(tally.isFinal).toBe(at >= CLOSES_AT);
        const areTold = tally.isFinal && tally.voters >= 3;
        expect(tally.counts).toHaveLength(areTold ? 3 : 0);
        if (areTold) expect(tally.counts.reduce((a, b) => a + b, 0)).toBe(tally.voters);
      }),
    );
  });
});
