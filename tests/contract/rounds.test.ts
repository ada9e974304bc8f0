import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlanItem } from '../../shared/replica/rounds/plan-view.ts';
import type { EventRow, PollRow, TaskView } from '../../shared/replica/rounds/round-views.ts';
import type { RoundWish } from '../../shared/replica/rounds/round-wish.ts';
import { tallyId, voteId } from '../../shared/schema/poll.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { part, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { openDemo, startTestHub, type TestHub } from '../fixtures/test-hub.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';

const CHAT = '7Б, ученики';
const QUESTION = {
  do: 'poll',
  type: 'poll',
  question: 'Куда едем?',
  options: ['В музей', 'В лес'].map((text) => ({ text, places: 0 })),
  isMultiple: false,
  isAnonymous: false,
  closesAt: 0,
} as const;

describe('what a class is asked, on two desktops and a third device', () => {
  let hub: TestHub;
  let chat: string;
  /** RxDB has room for two replicas in a thread, so the third person has a device without one. */
  let second: string;
  let third: RawClient;
  const wires: TcpProxy[] = [];
  const desktops: TestDesktop[] = [];
  const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

  async function enter(person: string): Promise<TestDesktop> {
    const wire = new TcpProxy({ port: hub.port });
    await wire.start();
    wires.push(wire);
    const desktop = await TestDesktop.enter(hub, person, wire.address);
    desktops.push(desktop);
    await desktop.live();
    return desktop;
  }

  let people: readonly { readonly id: string; readonly name: string }[];
  const idOf = (name: string) => people.find((person) => person.name === name)!.id;

  beforeAll(async () => {
    hub = await startTestHub();
    people = await (await openDemo(hub)).people();
    for (const name of ['Соколова Анна Сергеевна', 'Дарья Ковалёва']) await enter(idOf(name));
    second = idOf('Тимур Ахметов');
    third = await RawClient.enter(hub, second);
    chat = await desktops[0]!.chat(CHAT);
  });
  afterEach(async () => {
    for (const [index, wire] of wires.entries()) {
      wire.mend();
      desktops[index]!.open.replicator.reconnect();
    }
    await Promise.all(desktops.map((one) => one.live()));
  });
  afterAll(async () => {
    third.close();
    for (const one of desktops) await one.close();
    for (const wire of wires) await wire.stop();
    await hub.remove();
  });

  const all = () => desktops as [TestDesktop, TestDesktop];
  const wish = (by: TestDesktop, of: RoundWish) => by.open.replica.rounds.do(of);
  const cut = async (...which: readonly TestDesktop[]) => {
    for (const one of which) wires[desktops.indexOf(one)]!.cut();
    await Promise.all(
      which.map((one) => one.until('connection', {}, ({ state }) => state.kind === 'offline')),
    );
  };
  const mend = (...which: readonly TestDesktop[]) => {
    for (const one of which) {
      wires[desktops.indexOf(one)]!.mend();
      one.open.replicator.reconnect();
    }
  };
  const votePart = (by: string, of: string, choices: number[], scope = `chat:${chat}`) =>
    part({
      kind: 'vote',
      id: voteId(of, by),
      scope,
      parent: of,
      by,
      stamp: clock.stamp(),
      body: { choices },
    });
  const thirdVotes = async (of: string, choices: number[], scope?: string) =>
    expect(await third.push(votePart(second, of, choices, scope))).toMatchObject([{ acceptance: {} }]);
  /** What the hub gives somebody who enters anew. */
  async function givenTo(person: string) {
    const raw = await RawClient.enter(hub, person);
    raw.close();
    return raw.received.flatMap((one) => (one.type === 'changes' ? one.documents : []));
  }
  async function row<K extends 'poll' | 'event'>(
    on: TestDesktop,
    kind: K,
    is: (row: K extends 'poll' ? PollRow : EventRow) => boolean,
  ): Promise<K extends 'poll' ? PollRow : EventRow> {
    type Row = K extends 'poll' ? PollRow : EventRow;
    const find = (rows: readonly { readonly kind: string }[]) =>
      rows.find((one): one is Row => one.kind === kind && is(one as Row));
    const view = await on.until('messages', { chat, limit: 50 }, ({ rows }) => find(rows) !== undefined);
    return find(view.rows)!;
  }

  it('F-055, G-8 a poll and votes made without a link give one result, one vote each, everywhere', async () => {
    const [teacher, first] = all();
    await wish(teacher, { ...QUESTION, chat });
    const { id } = await row(first, 'poll', ({ text }) => text === QUESTION.question);
    await cut(teacher, first);
    await wish(first, { do: 'vote', of: id, choices: [0] });
    await wish(first, { do: 'vote', of: id, choices: [1] });
    await wish(teacher, { do: 'vote', of: id, choices: [0] });
    await thirdVotes(id, [0]);
    await thirdVotes(id, [1]);
    const waiting = await row(first, 'poll', (one) => one.own.state === 'written');
    expect([waiting.own.choices, waiting.voters]).toEqual([[1], 0]);
    mend(first);
    await row(first, 'poll', ({ voters }) => voters === 2);
    mend(teacher);
    const seen = await Promise.all(
      all().map((one) => row(one, 'poll', (poll) => poll.id === id && poll.voters === 3)),
    );
    for (const poll of seen) expect(poll.options.map(({ count }) => count)).toEqual([1, 2]);
    expect(seen[0]?.options[1]?.people.map(({ name }) => name).sort()).toEqual([
      'Дарья Ковалёва',
      'Тимур Ахметов',
    ]);
  });

  it('F-055 a poll is asked anew while nobody has voted, and a vote that was on its way counts for nothing else', async () => {
    const [teacher, first] = all();
    await wish(teacher, { ...QUESTION, chat, question: 'Куда поедм?' });
    const old = await row(first, 'poll', ({ text }) => text === 'Куда поедм?');
    await cut(first);
    await wish(first, { do: 'vote', of: old.id, choices: [0] });
    const own = await row(teacher, 'poll', ({ id }) => id === old.id);
    expect(own.canReplace).toBe(true);
    await wish(teacher, { ...QUESTION, do: 'replacePoll', poll: old.id, chat, question: 'Куда поедем?' });
    mend(first);
    const fresh = await row(first, 'poll', ({ text }) => text === 'Куда поедем?');
    expect([fresh.voters, fresh.own.state]).toEqual([0, 'none']);
    await first.until('outbox', {}, (rows) => rows.every(({ state }) => state === 'refused'));
    expect((await row(teacher, 'poll', ({ id }) => id === fresh.id)).voters).toBe(0);
    await wish(first, { do: 'vote', of: fresh.id, choices: [0] });
    const voted = await row(teacher, 'poll', (one) => one.id === fresh.id && one.voters === 1);
    expect(voted.canReplace).toBe(false);
  });

  it('F-055 a vote that comes after the closing does not count, and its author is told', async () => {
    const [teacher, first] = all();
    await wish(teacher, { ...QUESTION, chat, question: 'Успеете?' });
    const isThis = ({ text }: PollRow) => text === 'Успеете?';
    const { id } = await row(first, 'poll', isThis);
    await thirdVotes(id, [0]);
    await row(teacher, 'poll', (one) => isThis(one) && one.voters === 1);
    await cut(first);
    await wish(first, { do: 'vote', of: id, choices: [1] });
    await wish(teacher, { do: 'closePoll', poll: id });
    await row(teacher, 'poll', (one) => isThis(one) && one.closesAt > 0);
    // The hub has to have heard of it before the vote comes.
    await teacher.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
    mend(first);
    const late = await row(first, 'poll', (one) => isThis(one) && one.own.state === 'refused');
    expect([late.voters, late.options.map(({ count }) => count)]).toEqual([1, [1, 0]]);
    // Others of the same person may have been refused before it.
    const isOfThis = (one: { readonly id: string }) => one.id === voteId(id, first.person);
    const outbox = await first.until('outbox', {}, (rows) => rows.some(isOfThis));
    const told = { act: 'vote', state: 'refused', refusal: { code: 'pollClosed' }, chat };
    expect(outbox.filter(isOfThis)).toMatchObject([told]);
    await first.open.replica.discardRefused(voteId(id, first.person));
  });

  it('F-055 places of a sign-up go in the order of arrival, and a place given back goes to who waits', async () => {
    const [teacher, first] = all();
    const options = [{ text: 'Экскурсия', places: 1 }];
    await wish(teacher, { ...QUESTION, chat, type: 'signup', question: 'Кто едет?', options });
    const isThis = ({ text }: PollRow) => text === 'Кто едет?';
    const { id } = await row(first, 'poll', isThis);
    await cut(first);
    // The first one to press is not the first to arrive.
    await wish(first, { do: 'vote', of: id, choices: [0] });
    await thirdVotes(id, [0]);
    mend(first);
    await row(first, 'poll', (one) => isThis(one) && one.own.turn === 1);
    await thirdVotes(id, []);
    const moved = await row(
      first,
      'poll',
      (one) => isThis(one) && one.own.state === 'counted' && one.own.turn === 0,
    );
    expect(moved.options[0]).toMatchObject({ count: 1, people: [{ name: 'Дарья Ковалёва' }], waiting: [] });
  });

  it('D-12 of an anonymous poll nobody holds a vote of another; the totals come after the closing', async () => {
    const [teacher, first] = all();
    await wish(teacher, { ...QUESTION, chat, isAnonymous: true, question: 'Тайно?' });
    const isThis = ({ text }: PollRow) => text === 'Тайно?';
    const { id } = await row(first, 'poll', isThis);
    await wish(teacher, { do: 'vote', of: id, choices: [0] });
    await wish(first, { do: 'vote', of: id, choices: [1] });
    await thirdVotes(id, [1], `person:${second}`);
    const open = await row(first, 'poll', (one) => isThis(one) && one.voters === 3);
    expect(open.options.map(({ count, people: who }) => [count, who.length])).toEqual([[-1, 0], [-1, 0]]); // prettier-ignore
    await wish(teacher, { do: 'closePoll', poll: id });
    const closed = await Promise.all(
      all().map((one) => row(one, 'poll', (poll) => isThis(poll) && poll.isCounted)),
    );
    for (const poll of closed) {
      expect(poll.options.map(({ count, people: who }) => [count, who.length])).toEqual([[1, 0], [2, 0]]); // prettier-ignore
    }
    const held = (await givenTo(teacher.person)).filter((one) => one.kind === 'vote' && one.parent === id);
    expect(held.map(({ by }) => by)).toEqual([teacher.person]);
  });

  it('F-055 forged votes and totals are refused: twice, for others, from outside, late, by hand', async () => {
    const [teacher, first] = all();
    await wish(teacher, { ...QUESTION, chat, question: 'Честно?' });
    const isThis = ({ text }: PollRow) => text === 'Честно?';
    const { id } = await row(first, 'poll', isThis);
    const raw = await RawClient.enter(hub, first.person);
    const members = await hub.hub.store.byScope(`chat:${chat}`);
    const inChat = new Set(members.map(({ by }) => by));
    const { id: stranger } = people.find((one) => !inChat.has(one.id))!;
    const outsider = await RawClient.enter(hub, stranger);
    const scope = `chat:${chat}`;
    const vote = (by: string, of: object = {}) => ({ ...votePart(by, id, [0]), ...of });
    const tally = part({
      kind: 'tally',
      id: tallyId(id),
      scope,
      parent: id,
      by: first.person,
      stamp: clock.stamp(),
      body: { voters: 99, counts: [99, 0], isFinal: true },
    });
    const forged = [
      vote(first.person, { id: clock.stamp() }),
      vote(first.person, { id: `${id}.${first.person}.w` }),
      vote(teacher.person),
      vote(teacher.person, { by: first.person }),
      vote(first.person, { scope: `person:${first.person}` }),
      tally,
      { ...tally, by: '@school' },
    ];
    const before = await hub.hub.store.head();
    for (const verdict of await raw.push(...forged))
      expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });
    expect(await outsider.push(vote(stranger))).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
    expect(await hub.hub.store.head()).toBe(before);
    await wish(teacher, { do: 'closePoll', poll: id });
    await row(first, 'poll', (one) => isThis(one) && one.closesAt > 0);
    expect(await raw.push(vote(first.person))).toMatchObject([{ refusal: { code: 'pollClosed' } }]);
    raw.close();
    outsider.close();
  });

  it('F-052 an event that was planned without a link is there for the members, and who comes is counted', async () => {
    const [teacher, first] = all();
    await cut(teacher);
    const startsAt = Date.now() + 86_400_000;
    const words = { title: 'Поход', place: 'Лес', about: 'Взять воду' };
    await wish(teacher, { do: 'event', chat, ...words, startsAt, endsAt: 0 });
    mend(teacher);
    const { id, place } = await row(first, 'event', ({ text }) => text === 'Поход');
    expect(place).toBe('Лес');
    await wish(first, { do: 'vote', of: id, choices: [0] });
    const coming = await row(teacher, 'event', ({ voters }) => voters === 1);
    expect(coming.options[0]?.people.map(({ name }) => name)).toEqual(['Дарья Ковалёва']);
    await wish(teacher, { do: 'cancelEvent', event: id, isCancelled: true });
    await row(first, 'event', ({ isCancelled }) => isCancelled);
    await wish(teacher, { do: 'cancelEvent', event: id, isCancelled: false });
    await row(first, 'event', ({ isCancelled }) => !isCancelled);
  });

  it('F-052 whoever said to come is told of another time, also when it was changed without a link', async () => {
    const [teacher, first] = all();
    const startsAt = Date.now() + 86_400_000;
    const body = { title: 'Лыжи', place: 'Парк', about: '', startsAt, endsAt: 0 };
    await wish(teacher, { do: 'event', chat, ...body });
    const { id } = await row(first, 'event', ({ text }) => text === 'Лыжи');
    await wish(first, { do: 'vote', of: id, choices: [0] });
    await row(teacher, 'event', (one) => one.id === id && one.voters === 1);
    await cut(teacher);
    const later = { ...body, startsAt: startsAt + 3_600_000, tell: 'Лыжи на час позже' };
    await wish(teacher, { do: 'changeEvent', event: id, ...later });
    mend(teacher);
    const seen = await row(first, 'event', (one) => one.id === id && one.startsAt === later.startsAt);
    expect([seen.isChangedSince, seen.own.choices]).toEqual([true, [0]]);
    const isTold = (one: { readonly text: string }) => one.text === later.tell;
    const view = await first.until('messages', { chat, limit: 50 }, ({ rows }) => rows.some(isTold));
    expect(view.rows.find(isTold)).toMatchObject({ isForMe: true });
    await wish(teacher, { do: 'remove', id });
    await first.until('messages', { chat, limit: 50 }, ({ rows }) => !rows.some((one) => one.id === id));
  });

  it('F-052, F-062 the plan holds what is coming, how it stands with the reader, and what is late', async () => {
    const [teacher, first] = all();
    const now = Date.now();
    const day = 86_400_000;
    const body = { place: 'Зал', about: '', startsAt: now + 2 * day, endsAt: 0 };
    await wish(teacher, { do: 'event', chat, title: 'План: концерт', ...body });
    await wish(teacher, { do: 'event', chat, title: 'План: вчера', ...body, startsAt: now - 2 * day });
    for (const [title, dueAt] of [
      ['План: без срока', 0],
      ['План: доклад', now + day],
      ['План: просрочено', now - 3 * day],
      ['План: давно', now - 60 * day],
    ] as const)
      await wish(teacher, { do: 'task', chat, title, text: '', files: [], dueAt });
    const from = now - day / 2;
    const until = (on: TestDesktop, is: (items: readonly PlanItem[]) => boolean) =>
      on.until('plan', { from }, (items) => is(items.filter(({ title }) => title.startsWith('План'))));
    const planned = (items: readonly PlanItem[]) => items.filter(({ title }) => title.startsWith('План'));
    const ofPupil = planned(await until(first, ({ length }) => length === 3));
    expect(ofPupil.map(({ title, isToAnswer }) => [title, isToAnswer])).toEqual([
      ['План: просрочено', true],
      ['План: доклад', true],
      ['План: концерт', false],
    ]);
    const [late, , concert] = ofPupil;
    await cut(first);
    await wish(first, { do: 'vote', of: concert!.id, choices: [0] });
    await wish(first, { do: 'answer', task: late!.id, text: 'Вот', files: [] });
    await until(first, (items) => items.length === 2 && items.at(-1)?.own === 'comes');
    mend(first);
    // To the teacher nothing of it is late.
    await until(teacher, (items) => items.length === 2);
    for (const { id } of ofPupil.slice(1)) await wish(teacher, { do: 'remove', id });
    await until(first, ({ length }) => length === 0);
  });

  it('F-062 a task, answers that others do not see, the return and the acceptance, all without a link', async () => {
    const [teacher, first] = all();
    await cut(teacher);
    await wish(teacher, { do: 'task', chat, title: 'Дроби', text: 'Сложите', files: [], dueAt: 0 });
    mend(teacher);
    const find = (rows: readonly { readonly kind: string; readonly id: string; readonly text: string }[]) =>
      rows.find((one) => one.kind === 'task' && one.text === 'Дроби');
    const view = await first.until('messages', { chat, limit: 50 }, ({ rows }) => find(rows) !== undefined);
    const task = find(view.rows)!.id;
    const until = (on: TestDesktop, is: (of: TaskView) => boolean) =>
      on.until('task', { task }, (of) => of !== undefined && is(of));

    await cut(first);
    await wish(first, { do: 'answer', task, text: 'Две трети', files: [] });
    const kept = await until(first, ({ threads }) => threads[0]?.entries[0]?.state === 'written');
    expect(kept?.threads[0]?.state).toBe('handedIn');
    mend(first);
    const arrived = await until(teacher, ({ threads }) => threads.length === 1);
    const answer = arrived!.threads[0]!.entries[0]!.id;
    expect(arrived?.missing.map(({ name }) => name)).toContain('Тимур Ахметов');

    await cut(teacher);
    const reply = { do: 'reply', task, pupil: first.person, answer } as const;
    await wish(teacher, { ...reply, text: 'Сократите', files: [], verdict: 'returned' });
    mend(teacher);
    await until(first, ({ threads }) => threads[0]?.state === 'returned');
    await wish(first, { do: 'answer', task, text: 'Одна вторая', files: [] });
    const again = await until(teacher, ({ threads }) => threads[0]?.state === 'handedIn');
    const better = again!.threads[0]!.entries.findLast(({ kind }) => kind === 'answer')!.id;
    await wish(teacher, { ...reply, answer: better, text: '', files: [], verdict: 'accepted' });
    await until(first, ({ threads }) => threads[0]?.state === 'accepted');

    // Another pupil holds nothing of it, until the teacher shows it.
    const ofTask = async () => (await givenTo(second)).filter(({ parent }) => parent === task);
    expect(await ofTask()).toEqual([]);
    await wish(teacher, { do: 'show', answer: better, isShown: true });
    const shown = await until(first, (of) => of.task.shown.length === 1);
    expect(shown?.task.shown[0]).toMatchObject({ text: 'Одна вторая', pupil: { name: 'Дарья Ковалёва' } });
    expect((await ofTask()).map(({ kind }) => kind)).toEqual(['taskshow']);
    await wish(teacher, { do: 'show', answer: better, isShown: false });
    await until(first, (of) => of.task.shown.length === 0);
  });
});
