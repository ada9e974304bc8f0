import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POLICIES } from '../../shared/schema/policy.ts';
import { messagePart } from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

const CHAT = 'k6a.pupils';
const LIMIT = POLICIES.messagesPerMinute.standard;
const set = (name: string, value: number) =>
  school.act('admin', 'policy.set', { name, chat: '', value, isSet: true });
const codes = (verdicts: Awaited<ReturnType<RawClient['push']>>) =>
  verdicts.map((one) => ('refusal' in one ? one.refusal.code : 'acceptance' in one ? 'taken' : 'ahead'));

describe('[MOD-10] limits against floods', () => {
  test('[MOD-10] a flooding client is held to the limit; others write on, and what was refused can be sent later', async () => {
    const [flooding, friend] = [await school.client('older'), await school.client('anna')];
    const flood = Array.from({ length: LIMIT * 2 }, (_, n) =>
      messagePart({ by: 'older', chat: CHAT, stamp: school.newId(), text: `Поток ${n}` }),
    );
    const first = codes(await flooding.push(...flood));
    // The minute may have turned while they were made.
    const taken = first.filter((code) => code === 'taken').length;
    expect(taken).toBeGreaterThanOrEqual(LIMIT);
    expect(new Set(first)).toEqual(new Set(['taken', 'tooManyMessages']));

    const [word] = await school.say(friend, 'anna', CHAT, 'А мне слышно');
    expect(word).toHaveProperty('acceptance');
    await set('messagesPerMinute', 0);
    const rest = flood.filter((_, n) => first[n] !== 'taken');
    expect(new Set(codes(await flooding.push(...rest)))).toEqual(new Set(['taken']));
  });

  test('[MOD-10] the own computer says so at once and keeps the text; a day’s messages written without a link come through whole', async () => {
    await set('messagesPerMinute', 3);
    const { desktop: child, wire } = await school.desktop('older');
    await child.until('chats', {}, (rows) => rows.some(({ id }) => id === CHAT));
    await cut({ desktop: child, wire });
    for (const text of ['Раз', 'Два', 'Три']) await child.send(CHAT, text);
    const refused = await child.send(CHAT, 'Четыре').catch((error: unknown) => error);
    // The minute may have turned in between; then there is room for more.
    if (refused instanceof Error) expect(refused).toMatchObject({ data: { code: 'tooManyMessages' } });
    mend({ desktop: child, wire });
    await child.until('messages', { chat: CHAT, limit: 20 }, ({ rows }) =>
      ['Раз', 'Два', 'Три'].every((text) => rows.some((row) => row.text === text && row.state === 'onHub')),
    );
    expect((await child.until('outbox', {}, () => true)).filter(({ refusal }) => refusal)).toEqual([]);
  });
});

describe('[MOD-10] what a hub is told at its start', () => {
  /** What became of twice as many messages as a minute has room for, from a hub that was told this. */
  async function floodOf(...settings: Parameters<typeof LivingSchool.open>): Promise<ReadonlySet<string>> {
    const other = await LivingSchool.open(...settings);
    try {
      const flooding = await other.client('older');
      const flood = Array.from({ length: LIMIT * 2 }, (_, n) =>
        messagePart({ by: 'older', chat: CHAT, stamp: other.newId(), text: `Поток ${n}` }),
      );
      return new Set(codes(await flooding.push(...flood)));
    } finally {
      await other.close();
    }
  }

  test('[MOD-10] room for very many messages at once leaves the limits of the school', async () => {
    expect(await floodOf([], { messagesAtOnce: 99_999 })).toEqual(new Set(['taken', 'tooManyMessages']));
  });

  test('[MOD-10] without limits everything is taken as it comes', async () => {
    expect(await floodOf([], { messagesAtOnce: 1, hasFloodLimits: false })).toEqual(new Set(['taken']));
  });
});
