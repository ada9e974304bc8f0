import { afterEach, beforeEach, expect, test } from 'vitest';
import { askOrRecall } from '../../electron/replica/kept-calls.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { ChannelReachAnswer } from '../../shared/ipc/reach-calls.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { chatDrafts } from '../../shared/directory/class-chats.ts';
import { partOf } from '../../shared/acts/try-act.ts';
import { Deliveries } from '../../server/reach/deliveries.ts';
import { messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';

const parseReach = parserOf('answer', ChannelReachAnswer);
const CHANNEL = 'school1.wholeschool';

let school: LivingSchool;
beforeEach(async () => {
  const about = {
    title: 'Общешкольный канал',
    template: 'wholeSchool',
    classroom: '',
    isArchived: false,
  } as const;
  const channel = chatDrafts(CHANNEL, about).map((one) => partOf(one, stampAt(1)));
  school = await LivingSchool.open(channel);
});
afterEach(() => school.close());

async function announce(by: string): Promise<string> {
  const client = await school.client(by);
  const id = school.newId();
  const post = {
    ...messagePart({ by, chat: CHANNEL, id, stamp: id, text: 'Завтра линейка' }),
    scope: `channel:${CHANNEL}`,
  };
  expect(await client.push(post)).toMatchObject([{ acceptance: {} }]);
  client.close();
  return id;
}

async function reachOf(by: string, message: string) {
  const client = await school.client(by);
  const answer = await client.call('channel.reach', { message });
  client.close();
  return answer.ok ? parseReach(answer.value) : answer.error.code;
}

const numbers = (count: { people: number; delivered: number; read: number }) =>
  `${count.delivered}/${count.people}, ${count.read}`;

async function ofClass(by: string, message: string, title: string) {
  const reach = await reachOf(by, message);
  if (typeof reach === 'string') return reach;
  const found = reach.classes.find((one) => one.title === title);
  return (
    found && { pupils: numbers(found.pupils), parents: numbers(found.parents), total: numbers(reach.total) }
  );
}

test('F-053 delivered and read are counted by class: what a computer has stored, and what was read on it', async () => {
  const older = await school.desktop('older');
  const { desktop: mother } = await school.desktop('mother');
  await cut(older);
  const message = await announce('head');
  await mother.until('messages', { chat: CHANNEL, limit: 5 }, ({ rows }) => rows.length === 1);
  // Everybody but the head, who has written it: 12 people. The mother has a child in 6А and one in 4А.
  await expect
    .poll(() => ofClass('head', message, '6А'))
    .toEqual({ pupils: '0/1, 0', parents: '1/1, 0', total: '1/12, 0' });
  expect(await ofClass('head', message, '4А')).toMatchObject({ pupils: '0/2, 0', parents: '1/2, 0' });
  await mother.open.replica.markRead(CHANNEL, message);
  mend(older);
  await older.desktop.until('messages', { chat: CHANNEL, limit: 5 }, ({ rows }) => rows.length === 1);
  await expect
    .poll(() => ofClass('head', message, '6А'))
    .toEqual({ pupils: '1/1, 0', parents: '1/1, 1', total: '2/12, 1' });
  const reach = await reachOf('head', message);
  expect(typeof reach === 'string' ? [] : reach.classes.map(({ title }) => title)).toEqual([
    '4А',
    '6А',
    '11А',
  ]);
});

test('F-053 refuses when not allowed: only leaders and whoever has written it learn the numbers', async () => {
  const message = await announce('head');
  for (const who of ['anna', 'librarian', 'older', 'mother'])
    expect(await reachOf(who, message), who).toBe('notAllowed');
  for (const who of ['admin', 'head'])
    expect(await reachOf(who, message), who).toMatchObject({ staff: { people: 6 } });
  expect(await reachOf('admin', 'k6a')).toBe('notFound');
});

test('F-053 the answer holds numbers and titles of classes, and no name or id of anybody', async () => {
  const message = await announce('head');
  const text = JSON.stringify(await reachOf('head', message));
  for (const { id, body } of (await school.directory()).all('person')) {
    expect(text).not.toContain(`"${id}"`);
    expect(text).not.toContain(body.familyName);
  }
});

test('F-053 what was delivered is known after a restart of the hub, and to no other channel', async () => {
  const { desktop: mother } = await school.desktop('mother');
  const message = await announce('head');
  await mother.until('messages', { chat: CHANNEL, limit: 5 }, ({ rows }) => rows.length === 1);
  const { hub } = school.hub;
  const document = (await hub.store.get(message))!;
  const mark = {
    person: 'mother',
    scope: document.scope,
    log: `${document.hub}.${document.epoch}`,
    upTo: document.seq,
  };
  await expect.poll(() => hub.deliveries.isHeld(mark)).toBe(true);
  await hub.deliveries.stop();
  const anew = new Deliveries(hub.store.held);
  expect(await anew.isHeld(mark)).toBe(true);
  expect(await anew.isHeld({ ...mark, upTo: mark.upTo + 1000 })).toBe(false);
  expect(await anew.isHeld({ ...mark, scope: 'channel:other' })).toBe(false);
  expect(await anew.isHeld({ ...mark, person: 'older' })).toBe(false);
});

test('F-053 without a link the last numbers are known, with their time, and only to the same question', async () => {
  const { desktop: head } = await school.desktop('head');
  const { kept } = head.open.replica.school;
  const asked = { method: 'channel.reach', data: { message: 'm1' } };
  const away = () => Promise.reject(new AppError('needsConnection', { isRetryable: true }));
  await expect(askOrRecall(kept, asked, away)).rejects.toMatchObject({ data: { code: 'needsConnection' } });
  const first = { at: 7, total: 'все' };
  for (const answer of [first, { ...first, at: 9 }]) {
    expect(await askOrRecall(kept, asked, () => Promise.resolve(answer))).toEqual(answer);
  }
  expect(await askOrRecall(kept, asked, away)).toEqual({ at: 9, total: 'все' });
  const other = { ...asked, data: { message: 'm2' } };
  await expect(askOrRecall(kept, other, away)).rejects.toThrow('needsConnection');
  const refused = () => Promise.reject(new AppError('notAllowed'));
  await expect(askOrRecall(kept, asked, refused)).rejects.toThrow('notAllowed');
  await expect(askOrRecall(kept, { ...asked, method: 'chats.counts' }, away)).rejects.toThrow(
    'needsConnection',
  );
});
