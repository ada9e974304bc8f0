import { beforeEach, expect, test } from 'vitest';
import type { Typing as TypingNotice } from '../../shared/protocol/typing.ts';
import { Typing } from './typing.ts';

let at = 0;
let told: (readonly [string, TypingNotice])[] = [];
const gone = new Set<string>();
let typing: Typing;

beforeEach(() => {
  at = 0;
  told = [];
  gone.clear();
  typing = new Typing({
    now: () => at,
    hears: (person) => Promise.resolve(!gone.has(person)),
  });
  typing.onTold((devices, notice) => told.push(...[...devices].map((device) => [device, notice] as const)));
  typing.hear('d-anna', 'anna', 'c1');
  typing.hear('d-oleg', 'oleg', 'c1');
  typing.hear('d-far', 'far', 'c2');
});
const notice = { type: 'typing', chat: 'c1', person: 'anna' };

test('[TYPING-3] those hear of it who have this chat open and are still in it, but for the writer', async () => {
  typing.hear('d-anna-too', 'anna', 'c1');
  typing.hear('d-left', 'left', 'c1');
  gone.add('left');
  await typing.told('d-anna', 'anna', 'c1');
  expect(told).toEqual([['d-oleg', notice]]);
  // Who turns to another chat, or is not connected any more, hears nothing of this one.
  typing.hear('d-oleg', 'oleg', 'c2');
  at = 10_000;
  await typing.told('d-anna', 'anna', 'c1');
  typing.hear('d-oleg', 'oleg', 'c1');
  typing.left('d-oleg');
  at = 20_000;
  await typing.told('d-anna', 'anna', 'c1');
  expect(told).toHaveLength(1);
});

test('[TYPING-2] a flood is refused, and a chat hears once a second however many write in it', async () => {
  await typing.told('d-anna', 'anna', 'c1');
  for (const ms of [0, 1000, 3900]) {
    at = ms;
    await expect(typing.told('d-anna', 'anna', 'c1')).rejects.toMatchObject({ data: { code: 'tooMany' } });
  }
  expect(told).toHaveLength(1);
  at = 4000;
  await typing.told('d-anna', 'anna', 'c1');
  expect(told).toHaveLength(2);
  for (let n = 0; n < 100; n += 1) await typing.told(`d-${n}`, `p${n}`, 'c1');
  expect(told).toHaveLength(2);
  at = 5000;
  await typing.told('d-100', 'p100', 'c1');
  expect(told).toHaveLength(4);
});

test('[TYPING-3] more devices than there can be push out the oldest', async () => {
  for (let n = 0; n < 5_000; n += 1) typing.hear(`many-${n}`, `p${n}`, 'c2');
  await typing.told('d-anna', 'anna', 'c1');
  expect(told).toEqual([]);
});
