import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InkBody } from '../schema/ink.ts';
import { CueBody } from '../schema/stage.ts';
import { parserOf } from '../std/parse.ts';
import { inkBodies, stageBodies } from '../testing/arbitrary-stage.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { decidingCue, filmPosition, pensGiven } from './cue.ts';
import { absolute, drawnOn, drawnPages, steps } from './drawing.ts';

const parseInk = parserOf('ink', InkBody);
const parseCue = parserOf('cue', CueBody);
const LESSON = stampAt(1);
const BOARD = { on: '', page: 1 };

const people = fc.constantFrom('anna', 'boris');
const inked = (by: string, ms: number, body: unknown) =>
  part({
    kind: 'ink',
    id: stampAt(ms),
    stamp: stampAt(ms),
    by,
    scope: 'chat:c1',
    parent: LESSON,
    body: parseInk(body),
  });
const drawings = fc
  .array(fc.tuple(people, inkBodies), { maxLength: 12 })
  .map((all) => all.map(([by, body], at) => inked(by, at + 2, body)));
const place = { ...BOARD, at: 1, pen: '' };
const line = (by: string, ms: number, key: number, points: number[]) =>
  inked(by, ms, {
    do: 'draw',
    ...place,
    strokes: [{ key, tool: 'pen', colour: 0, width: 20, points, text: '' }],
  });

describe('[LIVE-4] what stands on a page', () => {
  test('F-065 follows from the set of documents, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(drawings, fc.array(fc.nat(), { minLength: 12 }), (all, chances) => {
        const shuffled = all
          .map((one, index) => ({ one, at: chances[index] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const twice = new Map([...shuffled, ...all].map((one) => [one.id, one])).values();
        expect(drawnOn(BOARD, twice)).toEqual(drawnOn(BOARD, all));
      }),
    );
  });

  test('F-065 keeps the order of drawing, and the parts of a line together', () => {
    const all = [
      line('anna', 2, 1, [10, 10, 5, 5]),
      line('boris', 3, 1, [90, 90, 1, 1]),
      line('anna', 4, 1, [20, 20, 5, 5]),
    ];
    expect(drawnOn(BOARD, all).map(({ by, points }) => [by, points])).toEqual([
      ['anna', [10, 10, 15, 15, 20, 20, 25, 25]],
      ['boris', [90, 90, 91, 91]],
    ]);
  });

  test('F-065 a clearing takes what came before it and nothing after, on its page alone', () => {
    fc.assert(
      fc.property(drawings, (all) => {
        const clear = inked('anna', 50, { do: 'clear', ...place });
        const later = line('boris', 51, 9, [1, 1]);
        expect(drawnOn(BOARD, [later, clear, ...all]).map(({ key }) => key)).toEqual([9]);
        const other = { on: '', page: 2 };
        expect(drawnOn(other, [clear, ...all])).toEqual(drawnOn(other, all));
      }),
    );
  });

  test('F-065 only its author takes a stroke back, also before its last part has come', () => {
    const all = [line('anna', 2, 1, [1, 1]), line('boris', 3, 1, [2, 2]), line('anna', 5, 1, [3, 3])];
    const undo = inked('anna', 4, { do: 'undo', ...place, key: 1 });
    expect(drawnOn(BOARD, [undo, ...all]).map(({ by }) => by)).toEqual(['boris']);
    expect([...drawnPages('', [undo, ...all])]).toEqual([1]);
    expect([...drawnPages('exhibit1', all)]).toEqual([]);
  });

  test('F-065 steps give back the places, and none lies off the page', () => {
    const places = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(places, (all) => {
        const even = all.slice(0, all.length - (all.length % 2));
        expect(absolute(steps(even))).toEqual(even);
      }),
    );
    expect(absolute([9000, 9000, 9000, -9999])).toEqual([9000, 9000, 10_000, 0]);
  });
});

describe('[LIVE-3] what is on the stage', () => {
  const cue = (ms: number, body: unknown, by = 'anna') =>
    part({
      kind: 'cue',
      id: stampAt(ms),
      stamp: stampAt(ms),
      by,
      scope: 'chat:c1',
      parent: LESSON,
      body: parseCue(body),
    });

  test('F-075 is said by the newest cue, whoever of the leaders it is by and in whatever order they come', () => {
    const cues = fc.array(stageBodies.cue, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cues, fc.boolean(), (all, isTurned) => {
        const said = all.map((body, at) => cue(at + 1, body, at % 2 ? 'anna' : 'boris'));
        const come = isTurned ? said.toReversed() : said;
        expect(decidingCue([...come, ...said])).toEqual(said.at(-1));
      }),
    );
    expect(decidingCue([])).toBeUndefined();
  });

  test('F-075 a film stands where hub time says, and not behind its end', () => {
    const at = { positionMs: 5000, atMs: 1000 };
    expect(filmPosition({ ...at, isPlaying: true }, 3500, 60_000)).toBe(7500);
    expect(filmPosition({ ...at, isPlaying: false }, 3500, 60_000)).toBe(5000);
    expect(filmPosition({ ...at, isPlaying: true }, 990, 60_000)).toBe(5000);
    expect(filmPosition({ ...at, isPlaying: true }, 900_000, 60_000)).toBe(60_000);
  });

  test('F-065 whoever was given the pen has it until the newest word takes it', () => {
    const pen = (ms: number, person: string, isGiven: boolean) =>
      part({
        kind: 'pen',
        id: stampAt(ms),
        stamp: stampAt(ms),
        by: 'anna',
        scope: 'chat:c1',
        parent: LESSON,
        body: { person, isGiven },
      });
    const all = [pen(4, 'vera', false), pen(2, 'vera', true), pen(3, 'boris', true)];
    expect([...pensGiven(all)]).toEqual([['boris', stampAt(3)]]);
  });
});
