import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CueBody } from '../schema/stage.ts';
import { decidingCue } from '../stage/cue.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { chaptersIn, shownAt, shownLine } from './shown-line.ts';
import { momentOf, type Parts } from './time-line.ts';

const EXHIBIT = stampAt(5);
const slides = (at: number, page: number): CueBody => ({
  show: 'slides',
  at,
  exhibit: EXHIBIT,
  page,
  pages: 9,
});
const film = (at: number, isPlaying: boolean): CueBody => ({
  show: 'film',
  at,
  exhibit: EXHIBIT,
  isPlaying,
  positionMs: 0,
  atMs: at,
});
const nothing = (at: number): CueBody => ({ show: 'nothing', at });
/** Two stretches of ten seconds with a minute between them. */
const PARTS: Parts = [
  { atMs: 0, startedAt: 100_000, durationMs: 10_000 },
  { atMs: 10_000, startedAt: 170_000, durationMs: 10_000 },
];

describe('[LIVE-6] G-4 what a recording shows', () => {
  test('at each place it is what decided at that moment of hub time, whatever clocks said', () => {
    const times = fc.array(fc.integer({ min: 90_000, max: 190_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 19_999 }), (ats, place) => {
        const cues = ats.map((at, index) => slides(at, (index % 9) + 1));
        const moment = momentOf(PARTS, place);
        const said = cues
          .map((body, index) => {
            const id = stampAt(1000 + index);
            return part({ kind: 'cue', id, stamp: id, by: 'anna', scope: 'chat:c1', parent: EXHIBIT, body });
          })
          .filter(({ body }) => Number(body['at']) <= moment);
        expect(shownAt(shownLine(PARTS, cues), place)).toEqual(decidingCue(said)?.body);
      }),
    );
  });

  test('places rise, and each has one entry', () => {
    const times = fc.array(fc.integer({ min: 90_000, max: 190_000 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, (ats) => {
        const places = shownLine(
          PARTS,
          ats.map((at) => nothing(at)),
        ).map(({ atMs }) => atMs);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('G-4 chapters of a recording', () => {
  const chapters = (cues: readonly CueBody[]) => chaptersIn(shownLine(PARTS, cues), 20_000);

  test('are the pages that were shown for a while, also those that the recording began with', () => {
    const cues = [slides(90_000, 1), slides(103_000, 2), slides(103_500, 3), slides(104_000, 4)];
    expect(chapters(cues).map(({ atMs, cue }) => [atMs, cue])).toEqual([
      [0, slides(90_000, 1)],
      [4000, slides(104_000, 4)],
    ]);
  });

  test('what was turned to between two stretches begins with the second one', () => {
    const cues = [slides(101_000, 1), slides(120_000, 2)];
    expect(chapters(cues).map(({ atMs }) => atMs)).toEqual([1000, 10_000]);
  });

  test('a film that was paused goes on, a stage with nothing on it is none, nor is what came after the end', () => {
    const cues = [film(101_000, true), film(105_000, false), film(106_000, true), nothing(170_000)];
    expect(chapters([...cues, slides(500_000, 1)]).map(({ atMs }) => atMs)).toEqual([1000]);
  });
});
