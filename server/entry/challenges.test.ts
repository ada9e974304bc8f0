import { describe, expect, test } from 'vitest';
import { Challenges } from './challenges.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const slip = 'a'.repeat(64);
const clientNonce = 'b'.repeat(32);

function setUp() {
  const clock = { now: 1000 };
  return { clock, challenges: new Challenges(() => clock.now) };
}

describe('[ENTRY-3] a challenge', () => {
  test('is good for its slip, its client nonce and ten minutes', () => {
    const { clock, challenges } = setUp();
    const hubNonce = challenges.open(slip, clientNonce);
    expect(hubNonce).toMatch(/^[0-9a-f]{32}$/);
    expect(challenges.isOpen({ slip, clientNonce, hubNonce })).toBe(true);
    expect(challenges.isOpen({ slip: 'c'.repeat(64), clientNonce, hubNonce })).toBe(false);
    expect(challenges.isOpen({ slip, clientNonce: 'd'.repeat(32), hubNonce })).toBe(false);
    expect(challenges.isOpen({ slip, clientNonce, hubNonce: 'e'.repeat(32) })).toBe(false);
    clock.now += TEN_MINUTES_MS;
    expect(challenges.isOpen({ slip, clientNonce, hubNonce })).toBe(false);
  });

  test('is new every time', () => {
    const { challenges } = setUp();
    const nonces = Array.from({ length: 50 }, () => challenges.open(slip, clientNonce));
    expect(new Set(nonces).size).toBe(50);
  });

  test('gives way to newer ones when there are very many', () => {
    const { challenges } = setUp();
    const first = challenges.open(slip, clientNonce);
    let last = first;
    for (let n = 0; n < 2000; n++) last = challenges.open(slip, clientNonce);
    expect(challenges.isOpen({ slip, clientNonce, hubNonce: first })).toBe(false);
    expect(challenges.isOpen({ slip, clientNonce, hubNonce: last })).toBe(true);
  });
});
