import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { chatMembership, messagePart } from '../../shared/testing/make-documents.ts';
import { LivingSchool, cut, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

const CHAT = 'k6a.pupils';
const textsOf = (client: RawClient): readonly unknown[] =>
  documents(client).flatMap(({ kind, body }) => (kind === 'message' ? [body['text']] : []));
const documents = (client: RawClient): readonly AcceptedDocument[] =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
const forgotten = (client: RawClient) =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.forget : []));
const transfer = (from: string, to: string) =>
  school.act('admin', 'move.transfer', { person: 'older', from, to });
const messageOf = (id: string) => messagePart({ by: 'anna', chat: CHAT, id });
const joinAgain = async (client: RawClient) =>
  await client.push(chatMembership(CHAT, 'older', { stamp: school.newId() }));

describe('F-021 history after a transfer', () => {
  test('F-021 what was said before stays readable, nothing later comes, and nobody writes', async () => {
    const [pupil, teacher] = [await school.client('older'), await school.client('anna')];
    const [first] = await school.say(teacher, 'anna', CHAT, 'до первода');
    await transfer('k6a', 'k6b');
    await school.say(teacher, 'anna', CHAT, 'после перевода');
    const body = { text: 'до перевода', replyTo: '' };
    await teacher.push({ ...messageOf(first!.id), stamp: school.newId(), body });
    while (!textsOf(pupil).includes('до перевода')) await pupil.caughtUp();
    const later = await school.client('older');
    expect(textsOf(pupil)).toEqual(['до первода', 'до перевода']);
    expect(textsOf(later)).toEqual(['до перевода']);
    for (const client of [pupil, later]) {
      expect(forgotten(client)).not.toContain(`chat:${CHAT}`);
    }
    const [verdict] = await school.say(pupil, 'older', CHAT, 'я ещё тут');
    expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });
  });

  test('F-021 whoever comes back and joins again gets what was said meanwhile, on every computer', async () => {
    const teacher = await school.client('anna');
    const [screen, laptop] = [await school.desktop('older'), await school.desktop('older')];
    await school.say(teacher, 'anna', CHAT, 'раз');
    const texts = async (of: typeof screen, count: number) =>
      (
        await of.desktop.until('messages', { chat: CHAT, limit: 50 }, ({ rows }) => rows.length === count)
      ).rows.map(({ text }) => text);
    for (const one of [screen, laptop]) await texts(one, 1);
    await transfer('k6a', 'k6b');
    await school.say(teacher, 'anna', CHAT, 'два');
    await screen.desktop.until('offers', {}, (rows) => rows.some(({ title }) => title === '6Б, ученики'));
    await laptop.desktop.until('offers', {}, (rows) => rows.some(({ title }) => title === '6Б, ученики'));
    await cut(laptop);
    await transfer('k6b', 'k6a');
    await screen.desktop.until('offers', {}, (rows) => rows.some(({ title }) => title === '6А, ученики'));
    await screen.desktop.open.replica.joining.join(CHAT);
    await school.say(teacher, 'anna', CHAT, 'три');
    expect(await texts(screen, 3)).toEqual(['раз', 'два', 'три']);
    mend(laptop);
    expect(await texts(laptop, 3)).toEqual(['раз', 'два', 'три']);
  });

  test('F-021 where the school does not keep it, the history goes with the class', async () => {
    const pupil = await school.client('older');
    const policy = { name: 'leaversKeepHistory', chat: '', value: false, isSet: true };
    await school.act('admin', 'policy.set', policy);
    await transfer('k6a', 'k6b');
    while (!forgotten(pupil).includes(`chat:${CHAT}`)) await pupil.caughtUp();
    await school.act('admin', 'policy.set', { ...policy, value: true });
    const again = await school.client('older');
    expect(documents(again).some(({ scope }) => scope === `chat:${CHAT}`)).toBe(true);
  });

  test('F-021 the old chat can be put away for good', async () => {
    await transfer('k6a', 'k6b');
    const pupil = await school.client('older');
    const [left] = await pupil.push(chatMembership(CHAT, 'older', { state: 'ended', stamp: school.newId() }));
    expect(left).toHaveProperty('acceptance');
    while (!forgotten(pupil).includes(`chat:${CHAT}`)) await pupil.caughtUp();
    expect((await joinAgain(pupil))[0]).toMatchObject({ refusal: { code: 'notAllowed' } });
  });

  test('F-022 a teacher who is detached or not confirmed any more keeps nothing', async () => {
    const teacher = await school.client('anna');
    await school.act('admin', 'teachers.detach', { classroom: 'k6a', person: 'anna' });
    await teacher.caughtUp();
    expect(forgotten(teacher)).toEqual(expect.arrayContaining([`chat:${CHAT}`, 'chat:k6a.parents']));
  });
});
