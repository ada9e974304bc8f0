import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { messagePart, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { createLog } from '../../server/observability/log.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { chatPart, fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let teacher: RawClient;
let pupil: RawClient;
let second: RawClient;
let mother: RawClient;
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
const logged: string[] = [];
const log = createLog('debug', { write: (line: string) => void logged.push(line) });

beforeAll(async () => {
  hub = await startTestHub(undefined, log);
  await fillSmallSchool(hub.hub);
  await hub.hub.acceptor.writeAsSchool([chatPart('news', 'wholeSchool')]);
});
beforeEach(async () => {
  // The hub remembers of each connection when it said something last.
  for (const client of [teacher, pupil, second, mother]) client?.close();
  [teacher, pupil, second, mother] = (await Promise.all(
    ['teacher', 'pupil', 'second', 'mother'].map((person) => RawClient.enter(hub, person)),
  )) as [RawClient, RawClient, RawClient, RawClient];
});
afterAll(async () => {
  for (const client of [teacher, pupil, second, mother]) client.close();
  await hub.remove();
});

const codeOf = (answer: Awaited<ReturnType<RawClient['call']>>) => (answer.ok ? '' : answer.error.code);
const noticesOf = (client: RawClient) =>
  client.received.flatMap((message) => (message.type === 'notice' ? [message.data] : []));

test('[TYPING-1] [TYPING-3] who has the chat open hears of it, and nobody else', async () => {
  for (const client of [teacher, second])
    expect((await client.call('typing.hear', { chat: 'c1' })).ok).toBe(true);
  expect((await pupil.call('typing.tell', { chat: 'c1' })).ok).toBe(true);
  const told = { type: 'typing', chat: 'c1', person: 'pupil' };
  expect((await teacher.next('notice')).data).toEqual(told);
  expect((await second.next('notice')).data).toEqual(told);
  // What was asked for is answered after what was told.
  await Promise.all([pupil, mother].map((client) => client.call('typing.hear', { chat: '' })));
  expect([noticesOf(pupil), noticesOf(mother)]).toEqual([[], []]);
});

test('[TYPING-1] [TYPING-2] refuses when not allowed: a chat of others, one that is read, none at all', async () => {
  expect(codeOf(await mother.call('typing.hear', { chat: 'c1' }))).toBe('notAllowed');
  expect(codeOf(await pupil.call('typing.hear', { chat: 'c2' }))).toBe('notAllowed');
  expect(codeOf(await pupil.call('typing.hear', { chat: 'news' }))).toBe('notAllowed');
  for (const chat of ['c2', 's1', 'news', 'nowhere']) {
    expect(codeOf(await pupil.call('typing.tell', { chat }))).toBe('notAllowed');
  }
  for (const data of [{}, { chat: '' }, { chat: 'c1', person: 'teacher' }, { chat: 'ж'.repeat(5000) }]) {
    expect(codeOf(await pupil.call('typing.tell', data))).toBe('badRequest');
  }
});

test('[TYPING-2] [TYPING-3] a flood reaches nobody, and nothing is stored or logged', async () => {
  await second.call('typing.hear', { chat: 'c1' });
  const head = await hub.hub.store.head();
  const answers = await Promise.all(
    Array.from({ length: 300 }, () => pupil.call('typing.tell', { chat: 'c1' })),
  );
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  expect(new Set(answers.map(codeOf))).toEqual(new Set(['', 'tooMany']));
  // The link goes on: what is written comes.
  const message = messagePart({ by: 'pupil', chat: 'c1', stamp: clock.stamp(), text: 'Готово' });
  expect(await pupil.push(message)).toMatchObject([{ acceptance: {} }]);
  await second.next('changes');
  expect(noticesOf(second).length).toBeLessThanOrEqual(1);
  expect(await hub.hub.store.head()).toBe(head + 1);
  expect(logged.filter((line) => line.includes('typing') || line.includes('c1'))).toEqual([]);
});

test('[TYPING-1] the hub forgets who wanted to hear when the connection ends', async () => {
  await second.call('typing.hear', { chat: 'c1' });
  second.close();
  await second.closed;
  second = await RawClient.enter(hub, 'second');
  await pupil.call('typing.tell', { chat: 'c1' });
  await second.call('typing.hear', { chat: '' });
  expect(noticesOf(second)).toEqual([]);
});
