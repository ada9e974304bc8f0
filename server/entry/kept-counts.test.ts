import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { GUESS_LIMITS, GuessLimit } from '../gateway/guess-limit.ts';
import { KeptCounts } from './kept-counts.ts';
import { MailCodes } from './mail-codes.ts';

const MAIL = { isSetUp: () => Promise.resolve(true), send: () => Promise.resolve('1') };
const TO = { email: 'mother@example.org', school: 'Школа 1', classroom: '2А', givenName: 'Даша' };

function setUp() {
  const settings = new Map<string, string>();
  const clock = { now: 1_000_000, isFull: false };
  const store = {
    setting: (name: string) => Promise.resolve(settings.get(name)),
    setSetting: (name: string, value: string) => {
      if (clock.isFull) return Promise.reject(new Error('no space'));
      settings.set(name, value);
      return Promise.resolve();
    },
  };
  /** As at a start of the hub, once the one before has kept everything. */
  const start = async () => {
    await nextTurn();
    const counts = new KeptCounts(store);
    const codes = new MailCodes(() => clock.now, counts);
    await counts.begin();
    return { codes, guesses: new GuessLimit(() => clock.now, counts) };
  };
  return { settings, clock, start };
}

describe('[ENTRY-9] what was counted at the door', () => {
  test('is known after a restart: who guessed goes on waiting, and nobody else', async () => {
    const { clock, start } = setUp();
    const before = await start();
    for (let n = 0; n < GUESS_LIMITS.free + 3; n++) before.guesses.missed('10.0.0.5');
    const waitMs = before.guesses.waitMs('10.0.0.5');
    expect(waitMs).toBeGreaterThan(0);
    const { guesses } = await start();
    expect(guesses.waitMs('10.0.0.5')).toBe(waitMs);
    expect(guesses.waitMs('10.0.0.6')).toBe(0);
    clock.now += GUESS_LIMITS.forgottenAfterMs + 1;
    expect((await start()).guesses.waitMs('10.0.0.5')).toBe(0);
  });

  test('counts what all have missed together across restarts', async () => {
    const { start } = setUp();
    for (let hub = 0; hub < 3; hub++) {
      const { guesses } = await start();
      for (let n = 0; n < GUESS_LIMITS.inTotal / 3; n++) guesses.missed(`10.${hub}.0.${n}`);
    }
    const { guesses } = await start();
    expect(guesses.waitMs('10.0.0.1')).toBeGreaterThan(0);
    expect(guesses.waitMs('10.9.9.9')).toBe(0);
  });

  test('F-027 letters with codes are no more for a restart in the same hour', async () => {
    const { clock, start } = setUp();
    for (let n = 0; n < 5; n++) await (await start()).codes.send(MAIL, 'slip', TO);
    await expect((await start()).codes.send(MAIL, 'slip', TO)).rejects.toThrow('tooMany');
    await (await start()).codes.send(MAIL, 'another slip', TO);
    clock.now += 3600_000;
    await (await start()).codes.send(MAIL, 'slip', TO);
  });

  test('that is damaged, or cannot be kept, keeps no hub from starting and no limit from counting', async () => {
    const { settings, clock, start } = setUp();
    for (const text of ['{', '7', '{"guesses":{"total":"many"},"letters":[]}']) {
      settings.set('entryCounts', text);
      expect((await start()).guesses.waitMs('10.0.0.5')).toBe(0);
    }
    clock.isFull = true;
    const { guesses } = await start();
    for (let n = 0; n < GUESS_LIMITS.free + 1; n++) guesses.missed('10.0.0.5');
    expect(guesses.waitMs('10.0.0.5')).toBeGreaterThan(0);
  });

  test('takes no more room than a thousand callers need', async () => {
    const { settings, start } = setUp();
    const { guesses } = await start();
    for (let n = 0; n < 1500; n++) guesses.missed(`10.1.${n >> 8}.${n & 255}`);
    await nextTurn();
    expect(settings.get('entryCounts')?.length).toBeLessThan(100_000);
    expect((await start()).guesses.waitMs('10.1.5.200')).toBeGreaterThan(0);
  });
});
