import { beforeEach, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { SessionHub } from '../../tests/fixtures/session-hub.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { PacedWriting } from './paced-writing.ts';
import { policyId } from '../../shared/schema/policy.ts';

const LIMIT = 5;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WRITER = { person: 'pupil', device: 'd1' };

let on: SessionHub;
let paced: PacedWriting;
beforeEach(async () => {
  on = new SessionHub(openMemoryStore());
  await fillSmallSchool(on.hub);
  await on.hub.acceptor.writeAsSchool([
    on.hub.documents.make('policy', {
      id: policyId('messagesPerMinute'),
      scope: 'school',
      body: { name: 'messagesPerMinute', chat: '', value: LIMIT, isSet: true },
    }),
  ]);
  on.timers.advance(48 * HOUR_MS);
  paced = new PacedWriting(() => on.timers.now());
});

const push = async (parts: readonly AuthorPart[], writer = WRITER) =>
  (await paced.push(on.hub, writer, parts)).map((one) =>
    'refusal' in one ? one.refusal.code : 'acceptance' in one ? 'taken' : 'ahead',
  );
/** Messages whose ids say that they were written so many minutes ago, one a minute. */
const since = (minutesAgo: number, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const ms = on.timers.now() - (minutesAgo - n) * MINUTE_MS;
    return messagePart({ by: 'pupil', chat: 'c1', id: stampAt(ms), stamp: stampAt(ms), text: `Слово ${n}` });
  });

describe('[MOD-10] when something was written', () => {
  test('[MOD-10] is believed of a device that comes back after a day without a link', async () => {
    paced.began(WRITER.device);
    paced.ended(WRITER.device);
    on.timers.advance(24 * HOUR_MS);
    paced.began(WRITER.device);
    expect(new Set(await push(since(20 * 60, 100)))).toEqual(new Set(['taken']));
  });

  test('[MOD-10] is not believed of one that had a link all the time, nor of one that was there before', async () => {
    paced.began(WRITER.device);
    on.timers.advance(24 * HOUR_MS);
    // Hours ago there was a link: they are as old as a weak link makes them at most, or of this minute.
    const codes = await push(since(20 * 60, 60));
    expect(codes.filter((code) => code === 'taken')).toHaveLength(2 * LIMIT);
    paced.ended(WRITER.device);
    on.timers.advance(10 * MINUTE_MS);
    paced.began(WRITER.device);
    const again = await push(since(19 * 60, 60));
    expect(again.filter((code) => code === 'taken').length).toBeLessThanOrEqual(2 * LIMIT);
  });

  test('[MOD-10] what was refused is taken later, what the hub holds takes no room, and a refused right gives it back', async () => {
    paced.began(WRITER.device);
    const now = on.timers.now();
    const parts = Array.from({ length: LIMIT + 1 }, (_, n) =>
      messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(now + n), text: `Раз ${n}` }),
    );
    const foreign = parts.map((one) => ({ ...one, scope: 'chat:c2', parent: 'c2' }));
    expect(new Set(await push(foreign))).toEqual(new Set(['notAllowed', 'tooManyMessages']));
    expect(await push(parts)).toEqual([...Array<string>(LIMIT).fill('taken'), 'tooManyMessages']);
    const other = new PacedWriting(() => on.timers.now());
    paced = other;
    expect(await push(parts.slice(0, LIMIT))).toEqual(Array<string>(LIMIT).fill('taken'));
    on.timers.advance(20 * MINUTE_MS);
    paced.began(WRITER.device);
    expect(await push(parts.slice(LIMIT))).toEqual(['taken']);
  });
});
