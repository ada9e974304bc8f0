import { describe, expect, test } from 'vitest';
import type { BodyOf } from '../schema/kinds.ts';
import { voteId } from '../schema/poll.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { areChoices, ballotOf } from './ballot.ts';
import { countVotes } from './count-votes.ts';

const POLL = stampAt(1);
const BODY: BodyOf<'poll'> = {
  question: 'Кто едет?',
  type: 'signup',
  options: [{ text: 'Автобус', places: 2 }],
  isMultiple: false,
  isAnonymous: false,
  closesAt: 0,
  closedAt: 0,
};
const poll = (of: Partial<BodyOf<'poll'>> = {}) =>
  part({ kind: 'poll', id: POLL, scope: 'chat:c1', parent: 'c1', by: 'anna', body: { ...BODY, ...of } });
const vote = (by: string, choices: number[], at: number, stamp = at) =>
  accept(
    part({
      kind: 'vote',
      id: voteId(POLL, by),
      scope: 'chat:c1',
      parent: POLL,
      by,
      stamp: stampAt(stamp),
      body: { choices },
    }),
    at,
    at,
  );

describe('[POLL-5] the places of a sign-up', () => {
  const ballot = ballotOf(accept(poll(), 1, 1))!;

  test('go to those whom a hub heard of first; the others wait in their order', () => {
    const [bus] = countVotes(ballot, [
      vote('vera', [0], 30),
      vote('anna', [0], 10),
      vote('gleb', [0], 20),
    ]).options;
    expect(bus).toEqual({ people: ['anna', 'gleb'], waiting: ['vera'] });
  });

  test('are passed on when somebody gives one back, and whoever comes back stands at the end', () => {
    const some = [vote('vera', [0], 30), vote('gleb', [0], 20)];
    expect(countVotes(ballot, [...some, vote('anna', [], 40)]).options[0]).toEqual({
      people: ['gleb', 'vera'],
      waiting: [],
    });
    expect(countVotes(ballot, [...some, vote('anna', [0], 50)]).options[0]).toEqual({
      people: ['gleb', 'vera'],
      waiting: ['anna'],
    });
  });
});

describe('[POLL-2] [POLL-3] the closing', () => {
  test('[POLL-3] is when a hub heard of it, whatever clock the author has', () => {
    const closed = ballotOf(accept(poll({ closedAt: 5 }), 9, 90))!;
    expect(closed.closesAt).toBe(90);
    expect(ballotOf(accept(poll({ closedAt: 5, closesAt: 40 }), 9, 90))?.closesAt).toBe(40);
    const unsent = { ...accept(poll({ closedAt: 5 }), 0, 0), seq: 0 };
    expect(ballotOf(unsent)?.closesAt).toBe(Infinity);
  });

  test('[POLL-2] is what a vote has to be accepted before', () => {
    const ballot = ballotOf(accept(poll({ closesAt: 40 }), 1, 1))!;
    const late = vote('vera', [0], 40, 10);
    expect(countVotes(ballot, [vote('anna', [0], 39), late]).options[0]?.people).toEqual(['anna']);
    const unsent = { ...vote('gleb', [0], 10), seq: 0 };
    expect(countVotes(ballot, [unsent]).voters).toBe(0);
  });

  test('[POLL-7] of an event is its beginning, or that it is cancelled', () => {
    const body = { title: 'Поход', place: '', about: '', startsAt: 70, endsAt: 0, isCancelled: false };
    const event = part({ kind: 'event', id: POLL, scope: 'chat:c1', parent: 'c1', by: 'anna', body });
    expect(ballotOf(accept(event, 1, 1))?.closesAt).toBe(70);
    expect(ballotOf(accept({ ...event, body: { ...body, isCancelled: true } }, 1, 1))?.closesAt).toBe(0);
    expect(ballotOf(accept({ ...event, gone: true }, 1, 1))).toBeUndefined();
  });
});

test('[POLL-1] choices are of options that are there, and one where one may be chosen', () => {
  const one = ballotOf(accept(poll({ options: ['а', 'б'].map((text) => ({ text, places: 0 })) }), 1))!;
  expect([[], [1], [2], [0, 1]].map((choices) => areChoices(one, choices))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(
    [
      [0, 1],
      [1, 1],
    ].map((choices) => areChoices({ ...one, isMultiple: true }, choices)),
  ).toEqual([true, false]);
});

test('nothing else is voted on', () => {
  const task = { title: 'Задача', text: '', files: [], dueAt: 0, isClosed: false };
  const of = { kind: 'task', id: POLL, scope: 'chat:c1', body: task } as const;
  expect(ballotOf(accept(part(of), 1))).toBeUndefined();
});
