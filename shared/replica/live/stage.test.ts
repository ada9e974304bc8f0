import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { exhibitPart } from '../../testing/make-stage.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

let anna: TestReplica;
let lesson: string;
const DECK = stampAt(50);

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  const joined = ['boris', 'vera'].flatMap((one) => [
    personCard(one, ['teacher']),
    chatMembership('c1', one),
  ]);
  await anna.receive(joined, 20);
  ({ lesson } = await anna.replica.lessons.start({ chat: 'c1', type: 'lesson', plan: '' }));
});
afterEach(() => anna.replica.close());

const stage = (until: (value: NonNullable<Awaited<ReturnType<typeof look>>>) => boolean) =>
  anna.until('stage', { chat: 'c1', lesson }, (value) => value !== undefined && until(value));
const look = () => anna.until('stage', { chat: 'c1', lesson });
const ink = (until: (count: number) => boolean, page = 1) =>
  anna.until('ink', { chat: 'c1', lesson, on: '', page }, ({ strokes }) => until(strokes.length));
const cueBy = (by: string, ms: number) =>
  part({
    kind: 'cue',
    id: stampAt(ms),
    stamp: stampAt(ms),
    by,
    scope: 'chat:c1',
    parent: lesson,
    body: { show: 'board', at: 3, page: 2 },
  });
const stroke = { key: 7, tool: 'pen' as const, colour: 1, width: 35, points: [10, 10, 5, 5], text: '' };

describe('[LIVE-3] a stage as it is seen', () => {
  test('F-075 shows slides without a link, also before they have come, and with their source', async () => {
    expect((await look())?.on).toEqual({ show: 'nothing' });
    const cue = { show: 'slides', at: 0, exhibit: DECK, page: 2, pages: 4 } as const;
    await anna.replica.stage.do({ do: 'show', lesson, cue });
    const early = await stage(({ on }) => on.show === 'slides');
    expect(early?.on).toMatchObject({ page: 2, pages: 4, exhibit: undefined });
    await anna.receive([exhibitPart('boris', { id: DECK, chat: 'c1' })], 60);
    const shown = await stage(({ on }) => on.show === 'slides' && on.exhibit !== undefined);
    expect(shown?.on).toMatchObject({
      exhibit: { title: 'Линейная функция', isVerified: false, isOwn: false },
    });
    const files = await anna.until('exhibitFiles', {}, ({ length }) => length > 0);
    expect(files[0]).toMatchObject({ document: DECK, file: { digest: 'a'.repeat(64), type: 'image/webp' } });
  });

  test('F-075 follows the newest word of any leader, and takes off what is not wanted any more', async () => {
    await anna.receive([cueBy('boris', 55)], 60);
    const others = await stage(({ on }) => on.show === 'board');
    expect([others?.by?.id, others?.on]).toEqual(['boris', { show: 'board', page: 2 }]);
    await anna.replica.stage.do({ do: 'show', lesson, cue: { show: 'nothing', at: 0 } });
    await anna.receive([cueBy('boris', 50)], 61);
    await stage(({ on, by }) => on.show === 'nothing' && by?.id === 'anna');
    const { id } = await anna.replica.stage.do({
      do: 'prepare',
      chat: 'c1',
      exhibit: exhibitPart('anna', { id: DECK, chat: 'c1' }).body as never,
    });
    await anna.until('exhibits', { chat: 'c1' }, ({ length }) => length === 1);
    await anna.replica.stage.do({ do: 'putAway', exhibit: id });
    await anna.until('exhibits', { chat: 'c1' }, ({ length }) => length === 0);
  });

  test('F-075 another session’s slides are not shown, and nothing is done in one that is not here', async () => {
    await anna.receive([exhibitPart('boris', { id: DECK, chat: 'c2' })], 60);
    const cue = { show: 'slides', at: 0, exhibit: DECK, page: 1, pages: 1 } as const;
    await anna.replica.stage.do({ do: 'show', lesson, cue });
    const shown = await stage(({ on }) => on.show === 'slides');
    expect(shown?.on).toMatchObject({ exhibit: undefined });
    await expect(anna.replica.stage.do({ do: 'show', lesson: stampAt(5), cue })).rejects.toThrow('notFound');
    await expect(anna.replica.stage.do({ do: 'putAway', exhibit: stampAt(5) })).rejects.toThrow('notFound');
    expect(await anna.until('stage', { chat: 'c1', lesson: stampAt(5) })).toBeUndefined();
  });
});

describe('[LIVE-4] a board as it is seen', () => {
  test('F-065 keeps what was drawn, takes back one’s own, and is cleared page by page', async () => {
    const on = { lesson, on: '', page: 1 } as const;
    await anna.replica.stage.do({ do: 'draw', ...on, strokes: [stroke] });
    await anna.replica.stage.do({ do: 'draw', ...on, strokes: [{ ...stroke, points: [20, 20] }] });
    const drawn = await anna.until(
      'ink',
      { chat: 'c1', ...on },
      ({ strokes }) => strokes[0]?.points.length === 6,
    );
    expect(drawn).toMatchObject({ lastOwn: 7, pages: [1] });
    await anna.replica.stage.do({ do: 'undo', ...on, key: 7 });
    await ink((count) => count === 0);
    await anna.replica.stage.do({ do: 'draw', ...on, page: 2, strokes: [{ ...stroke, key: 8 }] });
    await ink((count) => count === 1, 2);
    await anna.replica.stage.do({ do: 'clear', ...on, page: 2 });
    await ink((count) => count === 0, 2);
  });

  test('F-065 tells who was given the pen, and is nothing that waits to be sent by hand', async () => {
    await anna.replica.stage.do({ do: 'pen', lesson, person: 'vera', isGiven: true });
    await stage(({ pens, mayDraw }) => pens.includes('vera') && mayDraw);
    await anna.replica.stage.do({ do: 'pen', lesson, person: 'vera', isGiven: false });
    await stage(({ pens }) => pens.length === 0);
    const rows = await anna.until('outbox', {}, ({ length }) => length > 0);
    expect(rows.map(({ act }) => act)).toEqual(['lesson']);
  });
});

describe('[LIVE-6] a stage as it is seen again', () => {
  test('G-4 tells all that was shown in the order in which it decides, with what it names', async () => {
    await anna.receive([cueBy('boris', 55), exhibitPart('boris', { id: DECK, chat: 'c1' })], 60);
    const cue = { show: 'slides', at: 0, exhibit: DECK, page: 1, pages: 1 } as const;
    await anna.replica.stage.do({ do: 'show', lesson, cue });
    const replay = await anna.until('replay', { chat: 'c1', lesson }, (value) => value?.cues.length === 2);
    expect(replay?.cues.map(({ show }) => show)).toEqual(['board', 'slides']);
    expect(replay?.exhibits.map(({ id }) => id)).toEqual([DECK]);
    expect(await anna.until('replay', { chat: 'c1', lesson: stampAt(5) })).toBeUndefined();
  });

  test('G-4 tells all that was done to one page, and another chat’s slides are not among it', async () => {
    await anna.receive([exhibitPart('boris', { id: DECK, chat: 'c2' })], 60);
    const cue = { show: 'slides', at: 0, exhibit: DECK, page: 1, pages: 1 } as const;
    await anna.replica.stage.do({ do: 'show', lesson, cue });
    const on = { lesson, on: '', page: 1 } as const;
    await anna.replica.stage.do({ do: 'draw', ...on, strokes: [stroke] });
    await anna.replica.stage.do({ do: 'draw', ...on, page: 2, strokes: [{ ...stroke, key: 8 }] });
    await anna.replica.stage.do({ do: 'undo', ...on, key: 7 });
    const ink = await anna.until('replayInk', { chat: 'c1', ...on }, ({ length }) => length === 2);
    expect(ink.map(({ body }) => body['do']).toSorted()).toEqual(['draw', 'undo']);
    expect((await anna.until('replay', { chat: 'c1', lesson }))?.exhibits).toEqual([]);
  });
});

describe('[LIVE-11] what is said, in words', () => {
  const said = (atMs: number, text: string) => ({ atMs, durationMs: 2000, text });
  const captions = (until: (texts: readonly string[]) => boolean) =>
    anna.until('captions', { chat: 'c1', lesson }, (value) =>
      value ? until(value.lines.map(({ text }) => text)) : false,
    );

  test('F-125 is typed while the session goes on, without a link, and is nothing that waits by hand', async () => {
    await anna.replica.stage.do({ do: 'caption', lesson, lines: [said(20, 'Откройте тетради')] });
    await anna.replica.stage.do({ do: 'caption', lesson, lines: [said(10, 'Здравствуйте')] });
    const view = await captions(({ length }) => length === 2);
    expect(view?.lines.map(({ text }) => text)).toEqual(['Здравствуйте', 'Откройте тетради']);
    expect(view?.last?.text).toBe('Откройте тетради');
    const rows = await anna.until('outbox', {}, ({ length }) => length > 0);
    expect(rows.map(({ act }) => act)).toEqual(['lesson']);
  });

  test('F-125 is brought as a whole, longer than one document, and taken away as a whole', async () => {
    await anna.replica.stage.do({ do: 'caption', lesson, lines: [said(20, 'напечатано')] });
    const lines = Array.from({ length: 150 }, (_, index) => said(index, `строка ${index}`));
    await anna.replica.stage.do({ do: 'captions', lesson, lines });
    await captions(({ length }) => length === 150);
    await anna.replica.stage.do({ do: 'captions', lesson, lines: [] });
    const view = await captions(({ length }) => length === 0);
    expect(view?.last?.text).toBe('напечатано');
  });

  test('F-125 tells who is asked to type, by the newest word', async () => {
    const ask = (isAsked: boolean) =>
      anna.replica.stage.do({ do: 'captioner', lesson, person: 'vera', isAsked });
    const asked = (count: number) =>
      anna.until('captions', { chat: 'c1', lesson }, (value) => value?.captioners.length === count);
    await ask(true);
    expect((await asked(1))?.captioners).toEqual(['vera']);
    await ask(false);
    await asked(0);
    await expect(
      anna.replica.stage.do({ do: 'caption', lesson: stampAt(5), lines: [said(1, 'а')] }),
    ).rejects.toThrow('notFound');
    expect(await anna.until('captions', { chat: 'c1', lesson: stampAt(5) })).toBeUndefined();
  });
});
