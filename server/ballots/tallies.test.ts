import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BodyOf } from '../../shared/schema/kinds.ts';
import { tallyId } from '../../shared/schema/poll.ts';
import { pollPart, votePart } from '../../shared/testing/make-ballots.ts';
import { chatMembership, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Tallies } from './tallies.ts';

const NOW = 1_700_000_000_000;
const POLL = stampAt(NOW);
const VOTERS = ['boris', 'vera', 'gleb', 'dina'];
const BODY: BodyOf<'poll'> = {
  question: 'Довольны ли вы?',
  type: 'poll',
  options: ['Да', 'Нет'].map((text) => ({ text, places: 0 })),
  isMultiple: false,
  isAnonymous: true,
  closesAt: NOW + 60_000,
  closedAt: 0,
};

let store: HubStore;
let timers: ManualTimers;
let hub: Hub;
let tallies: Tallies;
let faults: unknown[];

beforeEach(async () => {
  store = openMemoryStore();
  timers = new ManualTimers(NOW);
  faults = [];
  hub = new Hub({ store, keyPin: 'pin', now: () => timers.now(), addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    chatMembership('c1', 'anna'),
    ...withRules('anna'),
    ...VOTERS.flatMap((voter) => [personCard(voter, ['parent']), chatMembership('c1', voter)]),
  ]);
  tallies = begun();
});
afterEach(async () => {
  await tallies.stop();
  expect(faults).toEqual([]);
});

const begun = () => new Tallies({ hub, timers, onFault: (fault) => faults.push(fault) });

async function ask(of: Partial<BodyOf<'poll'>> = {}): Promise<void> {
  const stamp = stampAt(NOW + (of.closedAt ?? 0));
  const poll = pollPart('anna', { id: POLL, stamp, body: { ...BODY, ...of } });
  const [verdict] = await hub.acceptor.push('anna', [poll]);
  expect(verdict).toHaveProperty('acceptance');
}

let stamps = 0;
async function vote(by: string, choices: number[]): Promise<unknown> {
  const of = { scope: `person:${by}`, stamp: stampAt(NOW + ++stamps) };
  const [verdict] = await hub.acceptor.push(by, [votePart(by, POLL, choices, of)]);
  return verdict;
}

async function tally() {
  await tallies.settled();
  const held = await store.get(tallyId(POLL));
  return held && { ...held.body, scope: held.scope, by: held.by };
}
const inChat = { scope: 'chat:c1', by: '@school' };

describe('[POLL-6] the totals of an anonymous poll', () => {
  test('D-12 are how many have voted while it is open, and what they chose once it is closed', async () => {
    await ask();
    expect(await tally()).toEqual({ voters: 0, counts: [], isFinal: false, ...inChat });
    await vote('boris', [0]);
    await vote('vera', [0]);
    await vote('gleb', [1]);
    await vote('boris', [1]);
    expect(await tally()).toEqual({ voters: 3, counts: [], isFinal: false, ...inChat });
    timers.advance(60_000);
    expect(await tally()).toEqual({ voters: 3, counts: [1, 2], isFinal: true, ...inChat });
    expect(await vote('dina', [0])).toMatchObject({ refusal: { code: 'pollClosed' } });
    expect(await tally()).toMatchObject({ voters: 3, counts: [1, 2] });
  });

  test('D-12 are not told where so few have voted that they would say who chose what', async () => {
    await ask({ closesAt: 0 });
    await vote('boris', [0]);
    await vote('vera', [0]);
    timers.advance(1000);
    await ask({ closesAt: 0, closedAt: 1000 });
    expect(await tally()).toEqual({ voters: 2, counts: [], isFinal: true, ...inChat });
  });

  test('D-12 are counted for what came while the hub was off, and once more when it starts again', async () => {
    await tallies.stop();
    await ask();
    for (const by of VOTERS) await vote(by, [0]);
    timers.advance(90_000);
    tallies = begun();
    await tallies.begin();
    expect(await tally()).toEqual({ voters: 4, counts: [4, 0], isFinal: true, ...inChat });
    const head = await store.head();
    await tallies.begin();
    expect(await store.head()).toBe(head);
  });

  test('D-12 lie in the chat; the votes reach nobody but their voters', async () => {
    await ask();
    await vote('boris', [1]);
    await tallies.settled();
    const inScope = await store.byScope('chat:c1');
    expect(inScope.filter(({ kind }) => kind === 'vote')).toEqual([]);
    expect((await store.byScope('person:boris')).map(({ kind }) => kind)).toContain('vote');
  });
});
