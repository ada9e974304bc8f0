import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import { accept, messagePart, personCard, stampAt } from '../../testing/make-documents.ts';
import { blockBody, CITED, rulesPart, stepPart } from '../../testing/make-moderation.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

const DAY = 86_400_000;
const OWN = { chat: 'c1', person: 'anna' } as const;

let anna: TestReplica;
let seq = 100;
beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', 'Педагоги'), 1);
  await anna.receive([personCard('head', ['head'], { isVerified: true }), personCard('dasha', ['pupil'])], 5);
});
afterEach(() => anna.replica.close());

/** Documents as the hub accepted them at a moment. */
async function told(at: number, ...parts: readonly AuthorPart[]): Promise<void> {
  await anna.store.apply(
    parts.map((part) => accept(part, ++seq, at)),
    [],
  );
}

const violations = [1, 2, 3, 4].map((n) =>
  stepPart('head', { ...OWN, stamp: stampAt(n) }, { step: 'violation', message: stampAt(10 + n), ...CITED }),
);
const block = stepPart(
  'head',
  { ...OWN, stamp: stampAt(9) },
  blockBody(
    violations.map(({ id }) => id),
    1,
  ),
);

describe('a block', () => {
  test('F-109, G-15 ends by itself while the hub is off, also on a computer whose clock was set back for years', async () => {
    // The hub was there once since the start.
    anna.clock.setHubTime(START_MS);
    await told(START_MS - 1000, ...violations);
    await told(START_MS, block);
    const blocked = await anna.until('chat', { chat: 'c1' }, (view) => view?.gate === 'blocked');
    expect(blocked?.canWrite).toBe(false);
    await expect(anna.replica.sendMessage('c1', 'Раз')).rejects.toThrow('blocked');
    const over = anna.until('chat', { chat: 'c1' }, (view) => view?.canWrite === true);
    anna.timers.advance(DAY / 2);
    anna.computer.setMs = -700 * DAY;
    anna.timers.advance(DAY / 4);
    await expect(anna.replica.sendMessage('c1', 'Два')).rejects.toThrow('blocked');
    anna.timers.advance(DAY / 4 - 1);
    await expect(anna.replica.sendMessage('c1', 'Два')).rejects.toThrow('blocked');
    anna.timers.advance(1);
    expect((await over)?.gate).toBeUndefined();
    expect(anna.link.progress.value.state.kind).toBe('offline');
    await anna.replica.sendMessage('c1', 'Три');
  });

  test('F-109, F-110 is over at once when it was a mistake, and with a hub that is a little ahead, at that very moment', async () => {
    await told(START_MS - 1000, ...violations);
    await told(START_MS - 500, block);
    await anna.until('chat', { chat: 'c1' }, (view) => view?.gate === 'blocked');
    const correction = stepPart(
      'head',
      { ...OWN, stamp: stampAt(30) },
      { step: 'correction', of: block.id, words: 'Ошибка' },
    );
    const free = anna.until('chat', { chat: 'c1' }, (view) => view?.canWrite === true);
    await told(START_MS + 700, correction);
    await expect(anna.replica.sendMessage('c1', 'Раз')).rejects.toThrow('blocked');
    anna.timers.advance(700);
    await free;
  });

  test('F-109, F-110 is over as soon as the hub says what time it is there', async () => {
    anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: START_MS });
    await told(START_MS - 1000, ...violations);
    await told(START_MS - 500, block);
    await anna.until('chat', { chat: 'c1' }, (view) => view?.gate === 'blocked');
    const free = anna.until('chat', { chat: 'c1' }, (view) => view?.canWrite === true);
    anna.clock.setHubTime(START_MS + DAY);
    anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: START_MS + DAY });
    await free;
  });
});

describe('F-107 the own record', () => {
  test('F-107 each violation has its rule, its date and its moderator, and the person finds it where they write', async () => {
    const [first] = violations;
    await told(START_MS - 1000, first!);
    const {
      steps,
      isOwn,
      violations: count,
    } = await anna.until('case', OWN, (view) => view.steps.length > 0);
    expect([isOwn, count]).toEqual([true, 1]);
    expect(steps[0]).toMatchObject({ step: 'violation', rule: 1, at: START_MS - 1000, canAppeal: true });
    const { news, ownViolations } = await anna.until('chatOrder', { chat: 'c1' });
    expect([news?.step, ownViolations]).toEqual(['violation', 1]);
    anna.timers.advance(2 * DAY);
    expect((await anna.until('chatOrder', { chat: 'c1' })).news).toBeUndefined();
  });
});

describe('F-105 reports', () => {
  test('F-105 refuses when not allowed, is written without a link, and stands in the queue until it is answered', async () => {
    const his = stampAt(5_000);
    await told(START_MS - 1000, messagePart({ by: 'dasha', chat: 'c1', id: his, text: 'Грубо' }));
    const { moderation } = anna.replica;
    await expect(moderation.do({ do: 'report', message: stampAt(77), words: '' })).rejects.toThrow(
      'notFound',
    );
    const own = await anna.replica.sendMessage('c1', 'Моё');
    await expect(moderation.do({ do: 'report', message: own.id, words: '' })).rejects.toThrow('notAllowed');
    await moderation.do({ do: 'report', message: his, words: ' Он обижает ' });
    const [row] = await anna.until('desk', { chat: '' }, (rows) => rows.length === 1);
    expect(row).toMatchObject({ text: 'Грубо', words: 'Он обижает', isLate: false, end: undefined });
    const late = anna.until('desk', { chat: 'c1' }, (rows) => rows[0]?.isLate === true);
    anna.timers.advance(DAY);
    await late;
    await moderation.do({ do: 'answerReport', report: row!.id, result: 'noViolation', words: '' });
    await anna.until('chatOrder', { chat: 'c1' }, ({ openReports }) => openReports === 0);
    expect((await anna.until('chatOrder', { chat: 'c1' })).ownReports).toMatchObject([
      { result: 'noViolation' },
    ]);
  });
});

describe('F-098 rules', () => {
  test('F-098 those that come into force while the hub is off are asked for from that moment on', async () => {
    const edition = stampAt(60);
    await told(START_MS, rulesPart(edition, { from: START_MS + DAY }));
    expect((await anna.until('chat', { chat: 'c1' }))?.canWrite).toBe(true);
    const asked = anna.until('chat', { chat: 'c1' }, (view) => view?.gate === 'rulesFirst');
    anna.timers.advance(DAY);
    await asked;
    await anna.replica.moderation.do({ do: 'accept', editions: [edition] });
    await anna.until('chat', { chat: 'c1' }, (view) => view?.canWrite === true);
    const { editions } = await anna.until('rules', { chat: 'c1', message: '' });
    expect(editions[0]).toMatchObject({ id: edition, isAccepted: true, isToAccept: false });
  });

  test('F-098 those of a hub whose clock is a little ahead are asked for as soon as they hold here', async () => {
    const asked = anna.until('chat', { chat: 'c1' }, (view) => view?.gate === 'rulesFirst');
    await told(START_MS + 3000, rulesPart(stampAt(60), { from: START_MS + 3000 }));
    expect((await anna.until('chat', { chat: 'c1' }))?.canWrite).toBe(true);
    anna.timers.advance(3000);
    await asked;
  });
});
