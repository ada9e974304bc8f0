import { afterAll, beforeAll, expect, test } from 'vitest';
import { HUB_CALLS } from '../../shared/ipc/hub-calls.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { chatPart, fillSmallSchool, PEOPLE } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const parseCounts = parserOf('chats.counts', HUB_CALLS['chats.counts'].answer);
const parseEntered = parserOf('accounts.entered', HUB_CALLS['accounts.entered'].answer);

let hub: TestHub;
let head: RawClient;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  await hub.hub.acceptor.writeAsSchool([
    personCard('head', ['head'], { isVerified: true }),
    offer('c1', 'pupils', 'k1'),
    offer('s1', 'staffroom', ''),
    chatPart('secret', 'group'),
    chatMembership('secret', 'pupil'),
  ]);
  head = await RawClient.enter(hub, 'head');
});
afterAll(async () => {
  head.close();
  await hub.remove();
});

function offer(chat: string, template: 'pupils' | 'staffroom', classroom: string) {
  const scope = classroom === '' ? 'staff' : `class:${classroom}`;
  const body = { chat, title: `Чат ${chat}`, template, classroom, isArchived: false };
  return part({ kind: 'offer', id: `${chat}.o`, scope, body });
}

async function counts(): Promise<Readonly<Record<string, number>>> {
  const answer = await head.call('chats.counts', {});
  expect(answer).toMatchObject({ ok: true });
  const { counts: found } = parseCounts(answer.ok ? answer.value : undefined);
  return Object.fromEntries(found.map(({ chat, members }) => [chat, members]));
}

test('F-127 the hub tells how many are in each chat that the school offers, in numbers alone', async () => {
  expect(await counts()).toEqual({ c1: 3, s1: 1 });
  const answer = JSON.stringify(await head.call('chats.counts', {}));
  for (const person of PEOPLE) expect(answer).not.toContain(person);
});

test('F-127 whoever declines is one less, like whoever has not decided, and is not named', async () => {
  await hub.hub.acceptor.writeAsSchool([
    chatMembership('c1', 'second', { state: 'declined', stamp: stampAt(2) }),
  ]);
  expect(await counts()).toEqual({ c1: 2, s1: 1 });
  expect(JSON.stringify(await head.call('chats.counts', {}))).not.toContain('second');
});

test('F-127 whoever leaves the school is counted no more', async () => {
  const before = (await counts())['c1'];
  await hub.hub.acceptor.writeAsSchool([
    { ...personCard('pupil', ['pupil'], { leftAt: 1_700_000_000_000 }), stamp: stampAt(3) },
  ]);
  expect((await counts())['c1']).toBe((before ?? 0) - 1);
});

test('F-096 the hub tells who has come in, and nobody who has not', async () => {
  const teacher = await RawClient.enter(hub, 'teacher');
  const answer = await head.call('accounts.entered', {});
  const { people } = parseEntered(answer.ok ? answer.value : undefined);
  expect([...people].sort()).toEqual(['head', 'teacher']);
  teacher.close();
});
